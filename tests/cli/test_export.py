"""`raspred export`: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.small import small_history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Say = Callable[..., Said]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_history().save(tmp_path / "register")


def test_an_export_stands_beside_the_register_and_tells_its_losses(
    register: Path, say: Say
) -> None:
    said = say("export", register, "popolo")
    assert said.code == 0
    assert said.out.splitlines() == [
        "not carried: posts.seats, 1 row: the format has no place for it",
        "not carried: tenures.end, 1 row: an open end cannot be told from an unknown one: left out",
        f"Written: {register}.popolo.json",
    ]
    assert json.loads(register.with_name("register.popolo.json").read_text("utf-8"))["persons"]


def test_an_export_of_a_run_stands_in_its_folder(tmp_path: Path, say: Say) -> None:
    small_history().save(tmp_path / "run" / "register")
    assert say("export", tmp_path / "run", "gexf").code == 0
    assert (tmp_path / "run" / "register.gexf").is_file()


def test_an_export_answers_in_json(register: Path, tmp_path: Path, say: Say) -> None:
    said = say("export", register, "ftm", "--out", tmp_path / "entities", "--json")
    assert said.code == 0
    assert json.loads(said.out) == {"export": str(tmp_path / "entities"), "losses": []}
    assert (tmp_path / "entities").is_file()


def test_a_folder_is_exported_as_a_folder(register: Path, say: Say) -> None:
    said = say("export", register, "csv")
    assert said.out == f"Written: {register}-csv\n"
    assert say("check", register.with_name("register-csv")).code == 0


def test_an_unknown_format_is_misuse(register: Path, say: Say) -> None:
    said = say("export", register, "graphlm")
    assert said.code == 2
    assert said.err == ("format 'graphlm': there is no such format\n    Did you mean 'graphml'?\n")

"""`raspred read` with a mapping file: strict, lenient, and keeping faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

MAPPING = """
format = "raspred-mapping/1"
source = "a list"
[files.list]
path = "list.csv"
[[persons]]
from = "list"
person_id = "id"
name = "id"
birth = { column = "born", dates = ["yyyy"] }
death = { column = "died", dates = ["yyyy"] }
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "town.toml").write_text(MAPPING)
    return tmp_path


def test_doubts_are_told_and_kept(town: Path, say: Callable[..., Said]) -> None:
    (town / "list.csv").write_text("id,born,died\nada,soon,1920\n")
    said = say("read", town / "town.toml", town / "list.csv", "--out", town / "record")
    assert said.code == 0
    assert "soft: source, list.csv, line 2, born: 'soon' is no date" in said.out
    again = say("check", town / "record")
    assert "soft: source, list.csv, line 2, born: 'soon' is no date" in again.out


def test_strict_reading_writes_nothing(town: Path, say: Callable[..., Said]) -> None:
    (town / "list.csv").write_text("id,born,died\nada,soon,1920\n")
    out = town / "record"
    said = say("read", town / "town.toml", town / "list.csv", "--out", out, "--strict")
    assert said.code != 0
    assert not out.exists()


def test_faults_are_kept_on_request(town: Path, say: Callable[..., Said]) -> None:
    (town / "list.csv").write_text("id,born,died\nada,1921,1920\n")
    out = town / "record"
    said = say("read", town / "town.toml", town / "list.csv", "--out", out)
    assert (said.code, out.exists()) == (1, False)
    assert "--keep-faults" in said.err
    said = say("read", town / "town.toml", town / "list.csv", "--out", out, "--keep-faults")
    assert (said.code, out.exists()) == (1, True)
    assert "hard: persons, ada: death 1920 comes before birth 1921" in said.out

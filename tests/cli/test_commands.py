"""The commands on registers made by hand: what they say and how they end."""

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


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return small_history(two_in_one_seat=True).save(tmp_path / "broken")


def test_check_finds_nothing_hard_in_a_sound_register(register: Path, say: Say) -> None:
    said = say("check", register)
    assert said.code == 0
    assert said.out.splitlines()[-1].startswith("0 hard and ")


def test_check_of_two_holders_of_one_seat_is_a_finding(broken: Path, say: Say) -> None:
    said = say("check", broken)
    assert said.code == 1
    assert "hard: " in said.out
    assert "1 hard and " in said.out


def test_check_answers_in_json(broken: Path, say: Say) -> None:
    said = say("check", broken, "--json")
    assert said.code == 1
    first = json.loads(said.out)[0]
    assert first["severity"] == "hard"
    assert set(first) == {"law", "severity", "table", "row", "what", "remedy"}


def test_a_folder_that_is_not_there_is_misuse(tmp_path: Path, say: Say) -> None:
    for command in (["check"], ["report"], ["measure"]):
        name = ["renewal"] if command == ["measure"] else []
        said = say(*command, tmp_path / "nowhere", *name)
        assert said.code == 2
        assert str(tmp_path / "nowhere") in said.err
        assert "Traceback" not in said.err


def test_a_register_half_written_is_told_file_by_file(register: Path, say: Say) -> None:
    (register / "posts.parquet").unlink()
    said = say("check", register)
    assert said.code == 2
    assert "posts.parquet" in said.err


def test_list_knows_the_nearest_spelling(say: Say) -> None:
    said = say("list", "scenrios")
    assert said.code == 2
    assert said.err == "list scenrios: nothing of that name\n    Did you mean 'scenarios'?\n"


@pytest.mark.parametrize("what", ["scenarios", "mechanisms", "measures", "sources", "formats"])
def test_list_in_words_and_in_json_agree(what: str, say: Say) -> None:
    entries = json.loads(say("list", what, "--json").out)
    words = say("list", what)
    assert words.code == 0
    assert [line.split()[0] for line in words.out.splitlines()[1:]] == [
        entry["name"] for entry in entries
    ]
    assert all(entry.get("about") or entry["question"] for entry in entries)


def test_an_unknown_source_is_answered_with_the_nearest(say: Say, tmp_path: Path) -> None:
    said = say("read", "histroy", "--out", tmp_path / "out")
    assert said.code == 2
    assert "Did you mean 'history'?" in said.err
    assert not (tmp_path / "out").exists()


def test_the_record_is_read_and_passes_its_laws(say: Say, tmp_path: Path) -> None:
    said = say("read", "history", "--out", tmp_path / "record")
    assert said.code == 0, said.out
    assert "soft breaches." in said.out
    assert (tmp_path / "record" / "tenures.csv").is_file()
    again = say("check", tmp_path / "record", "--json")
    assert again.code == 0
    assert {breach["severity"] for breach in json.loads(again.out)} == {"soft"}


def test_a_mistyped_measure_is_answered_with_the_nearest(register: Path, say: Say) -> None:
    said = say("measure", register, "renewl")
    assert said.code == 2
    assert "Did you mean 'renewal'?" in said.err


def test_a_report_is_written_beside_the_register(register: Path, say: Say) -> None:
    said = say("report", register)
    assert said.code == 0
    assert said.out == f"Written: {register}.html\n"
    assert register.with_name("register.html").read_text("utf-8").startswith("<!DOCTYPE html>")

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from raspred.register.provenance import Provenance
from raspred.register.register import Register
from raspred.report import write_register_report
from raspred.report.case import Case
from raspred.report.sections.electors import offices
from raspred.sources import read
from tests.report.strict_page import Page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def history() -> Register:
    return read("history").register


def written(folder: Path, register: Register) -> str:
    write_register_report(register, folder / "register.html")
    return (folder / "register.html").read_text(encoding="utf-8")


def test_the_record_gets_a_whole_page_that_loads_nothing(tmp_path: Path, history: Register) -> None:
    text = written(tmp_path, history)
    page = Page(text)
    assert page.faults == []
    assert page.loads() == []
    assert len(page.ids) == len(set(page.ids))
    assert text == written(tmp_path, history)
    for words in (
        "Who filled the posts",
        "Electors by who placed them in their seat: General secretary",
        "Electors who owe their post to the holder: General secretary",
        f"tenures {len(history.tenures):,} A person in a post for an interval",
    ):
        assert words in page.text


def test_the_office_of_one_seat_is_asked_about(history: Register) -> None:
    assert offices(history) == ["general-secretary"]


def test_retention_of_the_record_is_the_published_one(history: Register) -> None:
    case = Case(history, {}, history)
    kept = [round(case.recorded_retention[roman], 2) for roman in ("X", "XI", "XII", "XIII")]
    assert kept == [0.74, 0.76, 0.89, 0.95]


def test_the_record_leaves_open_when_the_loop_closed(history: Register) -> None:
    found = Case(history, {}, history).recorded_loop
    assert found is not None
    central, earliest, latest = found
    assert (central, latest) == (None, None)
    assert earliest is not None


def test_an_empty_register_is_told_in_sentences(tmp_path: Path) -> None:
    page = Page(written(tmp_path, Register({}, Provenance.of_reading("nothing", {}))))
    assert page.faults == []
    for sentence in (
        "The register is empty.",
        "No tenure of a known post is in the register.",
        "No selection rule of this register says that the holders of a post elect",
        "Nothing was noticed while it was read.",
    ):
        assert sentence in page.text


def test_a_register_without_rules_says_why_measures_are_silent(
    tmp_path: Path, register: Register, summary: dict[str, Any]
) -> None:
    text = Page(written(tmp_path, register)).text
    assert "it needs the office to ask about" in text


def test_a_hostile_name_stays_text(tmp_path: Path, hostile: Register) -> None:
    assert "<script" not in written(tmp_path, hostile)

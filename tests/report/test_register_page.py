from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from raspred.register.builder import RegisterBuilder
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
        "In short",
        "Who placed whom",
        "What kind of authority filled the posts",
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
    assert "asks about an office; no rule here says" in text


def test_a_hostile_name_stays_text(tmp_path: Path, hostile: Register) -> None:
    assert "<script" not in written(tmp_path, hostile)


def board(years: tuple[str, str, str], filled_by: str | None = None) -> Register:
    """Return a chair elected by three trustees, two of whom she placed later on."""
    builder = RegisterBuilder()
    for person in ("ada", "bo", "cy", "di"):
        builder.add("persons", person_id=person, name=person.title())
    builder.add("bodies", body_id="trust", name="The trust")
    builder.add("posts", post_id="chair", body_id="trust", title="Chair", seats=1)
    builder.add("posts", post_id="trustee", body_id="trust", title="Trustee")
    builder.add(
        "selection_rules", rule_id="r", post_id="chair", selection="election",
        selector_post_id="trustee", majority="majority",
    )  # fmt: skip
    first, then, later = years
    for number, (person, post, start, end, by) in enumerate(
        (
            ("ada", "chair", first, "..", None),
            ("bo", "trustee", first, "..", None),
            ("cy", "trustee", then, "..", "ada"),
            ("di", "trustee", later, "..", "ada"),
        )
    ):
        builder.add(
            "tenures", tenure_id=f"t{number}", person_id=person, post_id=post, start=start,
            end=end, appointed_by=by, filled_by=filled_by,
        )  # fmt: skip
    return builder.freeze(Provenance.of_reading("minutes"))


def test_the_finding_stands_first_and_in_words(tmp_path: Path) -> None:
    text = Page(written(tmp_path, board(("2000-01-01", "2001-01-01", "2002-01-01")))).text
    assert (
        "The holder is elected by: Trustee. On 31 December 2002 Ada held the office; 67% (between "
        "67% and 100%) of those who elect to it owed the holder the very seat"
    ) in text
    assert "Ada from 31 January 2002 on" in text
    assert "Of 4 tenures 25% do not tell who filled the post; of 25% it follows from a rule" in text
    assert "What kind of authority" not in text


def test_years_before_christ_have_a_page(tmp_path: Path) -> None:
    text = Page(written(tmp_path, board(("-0050", "-0048", "-0044"), "local"))).text
    assert "On 31 December 45 BC Ada held the office" in text
    assert "What kind of authority" in text

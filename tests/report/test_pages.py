from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from raspred.report import write_report
from tests.report.strict_page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register


def written(
    folder: Path, register: Register, summary: dict[str, Any], record: Register | None = None
) -> str:
    write_report(register, summary, folder / "report.html", record)
    return (folder / "report.html").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    # The page is under test here, not the measures.
    from raspred import measures

    answers = {
        ("post-debt", "general-secretary"): {
            "date": ["1922-04-30", "1926-06-30"],
            "value": [0.05, 0.4],
            "low": [0.0, 0.3],
            "high": [0.1, 0.6],
        },
        ("loop-closed", "general-secretary"): {
            "date": [None],
            "earliest": ["1926-06-30"],
            "latest": [None],
        },
        ("renewal", "central-committee.member"): {
            "selection": ["XI", "XI"],
            "subject": ["retention", "newcomers"],
            "value": [2 / 3, 1 / 3],
        },
    }

    def measure(register: Register, name: str, *, office: str, by: str) -> pl.DataFrame:
        assert by == "month"
        return pl.DataFrame(answers[name, office])

    monkeypatch.setattr(measures, "measure", measure, raising=False)


@pytest.mark.parametrize("kept", ["all", "none"])
def test_the_page_is_whole_html_that_loads_nothing(
    kept: str, tmp_path: Path, register: Register, record: Register, summary: dict[str, Any]
) -> None:
    told = summary if kept == "all" else {}
    text = written(tmp_path, register, told, record if kept == "all" else None)
    page = Page(text)
    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))
    assert page.loads() == []
    assert "url(" not in text
    assert "@import" not in text


def test_every_figure_is_named_and_has_its_numbers_as_a_table(
    tmp_path: Path, register: Register, record: Register, summary: dict[str, Any]
) -> None:
    page = Page(written(tmp_path, register, summary, record))
    pictures = [attributes for tag, attributes in page.tags if attributes.get("role") == "img"]
    assert pictures
    for attributes in pictures:
        named = (attributes["aria-labelledby"] or "").split()
        assert len(named) == 2
        assert set(named) <= set(page.ids)
    figures = sum(tag == "figure" for tag, _ in page.tags)
    assert figures == 12
    assert figures == sum(tag == "details" for tag, _ in page.tags)
    assert figures * 2 == len(pictures)


def test_the_same_input_gives_the_same_bytes(
    tmp_path: Path, register: Register, record: Register, summary: dict[str, Any]
) -> None:
    first = written(tmp_path, register, summary, record)
    assert first == written(tmp_path, register, summary, record)


def test_the_numbers_of_the_run_stand_in_the_sentences(
    tmp_path: Path, register: Register, record: Register, summary: dict[str, Any]
) -> None:
    text = Page(written(tmp_path, register, summary, record)).text
    for sentence in (
        "post debt reached 71% at its highest, in March 1939, and stood at 71% at the end.",
        "The loop closed on 30 June 1926",
        "The record has 40% (between 30% and 60%) in June 1926",
        "the loop closes in June 1926 if every post that he or his office may have filled is "
        "counted as his, and never if only those are that he is known to have filled.",
        "The office was held by Joseph Stalin from 3 April 1922 on.",
        "The least in this history is 50%, at congress XI (1922)",
        "most at XI (1922), where the record has 67% and this history 50%.",
        "1 leader was put out in this history: Alexei Rykov in December 1929.",
        "The record has 1 of them fall too, 1.0 years earlier or later in the mean.",
        "1 attack on a leader came to a vote; 1 found more votes for than against.",
        "10,000 orders in all, 46% of them to responsible posts.",
        "20 postings to 2 places, most to Berlin (15) and Turukhansk (5).",
        "The mean hardship was 0.30; 25% were sent to places of 0.5 and more.",
        "812 persons capitulated in this history",
        "scenario ussr-1920, seed 7: one simulated history",
    ):
        assert sentence in text


def test_an_empty_summary_is_told_in_sentences(tmp_path: Path, record: Register) -> None:
    from raspred.register.provenance import Provenance
    from raspred.register.register import Register as Frozen

    empty = Frozen({}, Provenance.of_run({}))
    text = Page(written(tmp_path, empty, {})).text
    for sentence in (
        "This run left no monthly series of post debt, so no curve is drawn.",
        "No congress met in this run.",
        "This run's register has no committee to draw.",
        "Nobody sat in the Politburo and nobody fell in this run.",
        "No leader was attacked before the committee in this run.",
        "This run counted no orders by period.",
        "This run counted no orders by structure.",
        "This run counted no removals by channel.",
        "No posting to a place on the map is known of this run.",
        "This run did not count destinations by kind.",
    ):
        assert sentence in text
    assert "Voice and silence" not in text
    assert "The loop closed never" not in text


def test_what_was_not_counted_is_not_called_none(
    tmp_path: Path, register: Register, summary: dict[str, Any]
) -> None:
    del summary["loop_closed"], summary["fallen"]
    text = Page(written(tmp_path, register, summary)).text
    assert "Whether the loop closed for good was not counted." in text
    assert "This run kept no list of those who fell" in text
    assert "The loop closed never" not in text
    assert "Put out of the Politburo 0" not in text


def test_a_loop_that_never_closed_is_told(
    tmp_path: Path, register: Register, summary: dict[str, Any]
) -> None:
    text = Page(written(tmp_path, register, summary | {"loop_closed": None})).text
    assert "the loop did not close" in text
    assert "The loop closed never" in text


def test_a_hostile_name_stays_text(
    tmp_path: Path, hostile: Register, summary: dict[str, Any]
) -> None:
    name = "<script>alert('x')</script>"
    summary["fallen"][0]["name"] = name
    summary["scenario"] = name
    text = written(tmp_path, hostile, summary)
    assert "<script" not in text
    page = Page(text)
    assert page.faults == []
    assert name in page.text


def test_postings_come_from_the_orders_where_the_summary_has_none(
    tmp_path: Path, register: Register
) -> None:
    text = Page(written(tmp_path, register, {})).text
    assert "1 posting to 1 place, most to Turukhansk (1)." in text


def test_a_page_for_print_phone_and_dark(tmp_path: Path, register: Register) -> None:
    text = written(tmp_path, register, {})
    for rule in ("@media print", "size: A4", "prefers-color-scheme: dark", "max-width: 600px"):
        assert rule in text
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text

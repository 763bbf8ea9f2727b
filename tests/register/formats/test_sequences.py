"""Careers as sequences: the council's worked by hand, any other against a plain count."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raspred.dates import FAR_PAST, day
from raspred.errors import WritingError
from raspred.register.formats import sequences
from raspred.register.formats.catalog import export
from tests.register.council import council
from tests.register.formats.small import registers

if TYPE_CHECKING:
    from raspred.register.register import Register

# A few years, for the plain count walks through each month of them.
NEAR = st.sampled_from([None, "1923", "1923-04", "1923-04-03", "1924-01~", "[1922-06..1922-09]"])


def table(register: Register, form: str) -> list[list[str]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "careers.csv"
        export(register, form, file)
        with file.open(encoding="utf-8", newline="") as opened:
            return list(csv.reader(opened))


def plain_states(register: Register, months: list[str]) -> dict[str, list[str]]:
    """Return the states of each person, month by month, tenure by tenure."""
    posts = {row["post_id"]: row for row in register.posts.to_dicts()}
    states: dict[str, list[str]] = {}
    for person in register.persons["person_id"]:
        own = [one for one in register.tenures.to_dicts() if one["person_id"] == person]
        states[person] = []
        for month in months:
            year, number = month.rsplit("-", 1)
            first = day(int(year), int(number))
            held = [
                (not posts[one["post_id"]]["elective"], posts[one["post_id"]]["rank"] or -1, post)
                for one in own
                for post in [one["post_id"]]
                if FAR_PAST < one["start_earliest"] <= first < one["end_latest"]
            ]
            states[person].append(max(held)[2] if held else "")
    return states


@settings(max_examples=15)
@given(registers(NEAR))
def test_states_are_those_of_a_plain_count(register: Register) -> None:
    header, *rows = table(register, "sts")
    assert header[0] == "id"
    states = plain_states(register, header[1:])
    assert {row[0]: row[1:] for row in rows} == states


@settings(max_examples=15)
@given(registers(NEAR))
def test_spells_are_the_runs_of_the_states(register: Register) -> None:
    months, *rows = table(register, "sts")
    _, *spells = table(register, "spell")
    filled = {row[0]: [""] * (len(months) - 1) for row in rows}
    for key, status, begin, end, begin_month, end_month in spells:
        assert months[int(begin)] == begin_month
        assert months[int(end)] == end_month
        for month in range(int(begin) - 1, int(end)):
            assert filled[key][month] == ""
            filled[key][month] = status
    assert filled == {row[0]: row[1:] for row in rows}


def test_the_careers_of_the_council() -> None:
    header, *spells = table(council(), "spell")
    assert header == ["id", "status", "begin", "end", "begin_month", "end_month"]
    # Boris is clerk from "1911~" on, which may be 1910, the year before, but not earlier.
    assert spells == [
        ["ada", "mayor", "3", "125", "1910-03", "1920-05"],
        ["boris", "clerk", "1", "125", "1910-01", "1920-05"],
        ["boris", "mayor", "126", "133", "1920-06", "1921-01"],
        ["clara", "clerk", "126", "133", "1920-06", "1921-01"],
    ]


def test_a_paid_post_goes_before_a_seat_whatever_the_rank() -> None:
    header, *rows = table(council({"posts.councillor": {"rank": 99}}), "sts")
    clara = dict(zip(header, next(row for row in rows if row[0] == "clara"), strict=True))
    assert clara["1921-01"] == "clerk"


def test_too_many_cells_are_refused_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequences, "_CELLS", 10)
    with pytest.raises(WritingError) as caught:
        export(council(), "sts", tmp_path / "careers.csv")
    assert str(caught.value) == (
        "sts: 3 persons by 133 months are too many cells. Export spell instead."
    )
    assert list(tmp_path.iterdir()) == []

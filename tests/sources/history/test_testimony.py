"""Testimonies come together as tenures, and contradictions are kept."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import parse
from raspred.sources.history import testimony
from raspred.sources.history.testimony import TRUST, decided, spells

ROSTERS, OFFICES, PRINCIPAL, _ = TRUST


def said(file: str, start: str, end: str) -> testimony.Testimony:
    return testimony.Testimony("p", "x.head", start, end, file, "source", "high")


def dates(*testimonies: testimony.Testimony) -> list[tuple[str, str]]:
    return [(one.start, one.end) for one in spells(testimonies)]


def test_the_more_exact_date_wins_whatever_the_table() -> None:
    assert dates(said(OFFICES, "1922", "1924-05"), said(PRINCIPAL, "1922-03-02", "1924")) == [
        ("1922-03-02", "1924-05")
    ]


def test_rows_that_follow_each_other_in_one_table_are_one_tenure() -> None:
    assert dates(
        said(OFFICES, "1922-02-06", "1923-11-15"), said(OFFICES, "1923-11-15", "1926-07-20")
    ) == [("1922-02-06", "1926-07-20")]


def test_a_gap_makes_two_tenures() -> None:
    assert dates(said(OFFICES, "1919-03", "1921-05"), said(OFFICES, "1922-09", "1929-06")) == [
        ("1919-03", "1921-05"),
        ("1922-09", "1929-06"),
    ]


def test_a_contradiction_stands_as_an_interval_and_is_told() -> None:
    (spell,) = spells([said(ROSTERS, "1918-02", "1929-06"), said(OFFICES, "1918-12", "1929-06")])
    assert spell.start == "[1918-02..1918-12]"
    assert spell.doubts == (
        "the start is 1918-02 in bodies_membership.csv and 1918-12 in offices.csv",
    )
    settled = decided(spell, "start", "1918-02")
    assert (settled.start, settled.doubts) == ("1918-02", ())


def test_an_unknown_end_swallows_what_comes_later() -> None:
    assert dates(said(OFFICES, "1922", ""), said(OFFICES, "1930", "1931")) == [("1922", "1931")]


DAYS = st.dates(date(1917, 1, 1), date(1939, 12, 31))


@given(
    st.lists(st.tuples(DAYS, st.integers(1, 900), st.sampled_from(TRUST)), min_size=1, max_size=6)
)
def test_every_testimony_is_in_one_tenure_and_tenures_do_not_overlap(
    rows: list[tuple[date, int, str]],
) -> None:
    testimonies = [
        said(file, start.isoformat(), (start + timedelta(days)).isoformat())
        for start, days, file in rows
    ]
    found = list(spells(testimonies))
    assert Counter(one for spell in found for one in spell.testimonies) == Counter(testimonies)
    for before, after in pairwise(found):
        assert parse(before.end).latest < parse(after.start).earliest
    for spell in found:
        assert parse(spell.start).earliest <= parse(spell.end).latest

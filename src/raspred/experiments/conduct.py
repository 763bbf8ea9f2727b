"""What a history shows of its conduct: the monthly series, exile and submission, the rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred import dates
from raspred.experiments.living import Observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raspred.register.register import Register

TESTAMENT = ("trotsky", "zinoviev", "kamenev", "bukharin", "piatakov")
"""Those whom the letter of December 1922 names beside the holder of the office."""
POLITBURO, COMMITTEE = "politburo.member", "central-committee.member"
YEAR_ASKED = 1931
_PERIODS = (("to 1925", 1920, 1925), ("1926-27", 1926, 1927), ("from 1928", 1928, 1939))


def of_conduct(register: Register, summary: Mapping[str, Any]) -> Iterator[Observation]:
    """Yield what a run's summary and series tell of its conduct.

    Args:
        register: The run's register.
        summary: The run's summary, as `summary.json` holds it.
    """
    yield from _of_series(register)
    yield from _of_exile(summary)
    if summary["membership"] and summary["membership"][-1]["date"] >= f"{YEAR_ASKED}-01-01":
        out = len(others_out(register, dates.day(YEAR_ASKED)))
        yield Observation("others named in the Testament out by 1931", "", out)


def _of_series(register: Register) -> Iterator[Observation]:
    """Yield the mean of each monthly series over the whole run."""
    means = register.series.group_by("name", maintain_order=True).agg(pl.col("value").mean())
    for row in means.iter_rows(named=True):
        yield Observation("mean over months", str(row["name"]), row["value"])


def _of_exile(summary: Mapping[str, Any]) -> Iterator[Observation]:
    for words, first, last in _PERIODS:
        rows = [row for row in summary["sent_away"] if first <= row["year"] <= last]
        persons = sum(row["persons"] for row in rows)
        for name, pattern in (
            ("mean_hardship", "hardship of where people were sent"),
            ("abroad", "sent abroad, share"),
        ):
            whole = sum(row[name] * row["persons"] for row in rows)
            yield Observation(pattern, words, whole / persons if persons else None)
    for word, row in summary["held_out"].items():
        yield Observation("gave in within two years of exile, share", word, row["gave_in"])
    leaders = summary["followed_leaders"]
    if leaders is not None:
        for word in ("year_before", "year_after"):
            spoken = f"{word.replace('_', ' ')} the first leader"
            yield Observation("gave in", spoken, leaders[word])


def others_out(register: Register, day: int) -> list[str]:
    """Return which of the others named in the Testament are out of power on a day.

    Who ever sat in the Politburo as a full member is out without a seat there; who never
    did, without a seat in the committee.
    """
    seats = register.tenures.filter(
        pl.col("person_id").cast(pl.String).is_in(TESTAMENT) & (pl.col("start_latest") <= day)
    ).select(
        pl.col("person_id").cast(pl.String),
        post=pl.col("post_id").cast(pl.String),
        sits=pl.col("end_latest") > day,
    )
    found = []
    for person in TESTAMENT:
        his = seats.filter(pl.col("person_id") == person)
        leading = (his["post"] == POLITBURO).any()
        asked = POLITBURO if leading else COMMITTEE
        if not his.filter(pl.col("post") == asked)["sits"].any():
            found.append(person)
    return found

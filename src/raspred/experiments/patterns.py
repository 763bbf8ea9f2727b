"""The patterns a history shows, as numbers that many histories can be compared by.

Each is read off a run's register and summary, never off the World: what cannot be seen in
a register is no finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred import dates
from raspred.experiments.conduct import of_conduct
from raspred.experiments.living import Observation
from raspred.experiments.mastery import of_mastery
from raspred.experiments.years import year_of
from raspred.measures import measure
from raspred.simulation import codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raspred.register.register import Register

COMMITTEE = "central-committee.member"
COMMITTEE_OF_TERROR = "XVII"


def observations(register: Register, summary: Mapping[str, Any]) -> list[Observation]:
    """Return every pattern of one simulated history.

    Args:
        register: The run's register.
        summary: The run's summary, as `summary.json` holds it.
    """
    found = [Observation("loop closed, year", "", year_of(summary["loop_closed"]))]
    found += of_mastery(register, summary)
    found += _of_congresses(summary)
    found += _of_orders(summary)
    found += _of_falls(summary)
    found += _of_contests(register, summary)
    found += _of_holders(summary)
    found += _of_removals(summary)
    found.append(Observation("shot", "", _shot(register)))
    found += _of_fates(register)
    found += of_conduct(register, summary)
    return found


def _of_congresses(summary: Mapping[str, Any]) -> Iterator[Observation]:
    for congress in summary["congresses"]:
        yield Observation("retention", congress["roman"], congress["retention"])
        yield Observation("newcomers", congress["roman"], congress["newcomers"])
        yield Observation("post debt", congress["roman"], congress["debt"])


def _of_orders(summary: Mapping[str, Any]) -> Iterator[Observation]:
    for period in summary["orders_by_period"]:
        yield Observation("responsible placings", period["start"], period["responsible"])


def _of_falls(summary: Mapping[str, Any]) -> Iterator[Observation]:
    """Yield the year of each first loss of a Politburo seat."""
    seen = set()
    for fall in summary["fallen"]:
        if fall["body"] == "politburo.member" and fall["person"] not in seen:
            seen.add(fall["person"])
            yield Observation("out of the Politburo, year", fall["person"], year_of(fall["date"]))
    yield Observation("falls from the Politburo", "", len(seen))


def _of_contests(register: Register, summary: Mapping[str, Any]) -> Iterator[Observation]:
    attacks = summary["contests"]
    failed = sum(row["winner"] == row["against"] for row in attacks)
    yield Observation("contests", "all", len(attacks))
    yield Observation("contests", "failed", failed)
    votes = register.ballots.filter(pl.col("meeting").cast(pl.String).str.contains("-"))
    for row in votes.iter_rows(named=True):
        cast = row["votes_for"] + row["votes_against"] + (row["abstained"] or 0)
        on_list = row["question"] == codes.ON_THE_LIST
        pattern = "lists altered at congresses" if on_list else "opposition at meetings"
        yield Observation(pattern, row["meeting"], row["votes_against"] / max(1, cast))


def _of_holders(summary: Mapping[str, Any]) -> Iterator[Observation]:
    holders = summary["holder"]
    last = holders[-1]["person"] if holders else None
    yield Observation("holder at the end", str(last), 1.0)
    since = [row for row in holders if row["start"] >= "1922-04-04"]
    yield Observation("changes of holder after April 1922", "", len(since))


def _of_removals(summary: Mapping[str, Any]) -> Iterator[Observation]:
    for year, channels in summary["removals_by_channel"].items():
        every = sum(channels.values())
        yield Observation("police share of removals", year, channels.get("police", 0) / every)
    yield Observation("capitulations", "", summary["capitulations"])


def _shot(register: Register) -> float:
    """Return how many functionaries were shot."""
    return float(register.series.filter(pl.col("name") == "shot")["value"].sum())


def _of_fates(register: Register) -> Iterator[Observation]:
    """Yield what became of the committee elected in 1934, if the run reached it."""
    seats = register.tenures.filter(
        (pl.col("selection") == COMMITTEE_OF_TERROR) & (pl.col("post_id") == COMMITTEE)
    )
    if seats.is_empty():
        return
    elected = dates.iso(int(seats["start_latest"].min()))  # type: ignore[arg-type]
    fates = measure(register, "fate", office=COMMITTEE, by="year", since=elected)
    end = fates["date"].max()
    for row in fates.filter(pl.col("date") == end).iter_rows(named=True):
        yield Observation("fate of the committee of 1934", row["subject"], row["value"])

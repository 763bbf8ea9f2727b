"""Fate: what became of those who sat together on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.answer import answer
from raspred.measures.calendar import one_day
from raspred.measures.holders import codes, tenures_of
from raspred.measures.selections import selections_of
from raspred.measures.spans import Spans, day_column, middle, pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.spans import Counts, Days, Rows
    from raspred.register.register import Register

STANDINGS = (
    "in office",
    "elsewhere",
    "demoted",
    "out",
    "expelled",
    "exiled",
    "arrested",
    "dead",
    "executed",
)
_ACTS = {"readmission": -1, "expulsion": 4, "exile": 5, "arrest": 6}
_DEAD, _EXECUTED = 7, 8


def fate(register: Register, office: str, days: Days, *, since: str | None = None) -> pl.DataFrame:
    """Standing, on later days, of those who held a post together on one day.

    Question: What became of them?

    Reads: tenures, posts (rank), persons (death, death_manner), orders (kind, date).

    Range: 0 to 1 of the cohort, `persons` its number; `subject` is in office (the same
    post), elsewhere (another post of the same rank or above), demoted (a lower one), out
    (none on record), expelled, exiled, arrested (by the last order, unless readmitted
    since), dead, executed. The cohort sat on the day `since`, or was selected first of all.
    `low` and `high` span the readings with every death and order at its earliest, middle
    and latest.

    Known: of the 139 of the Central Committee of 1934, 98 shot (Khrushchev 1956).

    Source: shares of a cohort.
    """
    tenures = tenures_of(register, [office])
    cohort, begun = _cohort(tenures, None if since is None else one_day(since, "since"))
    days = days[days >= begun]
    if not len(cohort) or not len(days):
        none = np.empty(0)
        return answer(days[:0], office, [], value=none, low=none, high=none, basis=[])
    held = _held(register, office, cohort, days)
    ends = _Ends.of(register, cohort)
    counts = np.stack([_counts(ends, reading, held, days) for reading in range(3)])
    share = counts / len(cohort)
    standing, day = np.nonzero(counts.max(axis=0) > 0)
    return answer(
        days[day],
        office,
        [STANDINGS[one] for one in standing],
        value=share[1, standing, day],
        low=share.min(axis=0)[standing, day],
        high=share.max(axis=0)[standing, day],
        basis="persons, orders, tenures",
        persons=counts[1, standing, day].astype(np.int64),
    ).sort("date", maintain_order=True)


def _cohort(tenures: pl.DataFrame, since: int | None) -> tuple[Rows, int]:
    """Return who sat together, by code, and since when."""
    person = codes(tenures, "person_id")
    if since is not None:
        sitting = pairs(Spans.of(tenures).central, np.array([since]))[0]
        return np.unique(person[sitting]), since
    chosen = selections_of(tenures)
    selection, tenure = chosen.member
    return np.unique(person[tenure[selection == 0]]), int(chosen.day.min(initial=FAR_FUTURE))


def _held(register: Register, office: str, cohort: Rows, days: Days) -> Rows:
    """Return each one's standing by the posts he holds, int64[days, cohort]."""
    posts = register.posts.select("post_id", pl.col("rank").fill_null(1))
    own = posts.filter(pl.col("post_id") == office)
    rank = int(own["rank"][0]) if len(own) else 1
    person = codes(register.tenures, "person_id")
    theirs = register.tenures.filter(pl.Series(np.isin(person, cohort))).join(
        posts, on="post_id", how="left", maintain_order="left"
    )
    tenure, day = pairs(Spans.of(theirs).central, days)
    member = np.searchsorted(cohort, codes(theirs, "person_id"))[tenure]
    same = (theirs["post_id"] == office).to_numpy()[tenure]
    standing = np.where(same, 0, np.where(theirs["rank"].to_numpy()[tenure] >= rank, 1, 2))
    best = np.full((len(days), len(cohort)), STANDINGS.index("out"), dtype=np.int64)
    np.minimum.at(best, (day, member), standing)
    return best


class _Ends(NamedTuple):
    """What ended careers; each date in three readings: earliest, middle, latest.

    Attributes:
        death: Day of death, int64[3, cohort].
        executed: Whether the death was an execution, bool[cohort].
        act_day: Day of each order, int64[3, acts].
        act_member: Position in the cohort of whom it concerns, int64[acts].
        act_standing: Standing it leaves him in, -1 for none, int64[acts].
    """

    death: Days
    executed: NDArray[np.bool_]
    act_day: Days
    act_member: Rows
    act_standing: Rows

    @classmethod
    def of(cls, register: Register, cohort: Rows) -> _Ends:
        person = codes(register.persons, "person_id")
        number = np.argsort(person)[np.searchsorted(np.sort(person), cohort)]
        people = register.persons[number]
        manner = people["death_manner"].cast(pl.String).fill_null("").str.to_lowercase()
        about = codes(register.orders, "person_id")
        theirs = register.orders.filter(pl.Series(np.isin(about, cohort)))
        shot = theirs.filter(pl.col("kind") == "execution")
        executed = manner.str.contains("execut|shot").to_numpy().copy()
        executed[np.searchsorted(cohort, codes(shot, "person_id"))] = True
        death = _readings(people, "death")
        known_shot = _readings(shot, "date")
        at = np.searchsorted(cohort, codes(shot, "person_id"))
        for reading in range(3):
            np.minimum.at(death[reading], at, known_shot[reading])
        acts = theirs.filter(pl.col("kind").is_in(list(_ACTS)))
        standing = acts["kind"].cast(pl.String).replace_strict(_ACTS, return_dtype=pl.Int64)
        member = np.searchsorted(cohort, codes(acts, "person_id"))
        return cls(death, executed, _readings(acts, "date"), member, standing.to_numpy())


def _readings(frame: pl.DataFrame, name: str) -> Days:
    """Return a date at its earliest, middle and latest; one never known never comes."""
    earliest = day_column(frame, f"{name}_earliest", FAR_PAST)
    latest = day_column(frame, f"{name}_latest", FAR_FUTURE)
    unknown = earliest <= FAR_PAST
    return np.stack([np.where(unknown, latest, earliest), middle(earliest, latest), latest])


def _counts(ends: _Ends, reading: int, held: Rows, days: Days) -> Counts:
    """Return the number in each standing on each day, float64[standings, days]."""
    order = np.argsort(ends.act_day[reading], kind="stable")
    when = ends.act_day[reading][order]
    member, left_in = ends.act_member[order], ends.act_standing[order]
    counts = np.zeros((len(STANDINGS), len(days)))
    for at, day in enumerate(days):
        done = int(np.searchsorted(when, day, side="right"))
        last = np.full(held.shape[1], -1, dtype=np.int64)
        last[member[:done]] = left_in[:done]
        standing = np.where(last >= 0, last, held[at])
        dead = ends.death[reading] <= day
        standing = np.where(dead, np.where(ends.executed, _EXECUTED, _DEAD), standing)
        counts[:, at] = np.bincount(standing, minlength=len(STANDINGS))
    return counts

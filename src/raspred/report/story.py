"""The summary of a run, read into typed parts; what is missing is empty, never an error.

A report is written of whatever a run could tell: an interrupted or partial summary gives
a shorter page. Values of the wrong type are treated as missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from raspred.dates import FAR_FUTURE, FAR_PAST, parse
from raspred.errors import DateError
from raspred.report.given import number, rows, whole, word

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day (days since 1970-01-01)."""

    day: int
    value: float


@dataclass(frozen=True, slots=True)
class Fall:
    """A named person put out of a body."""

    person: str
    name: str
    body: str
    day: int
    how: str


@dataclass(frozen=True, slots=True)
class Contest:
    """An attack on a leader and the vote it came to; None where no vote is known."""

    day: int
    issue: str
    proposer: str
    target: str
    rung: str
    votes_for: int | None
    votes_against: int | None
    winner: str


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress and the committee it elected; shares in [0, 1], None where not known."""

    roman: str
    day: int | None
    delegates: int | None
    retention: float | None
    newcomers: float | None
    debt: float | None
    recorded_retention: float | None


@dataclass(frozen=True, slots=True)
class OrdersPeriod:
    """Orders of the section between two days, and the published count where there is one."""

    start: int | None
    end: int | None
    responsible: int
    rank_and_file: int
    recorded: int | None
    recorded_responsible: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of `kind` in `group` (a year, a period)."""

    group: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Sent:
    """How many were sent to a place."""

    place: str
    count: int
    hardship: float | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone in the office; `end` is None for who still holds it."""

    person: str
    name: str
    start: int
    end: int | None


def points(summary: Mapping[str, Any], key: str) -> tuple[Point, ...]:
    """Return a monthly series of the summary in the order of time."""
    found = (
        Point(when, value)
        for row in rows(summary, key)
        if (when := day_of(row.get("date"))) is not None
        and (value := number(row.get("value"))) is not None
    )
    return tuple(sorted(found, key=lambda point: point.day))


def falls(summary: Mapping[str, Any]) -> tuple[Fall, ...]:
    """Return who was put out of what, in the order of time."""
    found = (
        Fall(
            word(row, "person"),
            word(row, "name") or word(row, "person"),
            word(row, "body"),
            when,
            word(row, "how"),
        )
        for row in rows(summary, "fallen")
        if (when := day_of(row.get("date"))) is not None
    )
    return tuple(sorted(found, key=lambda fall: (fall.day, fall.name, fall.body)))


def contests(summary: Mapping[str, Any]) -> tuple[Contest, ...]:
    """Return the contests among the leaders, in the order of time."""
    found = (
        Contest(
            when,
            word(row, "issue"),
            word(row, "proposer") or word(row, "for"),
            word(row, "target") or word(row, "against"),
            word(row, "rung"),
            whole(row.get("votes_for")),
            whole(row.get("votes_against")),
            word(row, "winner"),
        )
        for row in rows(summary, "contests")
        if (when := day_of(row.get("date"))) is not None
    )
    return tuple(sorted(found, key=lambda contest: contest.day))


def congresses(summary: Mapping[str, Any]) -> tuple[Congress, ...]:
    """Return the congresses in the order of the summary."""
    return tuple(
        Congress(
            word(row, "roman") or word(row, "number"),
            day_of(row.get("date")),
            whole(row.get("delegates")),
            number(row.get("retention")),
            number(row.get("newcomers")),
            number(row.get("debt")),
            number(row.get("record_retention")),
        )
        for row in rows(summary, "congresses")
    )


def orders_by_period(summary: Mapping[str, Any]) -> tuple[OrdersPeriod, ...]:
    """Return the orders of each congress period; a missing part is the rest of the total."""
    found = []
    for row in rows(summary, "orders_by_period"):
        responsible = whole(row.get("responsible")) or 0
        total = whole(row.get("total"))
        plain = whole(row.get("rank_and_file"))
        if plain is None:
            plain = max((total or responsible) - responsible, 0)
        found.append(
            OrdersPeriod(
                day_of(row.get("start")),
                day_of(row.get("end")),
                responsible,
                plain,
                whole(row.get("record_total")),
                whole(row.get("record_responsible")),
            )
        )
    return tuple(found)


def counts(
    summary: Mapping[str, Any], key: str, group: str, kind: str, value: str = "count"
) -> tuple[Count, ...]:
    """Return counts given as rows, or as a mapping of group to a mapping of kind to count."""
    given = summary.get(key)
    if isinstance(given, dict):
        pairs = (
            (str(outer), str(inner), whole(amount))
            for outer, kinds in given.items()
            if isinstance(kinds, dict)
            for inner, amount in kinds.items()
        )
    else:
        pairs = (
            (word(row, group), word(row, kind), whole(row.get(value))) for row in rows(summary, key)
        )
    return tuple(Count(outer, inner, amount) for outer, inner, amount in pairs if amount and inner)


def sent(summary: Mapping[str, Any]) -> tuple[Sent, ...]:
    """Return how many were sent where: rows with a place under `destinations` or `places`."""
    found: dict[str, Sent] = {}
    for key in ("destinations", "places", "destination_places"):
        for row in rows(summary, key):
            place, amount = word(row, "place_id"), whole(row.get("count"))
            if place and amount:
                before = found[place].count if place in found else 0
                found[place] = Sent(place, before + amount, number(row.get("mean_hardship")))
    return tuple(found[place] for place in sorted(found))


def holders(summary: Mapping[str, Any]) -> tuple[Holder, ...]:
    """Return who held the office, in the order of time."""
    found = (
        Holder(
            word(row, "person"),
            word(row, "name") or word(row, "person"),
            start,
            day_of(row.get("end")),
        )
        for row in rows(summary, "holder")
        if (start := day_of(row.get("start"))) is not None
    )
    return tuple(sorted(found, key=lambda holder: holder.start))


def day_of(text: object) -> int | None:
    """Return the first day a date text may mean, None where it says nothing."""
    if not isinstance(text, str):
        return None
    try:
        earliest, _ = parse(text)
    except DateError:
        return None
    return None if earliest in (FAR_PAST, FAR_FUTURE) else earliest

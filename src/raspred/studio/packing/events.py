"""Congresses, contests and falls: of the run from its summary, of the record from its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred import dates
from raspred.studio.models.packed import PackedEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register
    from raspred.studio.opened import Opened

_SEAT = "politburo.member"


def events(opened: Opened) -> list[PackedEvent]:
    """Return what is marked on the line of time, in its order."""
    found = [*_of_run(opened)]
    months = opened.months
    if opened.record is not None and len(months):
        span = (int(months[0]), int(months[-1]) + 31)
        found += [*_congresses(opened.record, span), *_falls(opened.record, span)]
    return sorted(found, key=lambda event: (event.date, event.world, event.kind, event.label))


def _event(world: str, kind: str, date: str, label: str, **more: Any) -> PackedEvent:
    empty = {"person": "", "body": "", "how": "", "votes_for": None, "votes_against": None}
    figures = {"carried": None, "retention": None, "newcomers": None, "debt": None}
    told = {"world": world, "kind": kind, "date": date, "label": label}
    return PackedEvent.model_validate({**empty, **figures, **told, **more})


def _of_run(opened: Opened) -> Iterator[PackedEvent]:
    for row in opened.summary.get("congresses", ()):
        figures = {name: row.get(name) for name in ("retention", "newcomers", "debt")}
        yield _event("run", "congress", row["date"], str(row.get("roman", "")), **figures)
    for row in opened.summary.get("contests", ()):
        votes = {name: row.get(name) for name in ("votes_for", "votes_against")}
        yield _event(
            "run",
            "contest",
            row["date"],
            str(row["target"]),
            person=row["against"],
            how=str(row["rung"]),
            carried=row["winner"] != row["against"],
            **votes,
        )
    for row in opened.summary.get("fallen", ()):
        seat = {"person": row["person"], "body": row["body"], "how": row["how"]}
        yield _event("run", "fall", row["date"], str(row["name"]), **seat)


def _congresses(record: Register, span: tuple[int, int]) -> Iterator[PackedEvent]:
    """Yield the record's congresses with what is known of the committees they elected."""
    from raspred.errors import MeasureError
    from raspred.measures import measure
    from raspred.sources.history import congresses

    try:
        renewal = measure(record, "renewal", office="central-committee.member", by="month")
    except MeasureError:
        renewal = pl.DataFrame(
            schema={"subject": pl.String, "selection": pl.String, "value": float}
        )
    figures = {
        (str(subject), str(selection)): value
        for subject, selection, value in renewal.select("subject", "selection", "value").iter_rows()
    }
    meetings = congresses().filter(pl.col("kind") == "congress")
    for roman, closed in meetings.select("roman", pl.col("closed").cast(pl.String)).iter_rows():
        day = dates.parse(str(closed)).earliest
        if span[0] <= day < span[1]:
            retention = figures.get(("retention", str(roman)))
            newcomers = figures.get(("newcomers", str(roman)))
            told = {"retention": retention, "newcomers": newcomers}
            yield _event("record", "congress", dates.iso(day), str(roman), **told)


def _falls(record: Register, span: tuple[int, int]) -> Iterator[PackedEvent]:
    from raspred.sources.history import fallen_from_politburo

    fallen = fallen_from_politburo(record).with_columns(
        pl.col("person_id", "name", "how").cast(pl.String)
    )
    for row in fallen.iter_rows(named=True):
        if span[0] <= row["date_earliest"] < span[1]:
            seat = {"person": row["person_id"], "body": _SEAT, "how": row["how"] or ""}
            yield _event("record", "fall", dates.iso(row["date_earliest"]), row["name"], **seat)

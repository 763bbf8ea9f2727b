"""The office under study: who held it, who owed him his living, how its electors were renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.dates import FAR_FUTURE, iso
from raspred.measures import measure
from raspred.measures.calendar import life
from raspred.measures.dependence import dependence_in
from raspred.measures.electors import electors
from raspred.measures.livings import livings
from raspred.measures.loop import loop_closed_by
from raspred.measures.post_debt import post_debt_in
from raspred.simulation.summary.contests import names_of

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built


def course(register: Register, office: str) -> dict[str, Any]:
    """Return the holders of an office, and month by month their hold on its electors."""
    body = electors(register, office)
    held_posts = livings(register, body, life(register, office, "month"))
    debt = post_debt_in(register, office, held_posts)
    closed = loop_closed_by(register, office, body, debt, "post-debt")
    return {
        "holder": _holders(register, office),
        "loop_closed": _first_date(closed),
        "post_debt": _monthly(debt),
        "dependence": _monthly(dependence_in(register, office, held_posts)),
    }


def _first_date(closed: pl.DataFrame) -> str | None:
    found = closed["date"].drop_nulls().sort()
    return str(found[0]) if len(found) else None


def _holders(register: Register, office: str) -> list[dict[str, Any]]:
    held = register.tenures.filter(pl.col("post_id") == office).sort("start_latest")
    names = names_of(register, held["person_id"].to_list())
    return [
        {
            "person": row["person_id"],
            "name": names[row["person_id"]],
            "start": iso(row["start_latest"]),
            "end": None if row["end_latest"] == FAR_FUTURE else iso(row["end_latest"]),
        }
        for row in held.iter_rows(named=True)
    ]


def _monthly(table: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {"date": str(date), "value": round(value, 6)}
        for date, value in zip(table["date"].to_list(), table["value"].to_list(), strict=True)
        if value is not None
    ]


def congresses(
    scenario: Scenario, built: Built, register: Register, post_debt: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """List the congresses with retention, newcomers and post debt at the month's end."""
    office = scenario.office
    turnover = measure(register, "renewal", office=office.committee_post_id)
    debt = {row["date"]: row["value"] for row in post_debt}
    told = turnover.select("selection", "subject", "value")
    figure = {
        (selection, subject): round(value, 4) for selection, subject, value in told.iter_rows()
    }
    rows = []
    for meeting in scenario.meetings:
        month = built.span.of(meeting.closed, -1)
        if meeting.kind != "congress" or not 0 <= month < built.span.count:
            continue
        month_end = iso(int(built.world.calendar.first_day[month + 1]) - 1)
        rows.append(
            {
                "number": meeting.number,
                "roman": meeting.roman,
                "date": meeting.closed,
                "delegates": meeting.delegates,
                "retention": figure.get((meeting.roman, "retention")),
                "newcomers": figure.get((meeting.roman, "newcomers")),
                "debt": debt.get(month_end),
            }
        )
    return rows

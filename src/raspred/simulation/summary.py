"""The summary of a run: what `summary.json` holds, read off its register.

Whatever a measure can tell is asked of the measure, so that a run and a real record are
described by the same code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred import dates
from raspred.measures import measure
from raspred.measures.calendar import life
from raspred.measures.dependence import dependence_in
from raspred.measures.electors import electors
from raspred.measures.livings import livings
from raspred.measures.loop import loop_closed_by
from raspred.measures.post_debt import post_debt_in
from raspred.simulation import codes
from raspred.simulation.ballots import COMMITTEE_VOTE
from raspred.simulation.hardening import followed_leaders, held_out, sent_away
from raspred.simulation.recording.acts import RUNGS
from raspred.simulation.recording.names import person_id
from raspred.simulation.world import ROW_BALLOTS, ROW_ORDERS, SERIES

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.extent import Record

_FALLS = (
    codes.LOST_POLITBURO,
    codes.LOST_COMMITTEE,
    codes.LOST_PARTY,
    codes.NOT_RE_ELECTED,
    codes.ARRESTED_BY_POLICE,
    codes.SHOT_BY_POLICE,
    codes.TESTAMENT_OBEYED,
)


def summarise(
    scenario: Scenario,
    built: Built,
    register: Register,
    details: dict[str, Any],
    record: Record = "all",
) -> dict[str, Any]:
    """Return the summary of a run as JSON can hold it; names are ids of the scenario.

    Persons and destinations are told only where all of them are on record.
    """
    office = scenario.office.post_id
    held_posts = livings(register, electors(register, office), life(register, office, "month"))
    debt = post_debt_in(register, office, held_posts)
    closed = loop_closed_by(register, office, debt, "post-debt")
    debts = _monthly(debt)
    months = [_iso(day) for day in built.world.calendar.first_day[: built.span.count]]
    whole = record != "electors"
    return {
        "scenario": scenario.scenario_id,
        "seed": details["seed"],
        "scale": details["scale"],
        "months": built.span.count,
        "persons": register.persons.height if whole else None,
        "without": details["without"],
        "safeguards": details["safeguards"],
        "holder": _holders(register, office),
        "loop_closed": _first_date(closed),
        "post_debt": debts,
        "dependence": _monthly(dependence_in(register, office, held_posts)),
        "orders_by_period": _orders_by_period(scenario, built),
        "orders_by_structure": _orders_by_structure(scenario, built),
        "fallen": _fallen(register),
        "contests": _contests(scenario, built, register),
        "congresses": _congresses(scenario, built, register, debts),
        "removals_by_channel": _removals(built),
        "capitulations": _total(built, "capitulated"),
        "sent_away": sent_away(built),
        "held_out": held_out(built),
        "followed_leaders": followed_leaders(built),
        "destinations": _destinations(register) if whole else None,
        "membership": _series(built, "members", months),
        "hold": _series(built, "hold", months),
        "voices_against": _series(built, "voices-against", months),
    }


def _iso(day: int) -> str:
    return dates.iso(int(day))


def _first_date(closed: pl.DataFrame) -> str | None:
    found = closed["date"].drop_nulls().sort()
    return str(found[0]) if len(found) else None


def _holders(register: Register, office: str) -> list[dict[str, Any]]:
    held = register.tenures.filter(pl.col("post_id") == office).sort("start_latest")
    names = _names(register, held["person_id"].to_list())
    return [
        {
            "person": row["person_id"],
            "name": names[row["person_id"]],
            "start": _iso(row["start_latest"]),
            "end": None if row["end_latest"] == dates.FAR_FUTURE else _iso(row["end_latest"]),
        }
        for row in held.iter_rows(named=True)
    ]


def _names(register: Register, persons: list[str]) -> dict[str, str]:
    """Return what some persons are called, by id."""
    some = register.persons.filter(pl.col("person_id").is_in(persons))
    return dict(zip(some["person_id"], some["name"], strict=True))


def _monthly(table: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {"date": str(date), "value": round(value, 6)}
        for date, value in zip(table["date"].to_list(), table["value"].to_list(), strict=True)
        if value is not None
    ]


def _series(built: Built, name: str, months: list[str]) -> list[dict[str, Any]]:
    values = built.world.tally.series[:, SERIES.index(name)]
    return [
        {"date": month, "value": round(float(value), 4)}
        for month, value in zip(months, values, strict=True)
    ]


def _total(built: Built, name: str) -> int:
    return int(built.world.tally.series[:, SERIES.index(name)].sum())


def _orders_by_period(scenario: Scenario, built: Built) -> list[dict[str, Any]]:
    """Count placings in the record's periods, beside what the record has."""
    series, rows = built.world.tally.series, []
    for period in scenario.capacity:
        first = max(0, built.span.of(period.start, 0))
        last = min(built.span.count, built.span.of(period.end, built.span.count))
        if last <= first:
            continue
        responsible = int(series[first:last, SERIES.index("responsible-placements")].sum())
        mobilised = int(series[first:last, SERIES.index("rank-and-file-mobilised")].sum())
        rows.append(
            {
                "start": period.start,
                "end": period.end,
                "total": responsible + mobilised,
                "responsible": responsible,
                "rank_and_file": mobilised,
                "record_total": period.responsible + period.rank_and_file,
                "record_responsible": period.responsible,
            }
        )
    return rows


def _orders_by_structure(scenario: Scenario, built: Built) -> list[dict[str, Any]]:
    """Count the section's placings by period and structure of the post."""
    log, posts = built.world.orders, built.world.posts
    rows = int(built.world.tally.rows[ROW_ORDERS])
    placed = (log.channel[:rows] == codes.SECTION) & (log.to_post[:rows] >= 0)
    structure = posts.structure[log.to_post[:rows][placed]]
    month = np.searchsorted(built.world.calendar.first_day, log.day[:rows][placed], "right") - 1
    found = []
    for period in scenario.capacity:
        first, last = built.span.of(period.start, 0), built.span.of(period.end, 9999)
        inside = np.bincount(
            structure[(month >= first) & (month < last)], minlength=len(codes.STRUCTURES)
        )
        found += [
            {"period": period.start[:7], "structure": name, "orders": int(count)}
            for name, count in zip(codes.STRUCTURES, inside, strict=True)
            if count
        ]
    return found


def _fallen(register: Register) -> list[dict[str, Any]]:
    """List who lost a seat in Politburo or committee against his will, first to last."""
    reasons = [codes.REASONS[index] for index in _FALLS]
    bodies = ("politburo.member", "central-committee.member", "general-secretary")
    orders = register.orders.filter(
        pl.col("from_post_id").is_in(bodies) & pl.col("reason").is_in(reasons)
    )
    names = _names(register, orders["person_id"].to_list())
    return [
        {
            "person": row["person_id"],
            "name": names[row["person_id"]],
            "body": row["from_post_id"],
            "date": _iso(row["date_earliest"]),
            "how": row["reason"],
        }
        for row in orders.sort("date_earliest", "order_id").iter_rows(named=True)
    ]


def _contests(scenario: Scenario, built: Built, register: Register) -> list[dict[str, Any]]:
    """List the contests the committee decided, with the votes on each side."""
    log, cast = built.world.ballots, int(built.world.tally.rows[ROW_BALLOTS])
    fought = np.flatnonzero(log.body[:cast] == COMMITTEE_VOTE)
    attackers, targets = (
        [person_id(scenario, int(person)) for person in side[fought]]
        for side in (log.proposer, log.target)
    )
    names = _names(register, attackers + targets)
    rows = []
    for row, attacker, attacked in zip(fought, attackers, targets, strict=True):
        issue = int(log.issue[row])
        carried = bool(log.carried[row])
        rows.append(
            {
                "date": _iso(log.day[row]),
                "issue": scenario.issues[issue].issue_id if issue >= 0 else None,
                "for": attacker,
                "against": attacked,
                "proposer": names.get(attacker, attacker),
                "target": names.get(attacked, attacked),
                "rung": RUNGS[log.rung[row]],
                "votes_for": int(log.votes_for[row]),
                "votes_against": int(log.votes_against[row]),
                "abstained": int(log.abstained[row]),
                "winner": attacker if carried else attacked,
            }
        )
    return rows


def _congresses(
    scenario: Scenario, built: Built, register: Register, post_debt: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """List the congresses with retention, newcomers and post debt at the month's end."""
    office = scenario.office
    turnover = measure(register, "renewal", office=office.committee_post_id)
    debt = {row["date"]: row["value"] for row in post_debt}
    figure = {
        (selection, subject): None if value is None else round(value, 4)
        for selection, subject, value in turnover.select(
            "selection", "subject", "value"
        ).iter_rows()
    }
    rows = []
    for meeting in scenario.meetings:
        month = built.span.of(meeting.closed, -1)
        if meeting.kind != "congress" or not 0 <= month < built.span.count:
            continue
        month_end = _iso(int(built.world.calendar.first_day[month + 1]) - 1)
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


def _removals(built: Built) -> dict[str, dict[str, int]]:
    """Count, year by year, who removed people against their will: section, police, ..."""
    log = built.world.orders
    rows = int(built.world.tally.rows[ROW_ORDERS])
    forced = np.isin(
        log.kind[:rows],
        (codes.REMOVAL, codes.EXPULSION, codes.EXILE, codes.ARREST, codes.EXECUTION),
    ) | (log.reason[:rows] == codes.SUSPECT)
    year = log.day[:rows][forced].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    channel = log.channel[:rows][forced]
    kinds = len(codes.CHANNELS)
    cell, first, count = np.unique(year * kinds + channel, return_index=True, return_counts=True)
    years: dict[str, dict[str, int]] = {}
    for place in np.argsort(first):
        each, word = divmod(int(cell[place]), kinds)
        years.setdefault(str(each), {})[codes.CHANNELS[word]] = int(count[place])
    return years


def _destinations(register: Register) -> list[dict[str, Any]]:
    """Count where the section sent people, place by place."""
    sent = register.orders.filter(
        (pl.col("channel") == "section") & pl.col("to_place_id").is_not_null()
    )
    counted = sent.group_by("to_place_id").agg(count=pl.len())
    placed = counted.join(
        register.places.select("place_id", "hardship"), left_on="to_place_id", right_on="place_id"
    ).with_columns(pl.col("to_place_id").cast(pl.String))
    return [
        {
            "place_id": row["to_place_id"],
            "count": row["count"],
            "mean_hardship": round(row["hardship"], 4),
        }
        for row in placed.sort("count", "to_place_id", descending=[True, False]).iter_rows(
            named=True
        )
    ]

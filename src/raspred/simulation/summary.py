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
from raspred.simulation import codes
from raspred.simulation.ballots import COMMITTEE_VOTE
from raspred.simulation.hardening import followed_leaders, held_out, sent_away
from raspred.simulation.recording.acts import RUNGS
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
    closed = measure(register, "loop-closed", office=office, by="month")
    debt = _monthly(register, "post-debt", office)
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
        "post_debt": debt,
        "dependence": _monthly(register, "dependence", office),
        "orders_by_period": _orders_by_period(scenario, built),
        "orders_by_structure": _orders_by_structure(scenario, built),
        "fallen": _fallen(register),
        "contests": _contests(scenario, built, register),
        "congresses": _congresses(scenario, built, register, debt),
        "removals_by_channel": _removals(built),
        "capitulations": _total(built, "capitulated"),
        "sent_away": sent_away(built),
        "held_out": held_out(built),
        "followed_leaders": followed_leaders(built),
        "destinations": _destinations(register) if whole else None,
        "membership": _series(built, "members"),
        "hold": _series(built, "hold"),
        "voices_against": _series(built, "voices-against"),
    }


def _iso(day: int) -> str:
    return dates.iso(int(day))


def _first_date(closed: pl.DataFrame) -> str | None:
    found = closed["date"].drop_nulls().sort()
    return str(found[0]) if len(found) else None


def _holders(register: Register, office: str) -> list[dict[str, Any]]:
    rows = register.tenures.filter(pl.col("post_id") == office)
    named = rows.join(register.persons.select("person_id", "name"), on="person_id")
    return [
        {
            "person": row["person_id"],
            "name": row["name"],
            "start": _iso(row["start_latest"]),
            "end": None if row["end_latest"] == dates.FAR_FUTURE else _iso(row["end_latest"]),
        }
        for row in named.sort("start_latest").iter_rows(named=True)
    ]


def _monthly(register: Register, name: str, office: str) -> list[dict[str, Any]]:
    table = measure(register, name, office=office, by="month")
    kept = table.filter(pl.col("value").is_not_null())
    return [
        {"date": str(row["date"]), "value": round(row["value"], 6)}
        for row in kept.iter_rows(named=True)
    ]


def _series(built: Built, name: str) -> list[dict[str, Any]]:
    values = built.world.tally.series[:, SERIES.index(name)]
    days = built.world.calendar.first_day
    return [
        {"date": _iso(days[month]), "value": round(float(value), 4)}
        for month, value in enumerate(values)
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
        pl.col("from_post_id").cast(pl.String).is_in(bodies)
        & pl.col("reason").cast(pl.String).is_in(reasons)
    ).join(register.persons.select("person_id", "name"), on="person_id")
    return [
        {
            "person": row["person_id"],
            "name": row["name"],
            "body": row["from_post_id"],
            "date": _iso(row["date_earliest"]),
            "how": row["reason"],
        }
        for row in orders.sort("date_earliest", "order_id").iter_rows(named=True)
    ]


def _contests(scenario: Scenario, built: Built, register: Register) -> list[dict[str, Any]]:
    """List the contests the committee decided, with the votes on each side."""
    log = built.world.ballots
    names = dict(register.persons.select("person_id", "name").iter_rows())
    ids = [person.person_id for person in scenario.people]
    rows = []
    for row in range(int(built.world.tally.rows[ROW_BALLOTS])):
        if log.body[row] != COMMITTEE_VOTE:
            continue
        proposer, target = int(log.proposer[row]), int(log.target[row])
        attacker, attacked = _id_of(ids, proposer), _id_of(ids, target)
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


def _id_of(ids: list[str], person: int) -> str:
    return ids[person] if person < len(ids) else f"cadre-{person}"


def _congresses(
    scenario: Scenario, built: Built, register: Register, post_debt: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """List the congresses with retention, newcomers and post debt at the month's end."""
    office = scenario.office
    turnover = measure(register, "renewal", office=office.committee_post_id)
    debt = {row["date"]: row["value"] for row in post_debt}
    rows = []
    for meeting in scenario.meetings:
        month = built.span.of(meeting.closed, -1)
        if meeting.kind != "congress" or not 0 <= month < built.span.count:
            continue
        of_it = turnover.filter(pl.col("selection") == meeting.roman)
        month_end = _iso(int(built.world.calendar.first_day[month + 1]) - 1)
        rows.append(
            {
                "number": meeting.number,
                "roman": meeting.roman,
                "date": meeting.closed,
                "delegates": meeting.delegates,
                "retention": _value(of_it, "retention"),
                "newcomers": _value(of_it, "newcomers"),
                "debt": debt.get(month_end),
            }
        )
    return rows


def _value(table: pl.DataFrame, subject: str) -> float | None:
    found = table.filter(pl.col("subject") == subject)["value"]
    return round(float(found[0]), 4) if len(found) and found[0] is not None else None


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
    years: dict[str, dict[str, int]] = {}
    for each in dict.fromkeys(year.tolist()):
        words, first, counts = np.unique(
            channel[year == each], return_index=True, return_counts=True
        )
        years[str(each)] = {
            codes.CHANNELS[words[place]]: int(counts[place]) for place in np.argsort(first)
        }
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

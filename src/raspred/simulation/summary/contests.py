"""Who fell, and the contests in which he did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.dates import iso
from raspred.simulation import codes
from raspred.simulation.ballots import COMMITTEE_VOTE
from raspred.simulation.recording.acts import RUNGS
from raspred.simulation.recording.names import person_id
from raspred.simulation.tally import ROW_BALLOTS

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built

_FALLS = (
    codes.LOST_POLITBURO,
    codes.LOST_COMMITTEE,
    codes.LOST_PARTY,
    codes.NOT_RE_ELECTED,
    codes.ARRESTED_BY_POLICE,
    codes.SHOT_BY_POLICE,
    codes.TESTAMENT_OBEYED,
)


def fallen(register: Register) -> list[dict[str, Any]]:
    """List who lost a seat in Politburo or committee against his will, first to last."""
    reasons = [codes.REASONS[index] for index in _FALLS]
    bodies = ("politburo.member", "central-committee.member", "general-secretary")
    orders = register.orders.filter(
        pl.col("from_post_id").is_in(bodies) & pl.col("reason").is_in(reasons)
    )
    names = names_of(register, orders["person_id"].to_list())
    return [
        {
            "person": row["person_id"],
            "name": names[row["person_id"]],
            "body": row["from_post_id"],
            "date": iso(row["date_earliest"]),
            "how": row["reason"],
        }
        for row in orders.sort("date_earliest", "order_id").iter_rows(named=True)
    ]


def contests(scenario: Scenario, built: Built, register: Register) -> list[dict[str, Any]]:
    """List the contests the committee decided, with the votes on each side."""
    log, cast = built.world.ballots, int(built.world.tally.rows[ROW_BALLOTS])
    fought = np.flatnonzero(log.body[:cast] == COMMITTEE_VOTE)
    attackers, targets = (
        [person_id(scenario, int(person)) for person in side[fought]]
        for side in (log.proposer, log.target)
    )
    names = names_of(register, attackers + targets)
    rows = []
    for row, attacker, attacked in zip(fought, attackers, targets, strict=True):
        issue = int(log.issue[row])
        carried = bool(log.carried[row])
        rows.append(
            {
                "date": iso(int(log.day[row])),
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


def names_of(register: Register, persons: list[str]) -> dict[str, str]:
    """Return what some persons are called, by id."""
    some = register.persons.filter(pl.col("person_id").is_in(persons))
    return dict(zip(some["person_id"], some["name"], strict=True))

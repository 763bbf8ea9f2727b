"""Why a congress or conference voted as it did: delegation by delegation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.delegations import choose_delegates
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.local_elections import elect_secretaries
from raspred.simulation.succession import end_years
from raspred.simulation.tally import QUARREL_PROPOSER, QUARREL_TARGET

if TYPE_CHECKING:
    from raspred.simulation.delegations import Delegates
    from raspred.simulation.explaining.replay import Replay

STEP = "elections"
_VOICE = {-1: "opposes the line", 0: "silent", 1: "supports it"}
_SUPPOSED = (
    ("Had no secretary a grip on his delegation", {"grip": 0.0}),
    ("Had the members voted directly", {"grip": 0.0, "stages": 1.0}),
)


def explain(replay: Replay, ballot: dict[str, Any]) -> Explanation:
    """Explain the vote of a congress or conference on the open quarrel."""
    quarrel = replay.world.tally.quarrel
    target = int(quarrel[QUARREL_TARGET])
    proposer = replay.name(int(quarrel[QUARREL_PROPOSER]))
    open_meeting(replay)
    delegates = choose_delegates(replay.bound, replay.month)
    yes, no, silent = count(delegates)
    return Explanation(
        asked=str(ballot["ballot_id"]),
        kind="congress",
        date=dates.iso(int(ballot["date_earliest"])),
        person=replay.person_id(target),
        sentence=(
            f"{ballot['meeting']} voted {yes} to {no}, {silent} abstaining, for the line of"
            f" {proposer} against {replay.name(target)}."
        ),
        figures={"votes_for": yes, "votes_against": no, "abstained": silent},
        tables=(_table(replay, delegates),),
        changes=tuple(_recount(replay, what, weights) for what, weights in _SUPPOSED),
    )


def open_meeting(replay: Replay) -> bool:
    """Let regions elect and years end before a meeting; return whether a plenum is called."""
    elect_secretaries(replay.bound, replay.month)
    return bool(end_years(replay.bound, replay.month))


def count(delegates: Delegates) -> tuple[int, int, int]:
    """Return the votes for, those against and the abstentions."""
    vote = delegates.vote
    return int((vote > 0).sum()), int((vote < 0).sum()), int((vote == 0).sum())


def _recount(replay: Replay, what: str, weights: dict[str, float]) -> str:
    numbers = replay.world.numbers._replace(**weights)
    again = choose_delegates(supposing(replay.world, numbers=numbers), replay.month)
    yes, no, _ = count(again)
    return f"{what} the vote would have been {yes} to {no}."


def _table(replay: Replay, delegates: Delegates) -> Comparison:
    world = replay.world
    region = world.people.region[delegates.person]
    rows = []
    for number in np.unique(region):
        votes = delegates.vote[region == number]
        secretary = int(world.regions.secretary[number])
        boss = int(world.posts.holder[secretary]) if secretary >= 0 else codes.NOBODY
        rows.append(
            (
                replay.scenario.regions[number].name,
                len(votes),
                int((votes > 0).sum()),
                int((votes < 0).sum()),
                int((votes == 0).sum()),
                replay.name(boss),
                _VOICE[int(world.people.voice[boss])] if boss >= 0 else "-",
                float(world.regions.spoke[number]),
            )
        )
    rows.sort(key=lambda row: -int(row[3]))
    return Comparison(
        "Delegations, those with most votes against first",
        (
            "region", "delegates", "for", "against", "abstained", "secretary", "his voice",
            "cadres who spoke against",
        ),
        tuple(rows),
    )  # fmt: skip

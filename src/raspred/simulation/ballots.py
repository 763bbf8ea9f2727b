"""Ballots: a body's answer to one question, counted and written to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.following import NO_ISSUE
from raspred.simulation.tally import QUARREL_ISSUE, QUARREL_PROPOSER, QUARREL_TARGET, ROW_BALLOTS

if TYPE_CHECKING:
    from raspred.simulation.world import World

# Who voted, or on what, as the log keeps it.
CONGRESS_VOTE, CONFERENCE_VOTE, COMMITTEE_VOTE, OFFICE_VOTE, LIST_VOTE = 0, 1, 2, 3, 4


class Question(NamedTuple):
    """What is put to the vote."""

    issue: int  # of the scenario's issues, or NO_ISSUE
    proposer: int
    target: int  # the person voted on, or NOBODY
    rung: int  # of the ladder, 0 = none


class Votes(NamedTuple):
    """How many voted how."""

    for_it: int
    against: int
    abstained: int


@kernel
def on_the_quarrel(world: World, rung: int) -> Question:
    """Return the open quarrel as a question; `rung` is what its target is threatened with."""
    quarrel = world.tally.quarrel
    return Question(
        whole(quarrel[QUARREL_ISSUE]),
        whole(quarrel[QUARREL_PROPOSER]),
        whole(quarrel[QUARREL_TARGET]),
        rung,
    )


@kernel
def on_a_name(person: int) -> Question:
    """Return the question whether a person shall be elected, or a list without a name."""
    return Question(NO_ISSUE, codes.NOBODY, person, 0)


@kernel
def majority(votes: Votes) -> float:
    """Return by what share of all votes, abstentions with them, the motion leads: -1 to 1."""
    cast = max(1, votes.for_it + votes.against + votes.abstained)
    return (votes.for_it - votes.against) / cast


@kernel
def write_ballot(
    world: World, day: int, body: int, number: int, asked: Question, votes: Votes, carried: bool
) -> None:
    """Write one vote into the log; `number` is that of the congress, 0 at a plenum."""
    ballots = world.ballots
    row = whole(world.tally.rows[ROW_BALLOTS])
    world.tally.rows[ROW_BALLOTS] = row + 1
    ballots.day[row] = day
    ballots.body[row] = body
    ballots.number[row] = number
    ballots.issue[row] = asked.issue
    ballots.proposer[row] = asked.proposer
    ballots.target[row] = asked.target
    ballots.rung[row] = asked.rung
    ballots.votes_for[row] = votes.for_it
    ballots.votes_against[row] = votes.against
    ballots.abstained[row] = votes.abstained
    ballots.carried[row] = 1 if carried else 0

"""Choosing one of a few candidates for a vacancy, and remembering the runner-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel
from raspred.simulation import codes
from raspred.simulation.logs import Choice
from raspred.simulation.pools import (
    AT_THE_BENCH,
    IN_POST,
    IN_RESERVE,
    draw_anywhere,
    draw_from,
)

if TYPE_CHECKING:
    from raspred.simulation.world import People, Pool

ANYWHERE = -2


class Merit(NamedTuple):
    """The terms of a candidate's score, in the order in which they are added up."""

    ability: float  # as estimated, weighted
    grade: float  # above or below the rank of the vacancy
    standing: float  # his name, less what he has said in public
    seat: float  # of the committee
    trust: float  # in his loyalty, or in what he owes to who has the say
    draw: float


@kernel
def worth(merit: Merit) -> float:
    """Return a candidate's score, the sum of its terms."""
    known = merit.ability + merit.grade + merit.standing + merit.seat + merit.trust
    return known + merit.draw


@kernel
def weigh(choice: Choice, person: int, score: float) -> Choice:
    """Take one more candidate into account."""
    if person == choice.person or person == choice.runner_up:
        return choice
    if choice.person < 0 or score > choice.score:
        return Choice(person, score, choice.person, choice.score)
    if choice.runner_up < 0 or score > choice.runner_up_score:
        return Choice(choice.person, choice.score, person, score)
    return choice


@kernel
def draw_candidate(
    seed: int, month: int, post: int, lane: int, pool: Pool, rank: int, region: int
) -> int:
    """Draw one person who might fill a vacancy of this rank, or -1.

    Half come from the reserve (a grade below, equal or above), half from posts one or
    two ranks below, which makes chains of vacancies; for the lowest ranks the rank and
    file are drawn on too. `region` ANYWHERE searches the country.
    """
    draws = chance.uniforms(seed, Cause.CANDIDATE, month, post, lane)
    return candidate_at(pool, rank, region, draws[0], draws[1], draws[2])


@kernel
def candidate_at(pool: Pool, rank: int, region: int, which: float, above: float, who: float) -> int:
    """Return the person that three draws fall on, see `draw_candidate`; or -1."""
    low = rank <= 4
    if low and which < 0.3:
        kind, wanted = AT_THE_BENCH, 0
    elif which < 0.65:
        kind, wanted = IN_RESERVE, max(1, min(10, rank - 1 + chance.below(3, above)))
    else:
        kind, wanted = IN_POST, max(1, rank - 1 - chance.below(2, above))
    if region == ANYWHERE:
        return draw_anywhere(pool, kind, wanted, who)
    return draw_from(pool, kind, wanted, region, who)


@kernel
def is_eligible(people: People, person: int, month: int, rank: int) -> bool:
    """Whether a person may be moved this month into a post of this rank.

    Everything asked is read at once: a person drawn by lot lies anywhere in memory, and to
    wait for one answer before the next is fetched takes four times as long.
    """
    status = people.status[person]
    known = (status == codes.IN_POST) | (status == codes.RESERVE) | (status == codes.RANK_AND_FILE)
    fit = (people.able[person] == 1) & (people.grade[person] >= rank - 3)
    return bool(known & fit & (people.since[person] < month))

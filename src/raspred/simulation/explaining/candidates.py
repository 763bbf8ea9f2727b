"""The candidates for a vacancy, drawn and weighed again as the month's step does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import local_candidates
from raspred.simulation.choosing import (
    ANYWHERE,
    Merit,
    draw_candidate,
    is_eligible,
    weigh,
    worth,
)
from raspred.simulation.logs import NO_CHOICE
from raspred.simulation.steps import assignment as section
from raspred.simulation.steps import local_appointment as local
from raspred.simulation.steps import politburo_motion as motion

if TYPE_CHECKING:
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import Doubles, Ints, Pool, World

_STEPS = ("politburo-motion", "assignment", "local-appointment")
_MOST = 16


class Candidate(NamedTuple):
    """One who was looked at, with the terms of his score."""

    person: int
    score: float
    terms: tuple[float, ...]


def candidates(replay: Replay, step: str, bound: World, post: int, mover: int) -> list[Candidate]:
    """Return who is looked at for a post in some world, in the order they are drawn."""
    number = _STEPS.index(step)
    person, terms = _compared(bound, replay.month, post, replay.pool, number, mover)
    return [
        Candidate(int(person[lane]), float(terms[lane, 6]), tuple(terms[lane, :6].tolist()))
        for lane in np.flatnonzero(person >= 0)
    ]


def ranked(drawn: list[Candidate]) -> list[Candidate]:
    """Return the candidates each once: who is taken, the runner-up, then the others.

    Who was drawn twice counts with the score with which the steps of the month weigh him.
    """
    choice = NO_CHOICE
    for one in drawn:
        choice = weigh(choice, one.person, one.score)
    first = (choice.person, choice.score), (choice.runner_up, choice.runner_up_score)
    kept: dict[int, Candidate] = {}
    for person, score in first:
        kept |= {one.person: one for one in drawn if one[:2] == (person, score)}
    for one in sorted(drawn, key=lambda one: -one.score):
        kept.setdefault(one.person, one)
    return list(kept.values())


@kernel
def _compared(
    world: World, month: int, post: int, pool: Pool, step: int, mover: int
) -> tuple[Ints, Doubles]:
    """Return who is drawn in each lane, -1 where nobody, and his terms, shapes [n] and [n, 7].

    The last column is the score. Steps are 0 Politburo, 1 section, 2 local.
    """
    person = np.full(_MOST, -1, dtype=np.int32)
    terms = np.zeros((_MOST, 7))
    rank = whole(world.posts.rank[post])
    lanes = motion.CANDIDATES if step == 0 else section.CANDIDATES
    if step == 2:
        lanes = local_candidates.CANDIDATES
    for lane in range(lanes):
        found = _drawn(world, month, post, pool, step, lane, rank)
        if found < 0:
            continue
        person[lane] = found
        _weigh_up(world, month, post, step, lane, rank, found, mover, terms[lane])
    return person, terms


@kernel
def _drawn(world: World, month: int, post: int, pool: Pool, step: int, lane: int, rank: int) -> int:
    if step == 0:
        return motion.high_candidate(world, month, post, lane, pool, rank)
    region = whole(world.posts.region[post])
    where = region if step == 2 and region >= 0 else ANYWHERE
    street = lane + local_candidates.FIRST_LANE if step == 2 else lane
    person = draw_candidate(world.seed, month, post, street, pool, rank, where)
    if person >= 0 and is_eligible(world.people, person, month, rank):
        return person
    return -1


@kernel
def _weigh_up(
    world: World,
    month: int,
    post: int,
    step: int,
    lane: int,
    rank: int,
    person: int,
    mover: int,
    row: Doubles,
) -> None:
    """Write a candidate's terms and score; each step's in the width in which it weighs."""
    if step == 0:
        draw = chance.uniforms(world.seed, Cause.MOTION, month, post, 1 + lane)[1]
        _put(row, motion.merit_to_mover(world, person, rank, mover, draw))
        return
    street = lane + local_candidates.FIRST_LANE if step == 2 else lane
    noise = chance.normals(world.seed, Cause.PLACING, month, post, street)[0]
    if step == 2:
        _put(row, local.merit_to_boss(world, person, rank, mover, noise))
    else:
        _put(
            row,
            section.merit_on_card(world.people, world.cards, world.numbers, person, rank, noise),
        )


@kernel
def _put(row: Doubles, merit: Merit) -> None:
    row[0], row[1], row[2] = merit.ability, merit.grade, merit.standing
    row[3], row[4], row[5] = merit.seat, merit.trust, merit.draw
    row[6] = worth(merit)

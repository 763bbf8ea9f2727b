"""Delegations: how cells, uezds and guberniyas send people to a congress."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.office import holder_of_office
from raspred.simulation.world import QUARREL_TARGET, ROW_PERSONS, Ints, Signs, World

_LEAST_RANK = 3


class Delegates(NamedTuple):
    """Delegates with a vote: who they are and how each votes on the open quarrel."""

    person: Ints
    vote: Signs  # -1 against the line, 0 abstains, +1 for it


@kernel
def choose_delegates(world: World, month: int) -> Delegates:
    """Let each region send its share of the delegates, its higher cadres before others."""
    wanted = whole(world.calendar.delegates[month])
    person = np.empty(wanted + len(world.regions.weight), dtype=np.int32)
    vote = np.empty(len(person), dtype=np.int8)
    cadres, start = cadres_by_region(world)
    filled = 0
    owed = 0.0
    for region in range(len(world.regions.weight)):
        owed += wanted * float(world.regions.weight[region])
        first, last = start[region], start[region + 1]
        share = min(whole(owed + 0.5), last - first)
        owed -= share
        keys = np.empty(last - first)
        for index in range(first, last):
            keys[index - first] = _precedence(world, month, whole(cadres[index]))
        for index in np.argsort(keys, kind="mergesort")[:share]:
            chosen = whole(cadres[first + index])
            person[filled] = chosen
            vote[filled] = vote_of(world, month, region, chosen)
            filled += 1
    return Delegates(person[:filled], vote[:filled])


@kernel
def cadres_by_region(world: World) -> tuple[Ints, Ints]:
    """Return cadres in posts of some weight, sorted by region, and where each begins."""
    people, posts = world.people, world.posts
    start = np.zeros(len(world.regions.weight) + 1, dtype=np.int32)
    persons = whole(world.tally.rows[ROW_PERSONS])
    for person in range(persons):
        if _may_be_sent(world, person):
            start[people.region[person] + 1] += 1
    for region in range(len(world.regions.weight)):
        start[region + 1] += start[region]
    filled = start.copy()
    cadres = np.empty(start[-1], dtype=np.int32)
    for person in range(persons):
        if _may_be_sent(world, person):
            region = people.region[person]
            cadres[filled[region]] = person
            filled[region] += 1
    _ = posts
    return cadres, start


@kernel
def _may_be_sent(world: World, person: int) -> bool:
    people = world.people
    if people.status[person] != codes.IN_POST or people.region[person] < 0:
        return False
    return bool(world.posts.rank[people.post[person]] >= _LEAST_RANK)


@kernel
def _precedence(world: World, month: int, person: int) -> float:
    """Return a key that sorts delegates: weighted drawing without replacement.

    The smaller -log(draw) / weight, the sooner a person is sent (Efraimidis and Spirakis
    2006); the weight is the square of the rank of his post.
    """
    rank = float(world.posts.rank[world.people.post[person]])
    draw = chance.uniform(world.seed, Cause.DELEGATES, month, person)
    return -math.log(draw) / (rank * rank)


@kernel
def vote_of(world: World, month: int, region: int, person: int) -> int:
    """Return how a delegate votes on the open quarrel.

    A secretary who has spoken carries the delegation with the strength of his grip; what
    is left passes through the stages of conferences, each of which thins a minority out.
    """
    if world.tally.quarrel[QUARREL_TARGET] < 0:
        return 1
    numbers = world.numbers
    draws = chance.uniforms(world.seed, Cause.DELEGATES, month, person, 1)
    secretary = whole(world.regions.secretary[region])
    boss = whole(world.posts.holder[secretary]) if secretary >= 0 else codes.NOBODY
    if boss >= 0 and world.people.voice[boss] != 0 and draws[0] < numbers.grip:
        return whole(world.people.voice[boss])
    if draws[1] < thinned(float(world.regions.spoke[region]), numbers.stages):
        return -1
    if world.people.voice[person] == 0 and draws[2] < numbers.abstaining:
        return 0
    return 1


@kernel
def thinned(share: float, stages: float) -> float:
    """Return what is left of a minority's share after indirect elections, 0 to 1."""
    share = min(1.0, max(0.0, share))
    up = share**stages
    return float(up / (up + (1.0 - share) ** stages))


@kernel
def placed_share(world: World, delegates: Delegates) -> float:
    """Return the share of delegates whose post the present holder's section filled."""
    if len(delegates.person) == 0:
        return 0.0
    holder = holder_of_office(world)
    placed = 0
    for person in delegates.person:
        post = whole(world.people.post[person])
        if post >= 0 and world.posts.channel[post] == codes.SECTION:
            placed += 1 if world.posts.mover[post] == holder else 0
    return placed / len(delegates.person)

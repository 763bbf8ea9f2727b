"""Delegations: how cells, uezds and guberniyas send people to a congress."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.following import NO_ISSUE, live_issue
from raspred.simulation.logistic import logistic
from raspred.simulation.office import holder_of_office
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import owes
from raspred.simulation.rules import DELEGATES_BY_LOT, NO_PLACED_DELEGATES
from raspred.simulation.sorting import ascending
from raspred.simulation.tally import QUARREL_TARGET, ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, Signs, World

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
    cadres, start = cadres_by_region(world, month)
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
        for index in ascending(keys)[:share]:
            chosen = whole(cadres[first + index])
            person[filled] = chosen
            vote[filled] = vote_of(world, month, region, chosen)
            filled += 1
    return Delegates(person[:filled], vote[:filled])


@kernel
def cadres_by_region(world: World, month: int) -> tuple[Ints, Ints]:
    """Return who may be sent, sorted by region, and where each region begins."""
    people = world.people
    start = np.zeros(len(world.regions.weight) + 1, dtype=np.int32)
    persons = whole(world.tally.rows[ROW_PERSONS])
    for person in range(persons):
        if _may_be_sent(world, month, person):
            start[people.region[person] + 1] += 1
    for region in range(len(world.regions.weight)):
        start[region + 1] += start[region]
    filled = start.copy()
    cadres = np.empty(start[-1], dtype=np.int32)
    for person in range(persons):
        if _may_be_sent(world, month, person):
            region = people.region[person]
            cadres[filled[region]] = person
            filled[region] += 1
    return cadres, start


@kernel
def _may_be_sent(world: World, month: int, person: int) -> bool:
    """Whether a person may become a delegate: a cadre in a post of some weight.

    Safeguards: not in a post that the section filled (no-placed-delegates); any member
    (delegates-by-lot).
    """
    people, posts, rules = world.people, world.posts, world.calendar.rules
    status, post = people.status[person], whole(people.post[person])
    if people.region[person] < 0:
        return False
    placed = status == codes.IN_POST and posts.channel[post] == codes.SECTION
    if placed and rules[month, NO_PLACED_DELEGATES] > 0.0:
        return False
    if rules[month, DELEGATES_BY_LOT] > 0.0:
        return status in (codes.RANK_AND_FILE, codes.RESERVE, codes.IN_POST)
    return bool(status == codes.IN_POST and posts.rank[post] >= _LEAST_RANK)


@kernel
def _precedence(world: World, month: int, person: int) -> float:
    """Return a key that sorts delegates: weighted drawing without replacement.

    The smaller -log(draw) / weight, the sooner a person is sent (Efraimidis and Spirakis
    2006); the weight is the square of the rank of his post. Safeguard delegates-by-lot:
    the members he stands for.
    """
    if world.calendar.rules[month, DELEGATES_BY_LOT] > 0.0:
        lot = chance.uniform(world.seed, Cause.DELEGATES, month, person)
        return -math.log(lot) / max(1e-6, float(world.people.weight[person]))
    rank = float(world.posts.rank[world.people.post[person]])
    draw = chance.uniform(world.seed, Cause.DELEGATES, month, person)
    return -math.log(draw) / (rank * rank)


@kernel
def vote_of(world: World, month: int, region: int, person: int) -> int:
    """Return how a delegate votes on the open quarrel.

    A secretary who has spoken carries the delegation with the strength of his grip; what
    is left passes through the stages of conferences, each of which thins a minority out.
    Safeguard delegates-by-lot: nobody has sent him, and he votes as he himself speaks.
    """
    if world.tally.quarrel[QUARREL_TARGET] < 0:
        return 1
    numbers = world.numbers
    draws = chance.uniforms(world.seed, Cause.DELEGATES, month, person, 1)
    if world.calendar.rules[month, DELEGATES_BY_LOT] > 0.0:
        return own_vote(world, person, draws[2])
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
def own_vote(world: World, person: int, draw: float) -> int:
    """Return the vote of one whom nobody sent: what he says, and if silent as the rest."""
    if world.people.voice[person] != 0:
        return whole(world.people.voice[person])
    return 0 if draw < world.numbers.abstaining else 1


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


@kernel
def lists_altered(world: World, month: int, delegates: Delegates) -> int:
    """Return how many delegates cross out or write in a name when the committee is elected.

    The ballot is secret: only half of the fear keeps a hand still (our assumption), but what
    is owed to the holder of the office does. Who disagrees on the live question is the readier.
    """
    issue = live_issue(world, month)
    altered = 0
    for person in delegates.person:
        draw = chance.uniform(world.seed, Cause.DELEGATES, month, whole(person), 2)
        will = inclination_to_alter(world, whole(person), issue)
        altered += 1 if draw < logistic(world.numbers.voice_slope * will) else 0
    return altered


@kernel
def inclination_to_alter(world: World, person: int, issue: int) -> float:
    """Return how strongly a delegate is drawn to alter the list before him."""
    numbers, minds = world.numbers, world.minds
    will = numbers.crossing_base
    if issue != NO_ISSUE:
        dissent = max(0.0, -opinion(world, issue, person))
        will += numbers.voice_preference * float(minds.conviction[person]) * dissent
    holder = holder_of_office(world)
    if holder >= 0:
        will -= numbers.voice_debt * owes(world.people, world.ties, person, holder)
    return will - 0.5 * numbers.voice_fear * float(minds.fear[person])

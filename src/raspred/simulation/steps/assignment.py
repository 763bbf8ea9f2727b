"""Assignment: the section fills vacancies in its jurisdiction, up to its capacity.

Order: after departures; before local secretaries fill what is left.
Reads: posts, calendar (jurisdiction, responsible, rank_and_file), people, cards, regions.
Writes: posts.holder, people.post, ties, orders (each with the runner-up and both scores).
Draws: CLAIM, CANDIDATE, PLACING, GRATITUDE, MEMBERSHIP (mobilisation).
Rule: the section claims the share of vacancies that its jurisdiction of the day covers
(scenario table), most important first; a region behind a strong patron may refuse. What
capacity is left answers requests of committees that lack people. It compares ten
candidates by estimated ability, need, grade and estimated loyalty, and knows them by
their cards and public record only. Fainsod 1953 and Schapiro 1960 for the powers, Harris
2005 for the section overwhelmed; the form of the score is our assumption.
Safeguards: with no section no order is given (no-section); a secretary whom his region
elects is not placed (local-secret-elections); a man may refuse to go elsewhere
(consent-of-the-moved); the motion is any secretary's (three-signatures).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open
from raspred.simulation.choosing import (
    ANYWHERE,
    Merit,
    candidate_at,
    is_eligible,
    weigh,
    worth,
)
from raspred.simulation.local_elections import elected_locally
from raspred.simulation.logs import NO_CHOICE, Choice
from raspred.simulation.protection import is_claimed, refuses
from raspred.simulation.protests import refuses_to_go
from raspred.simulation.rules import NO_SECTION
from raspred.simulation.section import believed_loyalty, carry_out
from raspred.simulation.tally import GAUGE_OWED, IN_RANK_AND_FILE_MOBILISED, ROW_PERSONS

if TYPE_CHECKING:
    from raspred.chance import Block
    from raspred.simulation.numbers import Numbers
    from raspred.simulation.world import Cards, Longs, People, Pool, Posts, World

HIGHEST_RANKS = 9  # from here on the Politburo decides
CANDIDATES = 10
_RANKS = 11


@kernel
def assignment(world: World, month: int, pool: Pool) -> None:
    """Fill claimed vacancies, then requested ones, then mobilise the rank and file."""
    if world.calendar.rules[month, NO_SECTION] > 0.0:
        return
    gauge = world.tally.gauge
    gauge[GAUGE_OWED] += world.calendar.responsible[month]
    kept_for_suspects = world.numbers.displaced_share
    capacity = whole(gauge[GAUGE_OWED] * (1.0 - kept_for_suspects))
    claimed, requested = vacancies(world, month)
    filled = fill(world, month, pool, claimed, capacity, codes.WITHIN_JURISDICTION)
    filled += fill(world, month, pool, requested, capacity - filled, codes.AT_REQUEST)
    gauge[GAUGE_OWED] = min(gauge[GAUGE_OWED] - filled, 2.0 * world.calendar.responsible[month])
    mobilise(world, month)


@kernel
def vacancies(world: World, month: int) -> tuple[Longs, Longs]:
    """Return the vacant posts that the section claims and those left, highest rank first."""
    posts = world.posts
    claimed = np.empty(len(posts.holder), dtype=np.int64)
    left = np.empty(len(posts.holder), dtype=np.int64)
    n_claimed, n_left = 0, 0
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0 or posts.rank[post] >= HIGHEST_RANKS:
            continue
        if not is_open(world, post, month) or elected_locally(world, month, post):
            continue
        if is_claimed(world, month, post) and not refuses(world, month, post):
            claimed[n_claimed] = post
            n_claimed += 1
        elif world.calendar.jurisdiction[month, posts.structure[post], posts.level[post]] > 0.0:
            left[n_left] = post
            n_left += 1
    return by_rank(posts, claimed[:n_claimed]), by_rank(posts, left[:n_left])


@kernel
def by_rank(posts: Posts, vacant: Longs) -> Longs:
    """Return vacant posts sorted by rank, the highest first, else in their order."""
    place = np.zeros(_RANKS + 1, dtype=np.int64)  # of the next post, by how far below the top
    for index in range(len(vacant)):
        place[_RANKS - whole(posts.rank[vacant[index]])] += 1
    for below in range(1, _RANKS + 1):
        place[below] += place[below - 1]
    sorted_posts = np.empty(len(vacant), dtype=np.int64)
    for index in range(len(vacant)):
        below = _RANKS - 1 - whole(posts.rank[vacant[index]])
        sorted_posts[place[below]] = vacant[index]
        place[below] += 1
    return sorted_posts


@kernel
def fill(world: World, month: int, pool: Pool, vacant: Longs, capacity: int, reason: int) -> int:
    """Fill vacancies in the order given until the capacity is spent; return how many."""
    filled = 0
    for post in vacant:
        if filled >= capacity:
            break
        rank = whole(world.posts.rank[post])
        choice = compare(
            world.seed,
            month,
            post,
            rank,
            pool,
            world.people,
            world.cards,
            world.numbers,
            world.draws,
        )
        if choice.person >= 0 and not refuses_to_go(world, month, choice.person, post):
            carry_out(world, month, post, choice, reason)
            filled += 1
    return filled


@kernel
def compare(
    seed: int,
    month: int,
    post: int,
    rank: int,
    pool: Pool,
    people: People,
    cards: Cards,
    numbers: Numbers,
    draws: Block,
) -> Choice:
    """Compare ten candidates on their cards; private columns are not at hand here."""
    chance.draw_lanes(draws, 0, seed, Cause.CANDIDATE, month, post)
    chance.draw_lanes(draws, chance.LANES, seed, Cause.PLACING, month, post)
    first, second, third = draws.first, draws.second, draws.third
    choice = NO_CHOICE
    for lane in range(CANDIDATES):
        person = candidate_at(pool, rank, ANYWHERE, first[lane], second[lane], third[lane])
        if person < 0 or not is_eligible(people, person, month, rank):
            continue
        noise = chance.bell(first[chance.LANES + lane], second[chance.LANES + lane])
        merit = merit_on_card(people, cards, numbers, person, rank, noise)
        choice = weigh(choice, person, worth(merit))
    return choice


@kernel
def merit_on_card(
    people: People, cards: Cards, numbers: Numbers, person: int, rank: int, noise: float
) -> Merit:
    """Return what speaks for a candidate, as his card and his public record tell."""
    return Merit(
        numbers.fit_weight * float(cards.quality[person]),
        numbers.grade_weight * (float(people.grade[person]) - rank),
        0.0,
        0.0,
        numbers.docility_weight * believed_loyalty(people, cards, numbers, person),
        numbers.placing_noise * noise,
    )


@kernel
def mobilise(world: World, month: int) -> None:
    """Send agents of the rank and file elsewhere, as many members as capacity says.

    An agent stands for many; so that many months come to the capacity the last of a month
    goes with the chance of what is left of it.
    """
    people = world.people
    wanted = float(world.calendar.rank_and_file[month])
    regions = len(world.regions.weight)
    persons = whole(world.tally.rows[ROW_PERSONS])
    sent = 0.0
    attempt = 0
    while sent < wanted and attempt < 2_000:
        draws = chance.uniforms(world.seed, Cause.MEMBERSHIP, month, attempt, 7)
        attempt += 1
        person = chance.below(persons, draws[0])
        if people.status[person] != codes.RANK_AND_FILE:
            continue
        weight = float(people.weight[person])
        if draws[2] * weight >= wanted - sent:
            break  # the last agent stands for more than are left: he goes in proportion
        region = chance.below(regions, draws[1])
        people.region[person] = region
        people.place[person] = world.regions.place[region]
        sent += weight
    world.tally.series[month, IN_RANK_AND_FILE_MOBILISED] = sent

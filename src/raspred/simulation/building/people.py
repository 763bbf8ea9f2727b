"""People of the first day: the named, the cadres in every other post, the rank and file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.scenario.prestige import prestige
from raspred.simulation import codes
from raspred.simulation.entering import cohort_of, day_of_joining, give_traits, region_of
from raspred.simulation.pages import cleared
from raspred.simulation.tally import ROW_PERSONS
from raspred.simulation.world import Cards, Minds, People, Ties, World

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.months import Span

RESERVE_SHARE = 0.15  # cadres without a post per post, our assumption
_OLD_GRADE, _NEW_GRADE = 6, 4  # of named people without an office at the start


class Columns(NamedTuple):
    """The columns of persons, empty."""

    people: People
    minds: Minds
    ties: Ties
    cards: Cards


def empty_columns(capacity: int) -> Columns:
    """Return columns for so many persons; untouched rows cost no memory."""

    def made(group: Any, small: dict[str, type]) -> list[np.ndarray[tuple[int, ...], np.dtype]]:
        return [cleared(capacity, small.get(name, np.float32)) for name in group._fields]

    people_types: dict[str, type] = {
        "status": np.uint8,
        "joined": np.int16,
        "born": np.int16,
        "dies": np.int16,
        "cohort": np.uint8,
        "region": np.int16,
        "place": np.int16,
        "post": np.int32,
        "extra": np.uint8,
        "grade": np.uint8,
        "since": np.int16,
        "married": np.uint8,
        "children": np.uint8,
        "able": np.uint8,
        "voice": np.int8,
        "rung": np.uint8,
        "fighting": np.uint8,
        "slot": np.int16,
        "submitted": np.uint8,
        "banished": np.int16,
    }
    return Columns(
        People(*made(People, people_types)),
        Minds(*made(Minds, {})),
        Ties(*made(Ties, {"patron": np.int32})),
        Cards(*made(Cards, {})),
    )


def capacity_for(scenario: Scenario, span: Span, posts: int, scale: float) -> int:
    """Return room for the persons of a run, generously; beyond it nobody new enters.

    It is a number of whole blocks.
    """
    members = max(row.members for row in scenario.membership)
    recruits = 3.0 * members * scale
    risen = posts * (1.0 + span.count * 0.02)
    persons = int(len(scenario.people) + 2 * posts + recruits + risen + 10_000)
    return math.ceil(persons / chance.BLOCK) * chance.BLOCK


def enter_the_named(world: World, bound: World, scenario: Scenario, span: Span) -> None:
    """Write the named people into the first rows."""
    people = world.people
    standing = prestige(scenario)
    for person, given in enumerate(scenario.people):
        joined, born = span.of(given.joined, -240), span.of(given.birth, -480)
        people.joined[person] = joined
        people.born[person] = born
        people.cohort[person] = cohort_of(day_of_joining(bound, joined), False)
        people.weight[person] = 1.0
        give_traits(bound, person)
        people.dies[person] = span.of(given.natural_death, -1) if given.natural_death else -1
        if given.married is not None:
            people.married[person] = 1 if given.married else 0
            people.children[person] = given.children or 0
        people.prestige[person] = standing.get(given.person_id, 0.0)
        dead = given.natural_death is not None and people.dies[person] <= 0
        people.status[person] = codes.RESERVE if joined <= 0 and not dead else codes.OUTSIDE
        old = people.cohort[person] == codes.UNDERGROUND
        people.grade[person] = _OLD_GRADE if old else _NEW_GRADE
        people.since[person] = -1
        people.region[person] = world.capital
        people.place[person] = world.regions.place[world.capital]
    world.tally.rows[ROW_PERSONS] = len(scenario.people)


@kernel
def fill_remaining_posts(world: World) -> None:
    """Give every open post without a holder a cadre of its own, unknown to the record."""
    people, posts = world.people, world.posts
    for post in range(len(posts.holder)):
        if posts.opens[post] > 0 or posts.holder[post] >= 0:
            continue
        person = new_cadre(world, whole(posts.rank[post]))
        region = whole(posts.region[post])
        people.region[person] = region if region >= 0 else world.capital
        if posts.level[post] == codes.ABROAD:
            people.region[person] = codes.NOWHERE
        people.place[person] = posts.place[post]
        people.status[person] = codes.IN_POST
        people.post[person] = post
        people.grade[person] = posts.rank[post]
        people.since[person] = -1 - whole(
            18.0 * chance.uniform(world.seed, Cause.TRAITS, 3, person)
        )
        posts.holder[post] = person


@kernel
def new_cadre(world: World, rank: int) -> int:
    """Write a cadre into the next row: older and longer in the party the higher the rank.

    Shares of the cohorts by rank and ages are our assumption; of the officials in the
    Soviet Data Bank (Getty and Chase) 56 % had joined before 1917.
    """
    people = world.people
    person = whole(world.tally.rows[ROW_PERSONS])
    world.tally.rows[ROW_PERSONS] = person + 1
    draws = chance.uniforms(world.seed, Cause.TRAITS, 4, person)
    underground = 0.55 if rank >= 6 else 0.08 + 0.06 * rank
    if draws[0] < underground:
        people.joined[person] = -40 - whole(140 * draws[1])
    elif draws[0] < underground + 0.25:
        people.joined[person] = -39 + whole(12 * draws[1])
    else:
        people.joined[person] = -27 + whole(26 * draws[1])
    people.cohort[person] = cohort_of(day_of_joining(world, whole(people.joined[person])), False)
    people.born[person] = -12 * (22 + rank) - whole(144 * draws[2])
    people.weight[person] = 1.0
    give_traits(world, person)
    return person


@kernel
def fill_reserve(world: World, count: int) -> None:
    """Add cadres without a post, spread over the regions and lower ranks."""
    people = world.people
    for _ in range(count):
        person = new_cadre(world, 3)
        draws = chance.uniforms(world.seed, Cause.TRAITS, 5, person)
        region = region_of(world, draws[0])
        people.region[person] = region
        people.place[person] = world.regions.place[region]
        people.grade[person] = 2 + whole(4.0 * draws[1] * draws[1])
        people.status[person] = codes.RESERVE
        people.since[person] = -1


@kernel
def fill_rank_and_file(world: World, members: float) -> None:
    """Add agents for the members who hold no post, one for each 1/scale of them."""
    people = world.people
    cadres = 0.0
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        if people.status[person] != codes.OUTSIDE:
            cadres += 1.0
    each = 1.0 / world.numbers.scale
    for _ in range(whole(max(0.0, members - cadres) / each)):
        person = new_cadre(world, 0)
        region = region_of(world, chance.uniform(world.seed, Cause.TRAITS, 6, person))
        people.region[person] = region
        people.place[person] = world.regions.place[region]
        people.status[person] = codes.RANK_AND_FILE
        people.weight[person] = each

"""Offices: for lack of people one man takes on another office, and gains by each.

Order: after the police, before privileges. Reads: posts of rank 8 and more that stand
empty, people, notables. Writes: posts.holder, people.extra, people.prestige, orders.
Draws: OFFICES.
Rule: a high post that nobody has been found for is taken on by a member of the Politburo
beside his own, the likelier the more power he has; each further office brings a little
prestige a month, which is information and agenda. Preobrazhensky complained of it at the
XI Congress and Lenin answered with the lack of people (Souvarine 1978). Numbers: our
assumption. Safeguards: nobody takes on a further office, and those held are given up
(no-accumulation); an elected secretary's post is not taken on (local-secret-elections).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open, release_extra
from raspred.simulation.local_elections import elected_locally
from raspred.simulation.logs import NO_POST, Act, begin_tenure, give_order
from raspred.simulation.rules import NO_ACCUMULATION

if TYPE_CHECKING:
    from raspred.simulation.world import World

_LEAST_RANK = 8
_MOST_EXTRA = 3


@kernel
def offices(world: World, month: int) -> None:
    """Let the powerful take on what stands empty, and gain by what they hold."""
    posts, people = world.posts, world.people
    if world.calendar.rules[month, NO_ACCUMULATION] > 0.0:
        give_up_further_offices(world, month)
        return
    for post in range(len(posts.holder)):
        if posts.rank[post] < _LEAST_RANK or posts.holder[post] >= 0:
            continue
        if not is_open(world, post, month) or elected_locally(world, month, post):
            continue
        draws = chance.uniforms(world.seed, Cause.OFFICES, month, post)
        if draws[0] < world.numbers.lack_of_people:
            person = who_takes_on(world, draws[1])
            if person >= 0:
                take_on(world, month, person, post)
    for slot in range(len(world.notables.person)):
        person = whole(world.notables.person[slot])
        if person >= 0 and people.extra[person] > 0:
            gained = world.numbers.gain_of_office * float(people.extra[person])
            people.prestige[person] = min(1.0, people.prestige[person] + gained)


@kernel
def give_up_further_offices(world: World, month: int) -> None:
    """Empty every post that its holder has beside his principal one."""
    posts = world.posts
    day = whole(world.calendar.first_day[month])
    for post in range(len(posts.holder)):
        person = whole(posts.holder[post])
        if person >= 0 and world.people.post[person] != post:
            release_extra(
                world, day, post, Act(codes.RELEASE, codes.OTHER, codes.NOBODY, codes.GIVEN_UP)
            )


@kernel
def who_takes_on(world: World, draw: float) -> int:
    """Draw a member of the Politburo in proportion to his power, or -1."""
    committees, notables, people = world.committees, world.notables, world.people
    total = 0.0
    for column in range(whole(committees.count[codes.POLITBURO_MEMBER])):
        person = whole(committees.person[codes.POLITBURO_MEMBER, column])
        total += _say(notables.power, whole(people.slot[person]))
    reached = draw * total
    for column in range(whole(committees.count[codes.POLITBURO_MEMBER])):
        person = whole(committees.person[codes.POLITBURO_MEMBER, column])
        reached -= _say(notables.power, whole(people.slot[person]))
        free = people.able[person] == 1 and people.post[person] >= 0
        if reached < 0.0 and free and people.extra[person] < _MOST_EXTRA:
            return person
    return codes.NOBODY


@kernel
def _say(power: object, slot: int) -> float:
    return 0.5 + float(power[slot]) if slot >= 0 else 0.0  # type: ignore[index]


@kernel
def take_on(world: World, month: int, person: int, post: int) -> None:
    """Give a man a further post beside his own."""
    posts = world.posts
    day = whole(world.calendar.first_day[month])
    order = give_order(
        world,
        day,
        person,
        Act(codes.APPOINTMENT, codes.POLITBURO, codes.NOBODY, codes.FURTHER_OFFICE),
        NO_POST,
        post,
        whole(posts.place[post]),
    )
    posts.holder[post] = person
    posts.since[post] = month
    posts.channel[post] = codes.POLITBURO
    posts.mover[post] = codes.NOBODY
    posts.record[post] = begin_tenure(
        world.tenures, world.tally, day, person, post, codes.POLITBURO, codes.NOBODY, order
    )
    world.people.extra[person] += 1

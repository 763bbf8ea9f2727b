"""Politburo motion: the highest posts are filled by the Politburo, on a member's motion.

Order: before the section, which is left the ranks below.
Reads: posts of rank 9 and 10, committees, notables.power, people, cards.quality, ties.
Writes: posts.holder, people.post, ties, orders. Draws: MOTION, CANDIDATE, GRATITUDE.
Rule: who moves the motion is drawn in proportion to power in the committee and prestige;
he prefers able men of high grade, those in the committee, and his own. Our assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open, place_in_post, seat_of
from raspred.simulation.choosing import (
    ANYWHERE,
    NO_CHOICE,
    Choice,
    draw_candidate,
    is_eligible,
    weigh,
)
from raspred.simulation.patronage import become_client, owes

if TYPE_CHECKING:
    from raspred.simulation.pools import Pool
    from raspred.simulation.world import World

_FROM_RANK = 9
_CANDIDATES = 16


@kernel
def politburo_motion(world: World, month: int, pool: Pool) -> None:
    """Fill vacancies of the highest ranks."""
    posts = world.posts
    for post in range(len(posts.holder)):
        if posts.rank[post] < _FROM_RANK or posts.holder[post] >= 0:
            continue
        if not is_open(world, post, month):
            continue
        mover = mover_of(world, month, post)
        choice = compare_the_high(world, month, post, pool, mover)
        if choice.person < 0:
            continue
        person = choice.person
        step_up = whole(posts.rank[post]) - whole(world.people.grade[person])
        place_in_post(
            world,
            month,
            whole(world.calendar.first_day[month]),
            person,
            post,
            codes.POLITBURO,
            mover,
            codes.ON_MOTION,
            choice.score,
            choice.runner_up,
            choice.runner_up_score,
        )
        become_client(world, month, person, mover, step_up, world.numbers.clienthood)


@kernel
def mover_of(world: World, month: int, post: int) -> int:
    """Draw the Politburo member on whose motion a high post is filled, or -1."""
    committees, people = world.committees, world.people
    members = whole(committees.count[codes.POLITBURO_MEMBER])
    total = 0.0
    for column in range(members):
        total += say_of(world, whole(committees.person[codes.POLITBURO_MEMBER, column]))
    reached = chance.uniform(world.seed, Cause.MOTION, month, post) * total
    for column in range(members):
        person = whole(committees.person[codes.POLITBURO_MEMBER, column])
        reached -= say_of(world, person)
        if reached < 0.0 and people.able[person] == 1:
            return person
    return codes.NOBODY


@kernel
def say_of(world: World, person: int) -> float:
    """Return a member's weight when the Politburo fills a post."""
    if world.people.able[person] == 0:
        return 0.0
    slot = whole(world.people.slot[person])
    power = float(world.notables.power[slot]) if slot >= 0 else 0.0
    return 0.5 + power + 3.0 * float(world.people.prestige[person])


@kernel
def compare_the_high(world: World, month: int, post: int, pool: Pool, mover: int) -> Choice:
    """Compare members of the committee and other high cadres for one of the first posts."""
    people, committees = world.people, world.committees
    rank = whole(world.posts.rank[post])
    members = whole(committees.count[codes.MEMBER])
    choice = NO_CHOICE
    for lane in range(_CANDIDATES):
        draws = chance.uniforms(world.seed, Cause.MOTION, month, post, 1 + lane)
        if lane % 2 == 0 and members > 0:
            column = chance.below(members, draws[0])
            person = whole(committees.person[codes.MEMBER, column])
        else:
            person = draw_candidate(world.seed, month, post, 40 + lane, pool, rank, ANYWHERE)
        if person < 0 or not is_eligible(people, person, month, rank):
            continue
        old = whole(people.post[person])
        if old >= 0 and world.posts.rank[old] >= rank:
            continue
        choice = weigh(choice, person, _worth(world, person, rank, mover, draws[1]))
    return choice


@kernel
def _worth(world: World, person: int, rank: int, mover: int, draw: float) -> float:
    people, numbers = world.people, world.numbers
    worth = numbers.fit_weight * float(world.cards.quality[person])
    worth += numbers.grade_weight * (float(people.grade[person]) - rank)
    worth += float(people.prestige[person]) - float(people.spoke[person])
    if seat_of(world.committees, codes.MEMBER, person) >= 0:
        worth += 0.5
    if mover >= 0:
        worth += numbers.own_man_weight * owes(people, world.ties, person, mover)
    return worth + numbers.placing_noise * (2.0 * draw - 1.0)

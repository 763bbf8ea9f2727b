"""Politburo motion: the highest posts are filled by the Politburo, on a member's motion.

Order: before the section, which is left the ranks below.
Reads: posts of rank 9 and 10, committees, notables.power, people, cards.quality, ties.
Writes: posts.holder, people.post, ties, orders. Draws: MOTION, CANDIDATE, GRATITUDE.
Rule: who moves the motion is drawn in proportion to power in the committee and prestige;
he prefers able men of high grade, those in the committee, and his own. Our assumption.
Safeguard local-secret-elections: a secretary whom his region elects is not moved here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import is_open, place_in_post
from raspred.simulation.choosing import (
    ANYWHERE,
    Merit,
    draw_candidate,
    is_eligible,
    weigh,
    worth,
)
from raspred.simulation.local_elections import elected_locally
from raspred.simulation.logs import NO_CHOICE, Act, Choice
from raspred.simulation.patronage import become_client, owes
from raspred.simulation.seats import seat_of

if TYPE_CHECKING:
    from raspred.simulation.world import Pool, World

_FROM_RANK = 9
CANDIDATES = 16
FIRST_LANE = 40  # of the draws; the section and the local bosses have those below


@kernel
def politburo_motion(world: World, month: int, pool: Pool) -> None:
    """Fill vacancies of the highest ranks."""
    posts = world.posts
    for post in range(len(posts.holder)):
        if posts.rank[post] < _FROM_RANK or posts.holder[post] >= 0:
            continue
        if is_open(world, post, month) and not elected_locally(world, month, post):
            fill_on_motion(world, month, post, pool)


@kernel
def fill_on_motion(world: World, month: int, post: int, pool: Pool) -> None:
    """Fill one vacancy of the highest ranks, if there is anyone to fill it with."""
    mover = mover_of(world, month, post)
    choice = compare_the_high(world, month, post, pool, mover)
    if choice.person < 0:
        return
    person = choice.person
    step_up = whole(world.posts.rank[post]) - whole(world.people.grade[person])
    place_in_post(
        world,
        month,
        whole(world.calendar.first_day[month]),
        person,
        post,
        Act(codes.APPOINTMENT, codes.POLITBURO, mover, codes.ON_MOTION),
        choice,
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
    rank = whole(world.posts.rank[post])
    choice = NO_CHOICE
    for lane in range(CANDIDATES):
        person = high_candidate(world, month, post, lane, pool, rank)
        if person >= 0:
            draw = chance.uniforms(world.seed, Cause.MOTION, month, post, 1 + lane)[1]
            merit = merit_to_mover(world, person, rank, mover, draw)
            choice = weigh(choice, person, worth(merit))
    return choice


@kernel
def high_candidate(world: World, month: int, post: int, lane: int, pool: Pool, rank: int) -> int:
    """Draw a member of the committee, or another cadre, who would rise by this post; or -1."""
    people, committees = world.people, world.committees
    members = whole(committees.count[codes.MEMBER])
    if lane % 2 == 0 and members > 0:
        draw = chance.uniforms(world.seed, Cause.MOTION, month, post, 1 + lane)[0]
        person = whole(committees.person[codes.MEMBER, chance.below(members, draw)])
    else:
        person = draw_candidate(world.seed, month, post, FIRST_LANE + lane, pool, rank, ANYWHERE)
    if person < 0 or not is_eligible(people, person, month, rank):
        return codes.NOBODY
    old = whole(people.post[person])
    if old >= 0 and world.posts.rank[old] >= rank:
        return codes.NOBODY
    return person


@kernel
def merit_to_mover(world: World, person: int, rank: int, mover: int, draw: float) -> Merit:
    """Return what speaks for a candidate in the eyes of the mover of the motion."""
    people, numbers = world.people, world.numbers
    sits = seat_of(world.committees, codes.MEMBER, person) >= 0
    owed = owes(people, world.ties, person, mover) if mover >= 0 else 0.0
    return Merit(
        numbers.fit_weight * float(world.cards.quality[person]),
        numbers.grade_weight * (float(people.grade[person]) - rank),
        float(people.prestige[person]) - float(people.spoke[person]),
        0.5 if sits else 0.0,
        numbers.own_man_weight * owed,
        numbers.placing_noise * (2.0 * draw - 1.0),
    )

"""Departures: posts fall vacant through the ordinary turnover of work.

Order: after membership, before the section looks for vacancies.
Reads: posts (rank, holder, closes), people.since. Writes: posts.holder, people.status.
Draws: DEPARTURE.
Rule: a monthly hazard by rank, lower for the highest posts, so that with the section's
own moves an official changes jobs every year and a half (Getty's Soviet Data Bank, mean
tenure 1.5 years). A post that is abolished lets its holder go. A cadre long without a
post falls back into the rank and file; with the safeguard workers-into-committee not while
he sits there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import release_extra, release_from_post
from raspred.simulation.logs import Act
from raspred.simulation.roll import call_over
from raspred.simulation.seats import seat_of
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World

_HIGHEST = 8


@kernel
def departures(world: World, month: int) -> None:
    """Empty the posts whose holders leave this month."""
    leave_posts(world, month)
    fall_back(world, month)


@kernel
def hazard_of(world: World, rank: int) -> float:
    """Return the monthly chance that a post of this rank falls vacant."""
    numbers = world.numbers
    if rank > _HIGHEST:
        return numbers.departure_highest
    if rank >= 6:
        return numbers.departure_upper
    return numbers.departure_lower


@kernel
def leave_posts(world: World, month: int) -> None:
    """Let holders go by hazard, and with their post where it is abolished."""
    for start in range(0, len(world.posts.holder), chance.BLOCK):
        stop = min(start + chance.BLOCK, len(world.posts.holder))
        chance.draw_words(world.draws, world.seed, Cause.DEPARTURE, month, start, stop)
        leave_some(world, month, start, stop)


@kernel
def leave_some(world: World, month: int, start: int, stop: int) -> None:
    """Let holders of the posts in [start, stop) go, by the draws at hand."""
    posts, people, draws = world.posts, world.people, world.draws
    day = whole(world.calendar.first_day[month])
    for post in range(start, stop):
        person = whole(posts.holder[post])
        if person < 0:
            continue
        closing = posts.closes[post] <= month
        draw = chance.as_draw(draws.word[post - start])
        if not closing and draw >= hazard_of(world, whole(posts.rank[post])):
            continue  # nearly all: nothing of the person needs looking up
        further = people.post[person] != post
        if closing and further:
            release_extra(
                world,
                day,
                post,
                Act(codes.ABOLITION, codes.OTHER, codes.NOBODY, codes.POST_ABOLISHED),
            )
            continue
        if closing:
            release_from_post(
                world,
                month,
                day,
                person,
                Act(codes.ABOLITION, codes.OTHER, codes.NOBODY, codes.POST_ABOLISHED),
            )
            continue
        if people.since[person] >= month:
            continue
        if further:
            release_extra(
                world, day, post, Act(codes.RELEASE, codes.LOCAL, codes.NOBODY, codes.TURNOVER)
            )
        else:
            release_from_post(
                world,
                month,
                day,
                person,
                Act(codes.RELEASE, codes.LOCAL, codes.NOBODY, codes.TURNOVER),
            )


@kernel
def fall_back(world: World, month: int) -> None:
    """Return cadres long without a post to the rank and file, notables excepted."""
    people = world.people
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(call_over(world, start, codes.RESERVE, codes.RESERVE)):
            person = whole(world.present[place])
            if falls_back(world, month, person):
                people.status[person] = codes.RANK_AND_FILE
                people.weight[person] = 1.0


@kernel
def falls_back(world: World, month: int, person: int) -> bool:
    """Whether a cadre in reserve has waited for a post in vain, and holds no seat either."""
    people = world.people
    if people.slot[person] >= 0 or month - people.since[person] < 12:
        return False
    draw = chance.uniform(world.seed, Cause.DEPARTURE, month, person, 1)
    if draw >= world.numbers.falling_back or people.grade[person] >= _HIGHEST:
        return False
    full = seat_of(world.committees, codes.MEMBER, person)
    return bool(full < 0 and seat_of(world.committees, codes.CANDIDATE, person) < 0)

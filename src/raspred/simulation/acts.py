"""The acts that change who holds what paid post, each written to the logs as it happens.

Steps decide; these kernels carry out. Every tenure that begins or ends points to the
order that did it, and every order to its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logs import (
    NO_CHOICE,
    NO_POST,
    Act,
    Choice,
    begin_tenure,
    end_tenure,
    give_order,
)
from raspred.simulation.seats import leave_all_seats
from raspred.simulation.world import NEVER

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def place_in_post(
    world: World,
    month: int,
    day: int,
    person: int,
    post: int,
    act: Act,
    choice: Choice = NO_CHOICE,
) -> int:
    """Move a person into a vacant post, out of the one he held, and return the order.

    An appointment that takes him out of another post is a transfer, or a promotion or
    demotion, by the ranks of the two; whatever kind `act` says.
    """
    people, posts = world.people, world.posts
    old = whole(people.post[person])
    rank = whole(posts.rank[post])
    kind = codes.APPOINTMENT
    if old >= 0:
        old_rank = whole(posts.rank[old])
        kind = codes.TRANSFER
        if rank > old_rank:
            kind = codes.PROMOTION
        elif rank < old_rank:
            kind = codes.DEMOTION
    from_post = old if old >= 0 else NO_POST
    given = Act(kind, act.channel, act.mover, act.reason)
    place = whole(posts.place[post])
    order = give_order(world, day, person, given, from_post, post, place, choice)
    if old >= 0:
        end_tenure(world.tenures, whole(posts.record[old]), day, order)
        posts.holder[old] = codes.NOBODY
    posts.holder[post] = person
    posts.since[post] = month
    posts.channel[post] = act.channel
    posts.mover[post] = act.mover
    posts.record[post] = begin_tenure(
        world.tenures, world.tally, day, person, post, act.channel, act.mover, order
    )
    people.post[person] = post
    people.status[person] = codes.IN_POST
    people.since[person] = month
    people.grade[person] = max(whole(people.grade[person]), rank)
    people.place[person] = place
    if posts.level[post] == codes.ABROAD:
        people.region[person] = codes.NOWHERE
    elif posts.region[post] >= 0:
        people.region[person] = posts.region[post]
    else:
        people.region[person] = world.capital
    return order


@kernel
def release_from_post(
    world: World,
    month: int,
    day: int,
    person: int,
    act: Act,
) -> int:
    """End the person's paid tenure and leave him in reserve; return the order, or -1."""
    people, posts = world.people, world.posts
    post = whole(people.post[person])
    if post < 0:
        return -1
    order = give_order(world, day, person, act, post, NO_POST, whole(people.place[person]))
    end_tenure(world.tenures, whole(posts.record[post]), day, order)
    posts.holder[post] = codes.NOBODY
    people.post[person] = -1
    people.comfort[person] = 0.0
    people.status[person] = codes.RESERVE
    people.since[person] = month
    return order


@kernel
def release_extras(world: World, day: int, person: int, act: Act) -> None:
    """End every further post that a person holds beside his principal one."""
    posts = world.posts
    if world.people.extra[person] == 0:
        return
    for post in range(len(posts.holder)):
        if posts.holder[post] == person and world.people.post[person] != post:
            release_extra(world, day, post, act)


@kernel
def release_extra(world: World, day: int, post: int, act: Act) -> None:
    """End one further post of its holder."""
    posts = world.posts
    person = whole(posts.holder[post])
    order = give_order(world, day, person, act, post, NO_POST, whole(world.people.place[person]))
    end_tenure(world.tenures, whole(posts.record[post]), day, order)
    posts.holder[post] = codes.NOBODY
    world.people.extra[person] -= 1


@kernel
def pronounce(world: World, day: int, person: int, act: Act) -> None:
    """Write an order that moves nobody from post to post: a reprimand, exile, readmission."""
    give_order(world, day, person, act, NO_POST, NO_POST, whole(world.people.place[person]))


@kernel
def strike_off(
    world: World,
    month: int,
    day: int,
    person: int,
    status: int,
    act: Act,
) -> None:
    """Take a person out of every post and seat and give him a new standing."""
    release_extras(world, day, person, act)
    if world.people.post[person] >= 0:
        release_from_post(world, month, day, person, act)
    elif act.kind not in (codes.DEATH, codes.RELEASE):
        pronounce(world, day, person, act)
    leave_all_seats(world, day, person, act)
    world.people.status[person] = status
    world.people.since[person] = month
    world.people.fighting[person] = 0


@kernel
def is_open(world: World, post: int, month: int) -> bool:
    """Whether the post exists in this month."""
    return bool(world.posts.opens[post] <= month < world.posts.closes[post] <= NEVER)

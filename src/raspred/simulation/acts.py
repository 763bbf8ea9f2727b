"""The acts that change who holds what, each written to the logs as it happens.

Steps decide; these kernels carry out. Every tenure that begins or ends points to the
order that did it, and every order to its reason.
"""

from __future__ import annotations

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.world import (
    NEVER,
    ROW_ORDERS,
    ROW_TENURES,
    Committees,
    Orders,
    Tally,
    Tenures,
    World,
)

OPEN_END = 2**31 - 1


@kernel
def give_order(
    orders: Orders,
    tally: Tally,
    day: int,
    kind: int,
    person: int,
    channel: int,
    mover: int,
    from_post: int,
    to_post: int,
    place: int,
    reason: int,
    score: float = 0.0,
    runner_up: int = -1,
    runner_up_score: float = 0.0,
) -> int:
    """Write one order and return its row; posts below 0 are elective seats, -100 none."""
    row = whole(tally.rows[ROW_ORDERS])
    tally.rows[ROW_ORDERS] = row + 1
    orders.kind[row] = kind
    orders.day[row] = day
    orders.person[row] = person
    orders.channel[row] = channel
    orders.mover[row] = mover
    orders.from_post[row] = from_post
    orders.to_post[row] = to_post
    orders.place[row] = place
    orders.reason[row] = reason
    orders.score[row] = score
    orders.runner_up[row] = runner_up
    orders.runner_up_score[row] = runner_up_score
    return row


NO_POST = -100


@kernel
def begin_tenure(
    tenures: Tenures,
    tally: Tally,
    day: int,
    person: int,
    post: int,
    channel: int,
    mover: int,
    order: int,
    selection: int = 0,
) -> int:
    """Open a row of the tenure log and return it; `post` below 0 is -(1 + seat code)."""
    row = whole(tally.rows[ROW_TENURES])
    tally.rows[ROW_TENURES] = row + 1
    tenures.person[row] = person
    tenures.post[row] = post
    tenures.start[row] = day
    tenures.end[row] = OPEN_END
    tenures.channel[row] = channel
    tenures.mover[row] = mover
    tenures.start_order[row] = order
    tenures.end_order[row] = -1
    tenures.selection[row] = selection
    return row


@kernel
def end_tenure(tenures: Tenures, row: int, day: int, order: int) -> None:
    """Complete a row of the tenure log."""
    tenures.end[row] = day
    tenures.end_order[row] = order


@kernel
def place_in_post(
    world: World,
    month: int,
    day: int,
    person: int,
    post: int,
    channel: int,
    mover: int,
    reason: int,
    score: float = 0.0,
    runner_up: int = -1,
    runner_up_score: float = 0.0,
) -> int:
    """Move a person into a vacant post, out of the one he held, and return the order."""
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
    order = give_order(
        world.orders,
        world.tally,
        day,
        kind,
        person,
        channel,
        mover,
        from_post,
        post,
        whole(posts.place[post]),
        reason,
        score,
        runner_up,
        runner_up_score,
    )
    if old >= 0:
        end_tenure(world.tenures, whole(posts.record[old]), day, order)
        posts.holder[old] = codes.NOBODY
    posts.holder[post] = person
    posts.since[post] = month
    posts.channel[post] = channel
    posts.mover[post] = mover
    posts.record[post] = begin_tenure(
        world.tenures, world.tally, day, person, post, channel, mover, order
    )
    people.post[person] = post
    people.status[person] = codes.IN_POST
    people.since[person] = month
    people.grade[person] = max(whole(people.grade[person]), rank)
    people.place[person] = posts.place[post]
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
    kind: int,
    channel: int,
    mover: int,
    reason: int,
) -> int:
    """End the person's paid tenure and leave him in reserve; return the order, or -1."""
    people, posts = world.people, world.posts
    post = whole(people.post[person])
    if post < 0:
        return -1
    order = give_order(
        world.orders,
        world.tally,
        day,
        kind,
        person,
        channel,
        mover,
        post,
        NO_POST,
        whole(people.place[person]),
        reason,
    )
    end_tenure(world.tenures, whole(posts.record[post]), day, order)
    posts.holder[post] = codes.NOBODY
    people.post[person] = -1
    people.comfort[person] = 0.0
    people.status[person] = codes.RESERVE
    people.since[person] = month
    return order


@kernel
def release_extras(
    world: World, day: int, person: int, kind: int, channel: int, mover: int, reason: int
) -> None:
    """End every further post that a person holds beside his principal one."""
    posts = world.posts
    if world.people.extra[person] == 0:
        return
    for post in range(len(posts.holder)):
        if posts.holder[post] == person and world.people.post[person] != post:
            release_extra(world, day, post, kind, channel, mover, reason)


@kernel
def release_extra(
    world: World, day: int, post: int, kind: int, channel: int, mover: int, reason: int
) -> None:
    """End one further post of its holder."""
    posts = world.posts
    person = whole(posts.holder[post])
    order = give_order(
        world.orders,
        world.tally,
        day,
        kind,
        person,
        channel,
        mover,
        post,
        NO_POST,
        whole(world.people.place[person]),
        reason,
    )
    end_tenure(world.tenures, whole(posts.record[post]), day, order)
    posts.holder[post] = codes.NOBODY
    world.people.extra[person] -= 1


@kernel
def seat_of(committees: Committees, seat: int, person: int) -> int:
    """Return the column of the person's seat of this kind, or -1."""
    for column in range(whole(committees.count[seat])):
        if committees.person[seat, column] == person:
            return column
    return -1


@kernel
def take_seat(
    world: World, day: int, seat: int, person: int, channel: int, reason: int, selection: int
) -> None:
    """Give the person an elective seat, with the order that says by whom he was elected."""
    committees = world.committees
    column = whole(committees.count[seat])
    order = give_order(
        world.orders,
        world.tally,
        day,
        codes.ELECTED,
        person,
        channel,
        codes.NOBODY,
        NO_POST,
        -(1 + seat),
        codes.NOWHERE,
        reason,
    )
    committees.person[seat, column] = person
    committees.record[seat, column] = begin_tenure(
        world.tenures,
        world.tally,
        day,
        person,
        -(1 + seat),
        channel,
        codes.NOBODY,
        order,
        selection,
    )
    committees.count[seat] = column + 1


@kernel
def leave_seat(
    world: World, day: int, seat: int, column: int, kind: int, channel: int, mover: int, reason: int
) -> int:
    """Empty one elective seat, close its tenure, and return the order."""
    committees = world.committees
    person = whole(committees.person[seat, column])
    order = give_order(
        world.orders,
        world.tally,
        day,
        kind,
        person,
        channel,
        mover,
        -(1 + seat),
        NO_POST,
        codes.NOWHERE,
        reason,
    )
    end_tenure(world.tenures, whole(committees.record[seat, column]), day, order)
    last = whole(committees.count[seat]) - 1
    for later in range(column, last):
        committees.person[seat, later] = committees.person[seat, later + 1]
        committees.record[seat, later] = committees.record[seat, later + 1]
    committees.count[seat] = last
    return order


@kernel
def leave_all_seats(
    world: World, day: int, person: int, kind: int, channel: int, mover: int, reason: int
) -> None:
    """Empty every elective seat of a person who died, was expelled or was arrested."""
    for seat in range(len(codes.SEATS)):
        column = seat_of(world.committees, seat, person)
        if column >= 0:
            leave_seat(world, day, seat, column, kind, channel, mover, reason)


@kernel
def strike_off(
    world: World,
    month: int,
    day: int,
    person: int,
    status: int,
    kind: int,
    channel: int,
    mover: int,
    reason: int,
) -> None:
    """Take a person out of every post and seat and give him a new standing."""
    release_extras(world, day, person, kind, channel, mover, reason)
    if world.people.post[person] >= 0:
        release_from_post(world, month, day, person, kind, channel, mover, reason)
    elif kind not in (codes.DEATH, codes.RELEASE):
        give_order(
            world.orders,
            world.tally,
            day,
            kind,
            person,
            channel,
            mover,
            NO_POST,
            NO_POST,
            whole(world.people.place[person]),
            reason,
        )
    leave_all_seats(world, day, person, kind, channel, mover, reason)
    world.people.status[person] = status
    world.people.since[person] = month
    world.people.fighting[person] = 0


@kernel
def is_open(world: World, post: int, month: int) -> bool:
    """Whether the post exists in this month."""
    return bool(world.posts.opens[post] <= month < world.posts.closes[post] <= NEVER)

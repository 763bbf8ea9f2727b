"""Twins of the acts: what an appointment, a release or a death changes, said plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.simulation import codes
from tests.twins.party import NOBODY, Row, narrow

if TYPE_CHECKING:
    from tests.twins.party import Party

NO_POST = -100
OPEN_END = 2**31 - 1


def give_order(
    party: Party,
    day: int,
    kind: int,
    person: int,
    channel: int,
    mover: int,
    from_post: int,
    to_post: int,
    place: int,
    reason: int,
    compared: tuple[float, int, float] = (0.0, NOBODY, 0.0),
) -> int:
    score, runner_up, runner_up_score = compared
    party.orders.append(
        Row(
            kind=kind,
            day=day,
            person=person,
            channel=channel,
            mover=mover,
            from_post=from_post,
            to_post=to_post,
            place=place,
            reason=reason,
            score=narrow(score),
            runner_up=runner_up,
            runner_up_score=narrow(runner_up_score),
        )
    )
    return len(party.orders) - 1


def begin(
    party: Party,
    day: int,
    person: int,
    post: int,
    channel: int,
    mover: int,
    order: int,
    selection: int,
) -> int:
    party.tenures.append(
        Row(
            person=person,
            post=post,
            start=day,
            end=OPEN_END,
            channel=channel,
            mover=mover,
            start_order=order,
            end_order=-1,
            selection=selection,
        )
    )
    return len(party.tenures) - 1


def end(party: Party, record: int, day: int, order: int) -> None:
    party.tenures[record].end = day
    party.tenures[record].end_order = order


def place_in_post(
    party: Party,
    month: int,
    day: int,
    person: int,
    post: int,
    channel: int,
    mover: int,
    reason: int,
    compared: tuple[float, int, float],
) -> int:
    man, new = party.people[person], party.posts[post]
    left = man.post
    if left < 0:
        kind = codes.APPOINTMENT
    elif new.rank == party.posts[left].rank:
        kind = codes.TRANSFER
    else:
        kind = codes.PROMOTION if new.rank > party.posts[left].rank else codes.DEMOTION
    from_post = left if left >= 0 else NO_POST
    order = give_order(
        party, day, kind, person, channel, mover, from_post, post, new.place, reason, compared
    )
    if left >= 0:
        end(party, party.posts[left].record, day, order)
        party.posts[left].holder = NOBODY
    new.holder, new.since, new.channel, new.mover = person, month, channel, mover
    new.record = begin(party, day, person, post, channel, mover, order, 0)
    man.post, man.status, man.since, man.place = post, codes.IN_POST, month, new.place
    man.grade = max(man.grade, new.rank)
    man.region = new.region if new.region >= 0 else party.capital
    if new.level == codes.ABROAD:
        man.region = codes.NOWHERE
    return order


def release(
    party: Party, month: int, day: int, post: int, kind: int, channel: int, reason: int
) -> None:
    """Let the holder of a post go, be it his only one, his principal one or a further one."""
    seat = party.posts[post]
    person = seat.holder
    man = party.people[person]
    order = give_order(party, day, kind, person, channel, NOBODY, post, NO_POST, man.place, reason)
    end(party, seat.record, day, order)
    seat.holder = NOBODY
    if man.post == post:
        man.post, man.status, man.since = NOBODY, codes.RESERVE, month
        man.comfort = 0.0
    else:
        man.extra -= 1


def take_seat(
    party: Party, day: int, seat: int, person: int, channel: int, reason: int, selection: int
) -> None:
    order = give_order(
        party,
        day,
        codes.ELECTED,
        person,
        channel,
        NOBODY,
        NO_POST,
        -(1 + seat),
        codes.NOWHERE,
        reason,
    )
    party.seats[seat].append(person)
    party.records[seat].append(
        begin(party, day, person, -(1 + seat), channel, NOBODY, order, selection)
    )


def leave_seat(
    party: Party, day: int, seat: int, person: int, kind: int, channel: int, reason: int
) -> None:
    column = party.seats[seat].index(person)
    order = give_order(
        party,
        day,
        kind,
        person,
        channel,
        NOBODY,
        -(1 + seat),
        NO_POST,
        codes.NOWHERE,
        reason,
    )
    end(party, party.records[seat][column], day, order)
    del party.seats[seat][column], party.records[seat][column]


def strike_off(
    party: Party,
    month: int,
    day: int,
    person: int,
    status: int,
    kind: int,
    channel: int,
    reason: int,
) -> None:
    man = party.people[person]
    held = [number for number, post in enumerate(party.posts) if post.holder == person]
    principal = man.post
    for post in held:
        if post != principal:
            release(party, month, day, post, kind, channel, reason)
    if principal >= 0:
        release(party, month, day, principal, kind, channel, reason)
    elif kind not in (codes.DEATH, codes.RELEASE):
        give_order(party, day, kind, person, channel, NOBODY, NO_POST, NO_POST, man.place, reason)
    for seat, sitting in enumerate(party.seats):
        if person in sitting:
            leave_seat(party, day, seat, person, kind, channel, reason)
    man.status, man.since, man.fighting = status, month, 0

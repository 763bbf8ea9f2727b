"""What power does beside: the beaten are disciplined, and the strong take on offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.ladder import COMMITTEE, expel
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Post
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

HIGH_RANK, MOST_FURTHER = 8, 3


def discipline(party: Party) -> None:
    """Punish those who spoke for the beaten, in the month in which a motion is carried."""
    month, beaten = party.decided
    if month != party.month or beaten is None:
        return
    numbers = party.numbers
    expelled = numbers.expelled_at_most * party.hold if beaten.rung >= COMMITTEE else 0.0
    removed = expelled + numbers.removed_at_most * party.hold
    reprimanded = removed + numbers.reprimanded_at_most
    for person in list(party.people):
        if person.counts and person.voice < 0 and person is not beaten:
            punish(party, person, expelled, removed, reprimanded)


def punish(
    party: Party, person: Person, expelled: float, removed: float, reprimanded: float
) -> None:
    """Draw one man's punishment, the heaviest first."""
    draw = party.random.random()
    if draw < expelled:
        expel(party, person)
    elif draw < removed:
        person.leave_post()
        if person.region is not None:
            person.region.see_punishment()
    elif draw < reprimanded:
        party.give_order("reprimanded", person, None)


def offices(party: Party) -> None:
    """Let the powerful take on what stands empty, and gain by what they hold."""
    for post in party.posts:
        if post.rank < HIGH_RANK or not post.is_vacant():
            continue
        if party.random.random() < party.numbers.lack_of_people:
            take_on(party, post)
    for leader in party.leaders:
        gained = party.numbers.gain_of_office * len(leader.person.further)
        leader.person.prestige = min(1.0, leader.person.prestige + gained)


def take_on(party: Party, post: Post) -> None:
    """Give an empty post to a member of the Politburo beside his own, if one is free."""
    politburo = party.bodies[codes.POLITBURO_MEMBER].members
    reached = party.random.random() * sum(say_of(one) for one in politburo)
    for person in politburo:
        reached -= say_of(person)
        free = person.able and person.post is not None and len(person.further) < MOST_FURTHER
        if reached < 0.0 and free:
            person.further.append(post)
            post.holder, post.since = person, party.month
            post.channel, post.mover = codes.POLITBURO, None
            party.give_order("took on", person, post.unique_id)
            party.begin_tenure(post)
            return


def say_of(person: Person) -> float:
    """Return a member's weight when an empty office is taken on."""
    return 0.5 + person.leader.power if person.leader is not None else 0.0

"""Sides: whom each goes with in the open quarrel, and who shares a platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.leaders import deepen, liking, quarrel_between
from benchmarks.peers.mesa_party.quarrels import gap_between

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person
    from benchmarks.peers.mesa_party.quarrels import Quarrel


def side_of(party: Party, quarrel: Quarrel, person: Person) -> float:
    """Return a member's inclination for the motion; below 0 he votes against it."""
    if person is quarrel.proposer:
        return 9.0
    if person is quarrel.target:
        return -9.0
    for_it = liking(party, quarrel.issue, person, quarrel.proposer)
    against = liking(party, quarrel.issue, person, quarrel.target)
    for leader in party.leaders:
        third = leader.person
        if third in (person, quarrel.proposer, quarrel.target):
            continue
        if not (third.counts and third.able) or (leader.power < 0.5 and third is not party.holder):
            continue
        lean = leaning_of(party, quarrel, third)
        pull = liking(party, quarrel.issue, person, third)
        if lean > 0.0:
            for_it = max(for_it, pull)
        elif lean < 0.0:
            against = max(against, pull)
    said_by_party = party.numbers.verdict * party.verdict
    return for_it - against + party.numbers.status_quo + said_by_party


def leaning_of(party: Party, quarrel: Quarrel, leader: Person) -> float:
    """Return which side a third leader takes: by issue, quarrels and the balance of power."""
    lean = gap_between(party, leader, quarrel.target)[0]
    lean -= gap_between(party, leader, quarrel.proposer)[0]
    lean += quarrel_between(leader, quarrel.target) - quarrel_between(leader, quarrel.proposer)
    lean += 0.5 if quarrel.target.rung > 0 else 0.0
    if quarrel.proposer is party.holder:
        lean += party.hold
    if quarrel.target is party.holder:
        lean -= party.hold
    return lean + 0.2 * party.mood("leaning", leader)


def take_sides(party: Party, quarrel: Quarrel) -> None:
    """Let each notable's stand in this vote tell in the next."""
    for leader in party.leaders:
        third = leader.person
        if third in (quarrel.proposer, quarrel.target) or not third.counts:
            continue
        lean = leaning_of(party, quarrel, third)
        if lean == 0.0:
            continue
        friend, foe = quarrel.proposer, quarrel.target
        if lean < 0.0:
            friend, foe = foe, friend
        deepen(third, foe, 0.3)
        deepen(third, friend, -0.2)


def shares_platform(party: Party, quarrel: Quarrel, leader: Person) -> bool:
    """Whether a leader stands with the beaten: nearer him on the question, and on his side."""
    if quarrel.issue is None or not leader.counts or leader.submitted or not leader.able:
        return False
    own = leader.opinion(quarrel.issue)
    to_target = abs(own - quarrel.target.opinion(quarrel.issue))
    if to_target >= abs(own - quarrel.proposer.opinion(quarrel.issue)):
        return False
    return leaning_of(party, quarrel, leader) < 0.0


def fights_on(party: Party, beaten: Person) -> bool:
    """Whether a beaten leader goes on fighting, from conviction and nerve."""
    will = beaten.conviction + 0.5 * beaten.nerve - 0.35
    return beaten.counts and party.random.random() < will

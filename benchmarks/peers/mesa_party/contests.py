"""Contests: leaders bargain for committee votes, and one is pushed a rung down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.ladder import CENSURE, majority_for, next_rung, push_down
from benchmarks.peers.mesa_party.leaders import (
    count_followings,
    deepen,
    make_notable,
    make_the_seated_notable,
)
from benchmarks.peers.mesa_party.quarrels import Quarrel, best_attack, dissenter
from benchmarks.peers.mesa_party.sides import fights_on, shares_platform, side_of, take_sides
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.quarrels import Attack

AWAITED, CANVASSED = 3, 6  # months before a meeting
FEUDS_FADE = 0.97
STANDING = ((codes.MEMBER, 0.25), (codes.POLITBURO_MEMBER, 0.6))


def contest(party: Party) -> None:
    """Hold the plenum's part of the struggle, where the month has a plenum or meeting."""
    if not convene(party):
        return
    if party.calendar.meeting[party.month] and party.quarrel is not None:
        return
    at_hand = party.meeting_within(AWAITED)
    if party.quarrel is not None:
        if party.quarrel.opened < party.month and not at_hand:
            decide(party, party.quarrel)
        return
    pace = 2.0 + party.numbers.contest_pause * (1.0 - party.hold)
    if party.month - party.last_contest < pace and not at_hand:
        return
    attack = best_attack(party)
    if attack is None and party.meeting_within(CANVASSED):
        attack = dissenter(party)
    if attack is not None:
        open_quarrel(party, attack)


def convene(party: Party) -> bool:
    """Let quarrels fade and, where the committee meets, count the followings."""
    make_the_seated_notable(party)
    for leader in party.leaders:
        leader.quarrels = {other: FEUDS_FADE * depth for other, depth in leader.quarrels.items()}
    forget_censures(party)
    party.warning = 0.99 * party.warning + party.calendar.warned[party.month]
    if not (party.calendar.plenum[party.month] or party.calendar.meeting[party.month]):
        return False
    for seat, ceiling in STANDING:
        for person in party.bodies[seat].members:
            person.prestige += party.numbers.prestige_grown * max(0.0, ceiling - person.prestige)
    count_followings(party)
    quarrel = party.quarrel
    if quarrel is not None and not (quarrel.target.counts and quarrel.proposer.counts):
        quarrel.target.fighting, party.quarrel = False, None
    return True


def forget_censures(party: Party) -> None:
    """Let a censure be forgotten once nothing has been moved against the man for long."""
    for leader in party.leaders:
        person, kept = leader.person, party.month - leader.contested
        if person.rung == CENSURE and not person.fighting and kept > party.numbers.censure_kept:
            person.rung = 0


def open_quarrel(party: Party, attack: Attack) -> None:
    """Put a quarrel before the party; it is voted on at a later plenum."""
    make_notable(party, attack.target)
    party.quarrel = Quarrel(attack.proposer, attack.target, attack.issue, party.month)
    attack.target.fighting = True
    deepen(attack.proposer, attack.target, 0.5)
    party.last_contest = party.month


def decide(party: Party, quarrel: Quarrel) -> None:
    """Put the open quarrel to the committee's vote and carry out what it decides."""
    able = [one for one in party.bodies[codes.MEMBER].members if one.able]
    sides = [side_of(party, quarrel, one) for one in able]
    votes_for = sum(side > 0.05 for side in sides)
    votes_against = sum(side < -0.05 for side in sides)
    rung = next_rung(party, quarrel.target)
    carried = votes_for > majority_for(rung) * max(1, len(sides))
    party.ballots.append((party.month, "committee", rung, votes_for, votes_against, carried))
    take_sides(party, quarrel)
    if carried:
        win(party, quarrel, rung)
    else:
        lose(party, quarrel)
    party.last_contest, party.verdict = party.month, 0.0
    party.decided = (party.month, quarrel.target if carried else None)
    party.quarrel = None


def win(party: Party, quarrel: Quarrel, rung: int) -> None:
    """Push the loser a rung down, and those on his platform no lower than he."""
    target = quarrel.target
    push_down(party, target, rung)
    target.fighting = fights_on(party, target)
    if target.leader is not None:
        target.leader.contested = party.month
    deepen(quarrel.proposer, target, 0.5)
    for leader in list(party.leaders):
        person = leader.person
        if person in (quarrel.proposer, target) or not shares_platform(party, quarrel, person):
            continue
        below = next_rung(party, person)
        if below <= rung:
            push_down(party, person, below)
            leader.contested = party.month
            person.fighting = fights_on(party, person)


def lose(party: Party, quarrel: Quarrel) -> None:
    """The attack failed: its author pays in prestige and is now the one who fights."""
    quarrel.proposer.prestige *= 1.0 - party.numbers.prestige_lost
    quarrel.proposer.fighting, quarrel.target.fighting = True, False
    deepen(quarrel.proposer, quarrel.target, 0.5)
    if quarrel.target is party.holder:
        party.warning *= 0.5

"""Bureaux: the committee elects Politburo, Orgburo, Secretariat and the holder of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.leaders import contenders, liking, quarrel_between
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Body
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

FULL_OF = {
    codes.POLITBURO_CANDIDATE: codes.POLITBURO_MEMBER,
    codes.ORGBURO_CANDIDATE: codes.ORGBURO_MEMBER,
}
POLITBURO = (codes.POLITBURO_MEMBER, codes.POLITBURO_CANDIDATE)


def move_candidates_up(party: Party) -> None:
    """Fill vacant full seats from the candidates, in the order they were elected."""
    full, half = party.bodies[codes.MEMBER], party.bodies[codes.CANDIDATE]
    while len(full.members) < full.wanted and half.members:
        person = half.members[0]
        half.discharge(person)
        full.elect(person)


def elect_bureaux(party: Party, all_anew: bool) -> None:
    """Elect every bureau after a congress, at a plenum those with vacant seats."""
    for body in party.bodies[codes.POLITBURO_MEMBER : codes.SECRETARY + 1]:
        if body.wanted > 0 and (all_anew or len(body.members) < body.wanted):
            elect_bureau(party, body, all_anew)


def elect_bureau(party: Party, body: Body, all_anew: bool) -> None:
    """Drop who is not re-elected, and seat who is new."""
    full = party.bodies[FULL_OF[body.seat]].members if body.seat in FULL_OF else []
    standing = {
        person: standing_of(party, body, person)
        + (100.0 if not all_anew and person in body.members else 0.0)
        for person in party.bodies[codes.MEMBER].members
        if person not in full
    }
    chosen = sorted(standing, key=lambda person: -standing[person])[: body.wanted]
    for person in tuple(body.members):
        if person not in chosen:
            body.discharge(person)
    for person in chosen:
        if person in body.members:
            continue
        for half, whole in FULL_OF.items():
            if whole == body.seat:
                party.bodies[half].discharge(person)
        body.elect(person)


def sponsored(party: Party, person: Person) -> float:
    """Return how far the notables with followings want a person beside them."""
    total = wanted = 0.0
    for sponsor in contenders(party):
        power = sponsor.leader.power if sponsor.leader is not None else 0.0
        total += power
        if sponsor is person:
            wanted += power
        else:
            wanted += power * (person.owes(sponsor) - 0.1 * quarrel_between(sponsor, person))
    return wanted / total if total > 0.0 else 0.0


def standing_of(party: Party, body: Body, person: Person) -> float:
    """Return a member's standing when the committee elects a bureau."""
    numbers = party.numbers
    prestige = numbers.bureau_prestige * person.prestige
    if body.seat in POLITBURO:
        value = prestige + 0.2 * (person.grade - 6)
    else:
        in_party = person.post is not None and person.post.structure == codes.PARTY
        value = 0.3 * prestige + (numbers.bureau_party if in_party else 0.0)
    value += numbers.bureau_sponsor * sponsored(party, person)
    value += numbers.bureau_incumbent if person in body.members else 0.0
    value -= numbers.bureau_minority * person.spoke + 0.25 * person.rung
    return float(value + numbers.bureau_noise * party.mood("bureau", body, person))


def confirm_holder(party: Party, congress: bool) -> None:
    """Let the committee elect, confirm or dismiss the holder of the office."""
    holder, number = party.holder, party.calendar.nominee[party.month]
    if holder is not None and number < 0 and not congress:
        return
    first = holder
    if number >= 0 and party.named[number].counts:
        first = party.named[number]
    chosen = first
    if first is None or not has_majority(party, first):
        chosen = best_for_office(party, first)
    if chosen is None or chosen is holder:
        return
    office, secretariat = party.bodies[codes.HOLDER], party.bodies[codes.SECRETARY]
    if holder is not None:
        office.discharge(holder)
    if chosen not in secretariat.members:
        secretariat.elect(chosen)
    office.elect(chosen)
    party.people.do(forget_old_loyalty)


def forget_old_loyalty(person: Person) -> None:
    """Let a card kept for one holder say little to the next."""
    person.card_precision *= 0.25


def has_majority(party: Party, person: Person) -> bool:
    """Put one person to the committee's vote for the office."""
    enemies = [
        leader.person
        for leader in party.leaders
        if leader.person is not person
        and leader.person.counts
        and quarrel_between(leader.person, person) >= party.numbers.hostile_at
    ]
    votes_for = votes_against = 0
    for member in party.bodies[codes.MEMBER].members:
        if not member.able:
            continue
        own = liking(party, None, member, person) + party.numbers.removal_margin
        drawn_away = any(liking(party, None, member, enemy) > own for enemy in enemies)
        if member is not person and drawn_away:
            votes_against += 1
        else:
            votes_for += 1
    party.ballots.append((party.month, "office", False, votes_for, votes_against))
    return votes_for > votes_against


def best_for_office(party: Party, passed_over: Person | None) -> Person | None:
    """Return the secretary, or failing that the member, of the highest standing."""
    secretariat = party.bodies[codes.SECRETARY]
    able = [
        one for one in party.bodies[codes.MEMBER].members if one.able and one is not passed_over
    ]
    return max(
        able,
        key=lambda one: standing_of(party, secretariat, one) + (one in secretariat.members),
        default=None,
    )

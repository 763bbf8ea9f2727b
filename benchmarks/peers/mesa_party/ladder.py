"""The ladder down which a beaten leader is pushed, and exile at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Place
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

CENSURE, POST, POLITBURO, COMMITTEE, PARTY = 1, 2, 3, 4, 5
LEAST_GRADE_EXILED = 4
HARD_PLACE, LOOKED_AT = 0.4, 8
BUREAUX = range(codes.POLITBURO_MEMBER, codes.HOLDER + 1)


def next_rung(party: Party, person: Person) -> int:
    """Return the rung a lost contest would push this person to, skipping empty ones."""
    rung = person.rung + 1

    def sits_in(*seats: int) -> bool:
        return any(person in party.bodies[seat].members for seat in seats)

    if rung == POST and person.post is None:
        rung = POLITBURO
    central = (codes.POLITBURO_MEMBER, codes.POLITBURO_CANDIDATE, codes.HOLDER)
    if rung == POLITBURO and not sits_in(*central):
        rung = COMMITTEE
    if rung == COMMITTEE and not sits_in(codes.MEMBER, codes.CANDIDATE):
        rung = PARTY
    return min(PARTY, rung)


def majority_for(rung: int) -> float:
    """Return the share of votes that a motion of this rung must exceed."""
    return 2.0 / 3.0 if rung >= COMMITTEE else 0.5


def push_down(party: Party, person: Person, rung: int) -> None:
    """Carry out a motion of this rung against a person."""
    person.rung = max(person.rung, rung)
    person.prestige *= 1.0 - party.numbers.prestige_lost
    party.give_order("pushed down", person, rung)
    if rung == POST:
        person.leave_post()
    elif rung == POLITBURO:
        for seat in BUREAUX:
            party.bodies[seat].discharge(person)
    elif rung == COMMITTEE:
        for body in party.bodies:
            body.discharge(person)
    elif rung == PARTY:
        expel(party, person)


def expel(party: Party, person: Person) -> None:
    """Expel a person; one of weight is sent to a hard place."""
    person.strike_off(codes.EXPELLED)
    person.banished = True
    if person.region is not None:
        person.region.see_punishment()
    if person.grade < LEAST_GRADE_EXILED:
        return
    person.status, person.place = codes.EXILED, hard_place(party)
    party.give_order("exiled", person, None)
    party.today["exiled"] += 1


def hard_place(party: Party) -> Place:
    """Draw a place of exile: of eight looked at, the first that is hard, or the hardest."""
    looked_at = [party.random.choice(party.places) for _ in range(LOOKED_AT)]
    at_home = [place for place in looked_at if not place.abroad]
    for place in at_home:
        if place.hardship >= HARD_PLACE:
            return place
    return max(at_home, key=lambda place: place.hardship, default=party.places[0])

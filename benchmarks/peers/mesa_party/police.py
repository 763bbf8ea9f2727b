"""Police: orders of the section give way to orders of the police; a killing starts a wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.logistic import logistic
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

LEAST_RANK, UPPER_RANK = 3, 7
NOVICE = 12  # months
FALLEN = (codes.RESERVE, codes.EXPELLED, codes.EXILED)


def police(party: Party) -> None:
    """Take this month's suspects, and this month's victims of the wave."""
    numbers = party.numbers
    if party.calendar.killed[party.month] >= 0:
        party.wave += numbers.wave_start
    cover = logistic(12.0 * (party.hold - numbers.police_at))
    if cover < 1e-3 and party.wave <= 0.0:
        return
    upper, novices = take_from_posts(party, cover)
    take_the_fallen(party, cover)
    if party.wave > 0.0:
        share = novices / max(1.0, upper)
        growth = numbers.wave_growth * (1.0 - share / numbers.wave_brake)
        party.wave = min(1.0, max(0.0, party.wave * (1.0 + growth)))


def take_from_posts(party: Party, cover: float) -> tuple[float, float]:
    """Arrest holders of posts by risk; return how many posts are upper, and novices'."""
    upper = novices = 0.0
    for post in party.posts:
        person = post.holder
        if person is None or person.post is not post or post.rank < LEAST_RANK:
            continue
        if post.rank >= UPPER_RANK:
            upper += 1.0
            novices += party.month - person.since < NOVICE
        if person is not party.holder:
            shield = 0.0
            if party.wave > 0.0:
                shield = 0.5 * person.owes(party.holder)
            may_arrest(party, person, post.rank, cover, shield)
    return upper, novices


def take_the_fallen(party: Party, cover: float) -> None:
    """Arrest by risk those out of post who have something held against them."""
    for person in list(party.people):
        if person.status in FALLEN and person.grade >= LEAST_RANK and marks_of(person) >= 0.25:
            may_arrest(party, person, person.grade, cover, 0.0)


def marks_of(person: Person) -> float:
    """Return what is held against a person: words, banishment, a fall."""
    return person.spoke + 0.5 * person.banished + 0.5 * (person.rung > 0)


def may_arrest(party: Party, person: Person, rank: int, cover: float, shield: float) -> None:
    """Arrest a person with the chance of his rank, marks and shields."""
    marks = marks_of(person)
    risk = party.numbers.police_suspects * cover * marks
    if party.wave > 0.0:
        exposed = (rank / 10.0) ** 4 * (1.0 + marks) * (1.0 - shield)
        exposed *= 1.3 if person.cohort <= codes.YEAR_1917 else 1.0
        in_post = person.status == codes.IN_POST
        if in_post and person in party.bodies[codes.POLITBURO_MEMBER].members:
            exposed *= 0.2
        risk += party.wave * exposed
    if party.random.random() >= risk:
        return
    shot_share = party.numbers.shot_share * min(1.0, 0.4 + 0.07 * rank)
    arrest(party, person, party.wave > 0.0 and party.random.random() < shot_share)


def arrest(party: Party, person: Person, shot: bool) -> None:
    """Take a man out of everything; his region sees it."""
    if person.region is not None:
        person.region.see_punishment()
    person.strike_off(codes.SHOT if shot else codes.ARRESTED)
    party.today["shot" if shot else "arrested"] += 1

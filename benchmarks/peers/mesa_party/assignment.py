"""Assignment: the section fills vacancies in its jurisdiction, up to its capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.cards import trusted
from benchmarks.peers.mesa_party.choosing import best_of, draw_candidate, fitness, is_eligible
from benchmarks.peers.mesa_party.membership import split_off_cadre
from benchmarks.peers.mesa_party.placing import BY_POLITBURO, place
from raspred.simulation import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.mesa_party.apparatus import Post
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

LOOKED_AT = 10
MOST_ATTEMPTS = 2_000  # to find agents to send


def assignment(party: Party) -> None:
    """Fill claimed vacancies, then requested ones, then mobilise the rank and file."""
    month_s = party.calendar.responsible[party.month]
    party.capacity += month_s
    left = int(party.capacity * (1.0 - party.numbers.displaced_share))
    claimed, requested = vacancies(party)
    filled = 0
    for post in claimed + requested:
        if filled >= left:
            break
        filled += fill(party, post, merit_on_card)
    party.capacity = min(party.capacity - filled, 2.0 * month_s)
    mobilise(party)


def vacancies(party: Party) -> tuple[list[Post], list[Post]]:
    """Return the vacant posts that the section claims and those left, highest rank first."""
    claimed, left = [], []
    for post in party.posts:
        if post.rank >= BY_POLITBURO or not post.is_vacant():
            continue
        share = post.claimed_share()
        if party.random.random() < share and not is_refused(post):
            claimed.append(post)
        elif share > 0.0:
            left.append(post)
    claimed.sort(key=lambda post: -post.rank)
    left.sort(key=lambda post: -post.rank)
    return claimed, left


def is_refused(post: Post) -> bool:
    """Whether the region of a vacancy refuses the section's man."""
    strength = post.region.shield() if post.region is not None else 0.0
    return strength > 0.0 and post.random.random() < strength


def fill(party: Party, post: Post, merit: Callable[[Person, int], float]) -> int:
    """Fill one vacancy with the best of ten from the country; return 1 where one was found."""
    looked_at = [
        person
        for person in (draw_candidate(party, post.rank) for _ in range(LOOKED_AT))
        if person is not None and is_eligible(person, party.month, post.rank)
    ]
    chosen = best_of(looked_at, lambda one: merit(one, post.rank))
    if chosen is None:
        return 0
    if chosen.status == codes.RANK_AND_FILE:
        chosen = split_off_cadre(chosen)
    step_up = place(party, chosen, post, codes.SECTION, party.holder)
    readiness = party.numbers.clienthood
    if party.is_collective:
        readiness *= party.numbers.collective_share
    chosen.become_client(party.holder, step_up, readiness)
    party.today["responsible-placements"] += 1
    return 1


def merit_on_card(person: Person, rank: int) -> float:
    """Return what speaks for a candidate, as card and public record tell."""
    numbers = person.model.numbers
    score = fitness(person, rank) + numbers.docility_weight * trusted(person)
    return float(score + person.random.gauss(0.0, numbers.placing_noise))


def docility(person: Person, _rank: int) -> float:
    """Return how docile a candidate looks, whatever he is able to do."""
    numbers = person.model.numbers
    score = numbers.docility_weight * trusted(person)
    return float(score + person.random.gauss(0.0, numbers.placing_noise))


def mobilise(party: Party) -> None:
    """Send agents of the rank and file elsewhere, as many members as capacity says."""
    wanted, sent = party.calendar.rank_and_file[party.month], 0.0
    bench = list(party.people.select(lambda one: one.status == codes.RANK_AND_FILE))
    regions = list(party.regions)
    for _ in range(MOST_ATTEMPTS if bench else 0):
        person = party.random.choice(bench)
        if sent >= wanted or party.random.random() * person.weight >= wanted - sent:
            break
        person.region = party.random.choice(regions)
        person.place = person.region.place
        sent += person.weight
    party.today["rank-and-file-mobilised"] = sent

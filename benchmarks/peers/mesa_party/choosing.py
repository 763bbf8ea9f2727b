"""Choosing one of a few candidates for a vacancy."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from raspred.simulation import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.peers.mesa_party.apparatus import Region
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person


class Pool:
    """Who can be had for a vacancy, by standing and rank, and by region too."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.anywhere: defaultdict[tuple[int, int], list[Person]] = defaultdict(list)
        self.within: defaultdict[tuple[int, int, Region | None], list[Person]] = defaultdict(list)
        for person in people:
            if person.status == codes.RANK_AND_FILE:
                rank = 0
            elif person.status == codes.RESERVE:
                rank = person.grade
            elif person.post is not None:
                rank = person.post.rank
            else:
                continue
            self.anywhere[person.status, rank].append(person)
            self.within[person.status, rank, person.region].append(person)


def sort_cadres(party: Party) -> None:
    """Sort everyone who could be given a post this month."""
    party.pool = Pool(party.people)


def draw_candidate(party: Party, rank: int, region: Region | None = None) -> Person | None:
    """Draw somebody who might fill a vacancy of this rank, there or anywhere.

    About half come from the reserve, the others from posts one or two ranks below; for the
    lowest ranks some from the rank and file.
    """
    which, draw = party.random.random(), party.random
    if rank <= 4 and which < 0.3:
        kind, wanted = codes.RANK_AND_FILE, 0
    elif which < 0.65:
        kind, wanted = codes.RESERVE, max(1, min(10, rank - 1 + draw.randrange(3)))
    else:
        kind, wanted = codes.IN_POST, max(1, rank - 1 - draw.randrange(2))
    pool: Pool = party.pool
    if region is None:
        found = pool.anywhere.get((kind, wanted))
    else:
        found = pool.within.get((kind, wanted, region))
    return draw.choice(found) if found else None


def is_eligible(person: Person | None, month: int, rank: int) -> bool:
    """Whether a person may be moved this month into a post of this rank."""
    return (
        person is not None
        and person.in_party
        and person.able
        and person.since < month
        and person.grade >= rank - 3
    )


def best_of(candidates: Iterable[Person], score: Callable[[Person], float]) -> Person | None:
    """Return the candidate of the best score; who is first or second is not weighed again."""
    best, second = None, None
    highest = next_to = 0.0
    for person in candidates:
        if person is best or person is second:
            continue
        value = score(person)
        if best is None or value > highest:
            best, highest, second, next_to = person, value, best, highest
        elif second is None or value > next_to:
            second, next_to = person, value
    return best


def fitness(person: Person, rank: int) -> float:
    """Return what speaks for a candidate whoever chooses: ability shown, and grade."""
    numbers = person.model.numbers
    return float(
        numbers.fit_weight * person.quality_on_card + numbers.grade_weight * (person.grade - rank)
    )

"""The apparatus: places, regions, posts and elective bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import mesa

if TYPE_CHECKING:
    from random import Random

    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person


@dataclass(frozen=True, eq=False)
class Place:
    """Where people can be sent; hardship from 0 to 1."""

    hardship: float
    abroad: bool


class Region(mesa.Agent):  # type: ignore[misc]
    """A region: the unit of conferences, grip and fear."""

    model: Party

    def __init__(self, party: Party, place: Place, weight: float) -> None:
        super().__init__(party)
        self.place, self.weight = place, weight
        self.secretary: Post | None = None
        self.spoke = self.exposure = 0.0

    @property
    def boss(self) -> Person | None:
        """The man in the post of its secretary."""
        return self.secretary.holder if self.secretary is not None else None

    def see_punishment(self) -> None:
        """Let one punishment be seen here."""
        self.exposure += self.model.numbers.exposure_of_one

    def shield(self) -> float:
        """Return how far a notable patron protects it, 0 to 1."""
        boss = self.boss
        if boss is None:
            return 0.0
        patron = boss.root_patron() or boss
        if patron.leader is None or patron is self.model.holder:
            return 0.0
        total = sum(leader.power for leader in self.model.leaders)
        if total <= 0.0:
            return 0.0
        return float(min(1.0, self.model.numbers.refusal * patron.leader.power / total))


class Post(mesa.Agent):  # type: ignore[misc]
    """A paid post."""

    model: Party
    random: Random

    def __init__(
        self,
        party: Party,
        *,
        structure: int,
        level: int,
        rank: int,
        region: Region | None,
        place: Place,
        opens: int,
        closes: int,
    ) -> None:
        super().__init__(party)
        self.structure, self.level, self.rank = structure, level, rank
        self.region, self.place = region, place
        self.opens, self.closes = opens, closes
        self.holder: Person | None = None
        self.since, self.channel = 0, 0
        self.mover: Person | None = None

    def is_vacant(self) -> bool:
        """Whether it exists this month and nobody holds it."""
        return self.holder is None and self.opens <= self.model.month < self.closes

    def claimed_share(self) -> float:
        """Return the share of such vacancies that the section claims today."""
        return float(self.model.calendar.jurisdiction[self.model.month][self.structure][self.level])


class Body(mesa.Agent):  # type: ignore[misc]
    """An elective body: the committee, a bureau, the office itself."""

    model: Party

    def __init__(self, party: Party, seat: int) -> None:
        super().__init__(party)
        self.seat = seat
        self.members: list[Person] = []

    @property
    def wanted(self) -> int:
        """Its size this month, as given from outside."""
        return int(self.model.calendar.seats[self.model.month][self.seat])

    def elect(self, person: Person) -> None:
        """Give a person a seat."""
        self.model.give_order("elected", person, self)
        self.members.append(person)

    def discharge(self, person: Person) -> None:
        """Take his seat from a person, if he has one."""
        if person in self.members:
            self.model.give_order("discharged", person, self)
            self.members.remove(person)

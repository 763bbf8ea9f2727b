"""The party: the Mesa model that holds people, posts and bodies, and lives the months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa

from benchmarks.peers.mesa_party.apparatus import Body, Post, Region
from benchmarks.peers.mesa_party.month import MONTH
from benchmarks.peers.mesa_party.person import Person
from raspred.simulation import codes
from raspred.simulation.tally import SERIES

if TYPE_CHECKING:
    from collections.abc import Collection
    from random import Random
    from types import SimpleNamespace

    from benchmarks.peers.mesa_party.apparatus import Place
    from benchmarks.peers.mesa_party.leaders import Leader
    from benchmarks.peers.mesa_party.quarrels import Quarrel
    from raspred.simulation.numbers import Numbers


class Party(mesa.Model):  # type: ignore[misc]
    """The whole party, a month a step.

    Attributes:
        month: The next to live through, 0 = the first of the scenario.
        hold: Share of the committee that goes with the holder of the office.
        capacity: Placings that the section still owes; `to_displace` those of suspects.
        decided: Month and loser of the last quarrel that was put to the vote.
        series: What each month is summed up in, by the words of `SERIES`.
    """

    random: Random

    def __init__(
        self,
        seed: int,
        month: int,
        numbers: Numbers,
        calendar: SimpleNamespace,
        switched_on: Collection[str],
    ) -> None:
        super().__init__(seed=seed)
        self.month, self.numbers, self.calendar = month, numbers, calendar
        self.switched_on = frozenset(switched_on)
        self.places: list[Place] = []
        self.named: list[Person] = []
        self.leaders: list[Leader] = []
        self.bodies = [Body(self, seat) for seat in range(len(codes.SEATS))]
        self.capital: Region | None = None
        self.heads: list[Post | None] = []
        self.quarrel: Quarrel | None = None
        self.decided: tuple[int, Person | None] = (-1, None)
        self.hold = self.warning = self.wave = self.verdict = self.delegate_debt = 0.0
        self.seat_debt = self.capacity = self.to_displace = 0.0
        self.last_contest = -99
        self.pool: Any = None
        self.moods: dict[Any, float] = {}
        self.series: list[dict[str, float]] = []
        self.orders: list[tuple[Any, ...]] = []
        self.tenures: list[tuple[Any, ...]] = []
        self.ballots: list[tuple[Any, ...]] = []
        self.entries: list[tuple[Any, ...]] = []

    @property
    def people(self) -> Any:
        """Everyone, as an AgentSet."""
        return self.agents_by_type[Person]

    @property
    def posts(self) -> Any:
        """Every paid post, as an AgentSet."""
        return self.agents_by_type[Post]

    @property
    def regions(self) -> Any:
        """Every region, as an AgentSet."""
        return self.agents_by_type[Region]

    @property
    def holder(self) -> Person | None:
        """The holder of the office under study."""
        seated = self.bodies[codes.HOLDER].members
        return seated[0] if seated else None

    @property
    def is_collective(self) -> bool:
        """Whether the secretaries still rule as equals."""
        return bool(self.calendar.collective[self.month])

    @property
    def today(self) -> dict[str, float]:
        """The sums of the month being lived."""
        return self.series[-1]

    def mood(self, *about: Any) -> float:
        """Return a normal draw that stays the same all month for what it is about."""
        if about not in self.moods:
            self.moods[about] = self.random.gauss(0.0, 1.0)
        return self.moods[about]

    def meeting_within(self, ahead: int) -> bool:
        """Whether a congress or conference meets this month or in so many that follow."""
        return any(self.calendar.meeting[self.month : self.month + ahead + 1])

    def give_order(self, kind: str, person: Person, about: Any, *why: Any) -> None:
        """Write an order into the log."""
        self.orders.append((self.month, kind, person.unique_id, about, *why))

    def begin_tenure(self, post: Post) -> None:
        """Write who took a post into the log."""
        assert post.holder is not None
        self.tenures.append((self.month, post.unique_id, post.holder.unique_id, post.channel))

    def end_tenure(self, post: Post) -> None:
        """Write who left a post into the log."""
        assert post.holder is not None
        self.tenures.append((self.month, post.unique_id, post.holder.unique_id, -1))

    def step(self) -> None:
        """Live through a month, in the order of the model."""
        self.series.append(dict.fromkeys(SERIES, 0.0))
        self.moods.clear()
        for name, mechanism in MONTH:
            if name is None or name in self.switched_on:
                mechanism(self)
        self.take_stock()
        self.month += 1

    def take_stock(self) -> None:
        """Write the month's sums."""
        self.today["members"] = sum(one.weight for one in self.people if one.in_party)
        self.today["posts-filled"] = sum(1 for post in self.posts if post.holder is not None)
        self.today["vacant-posts"] = sum(1 for post in self.posts if post.is_vacant())
        self.today["hold"], self.today["seat-debt"] = self.hold, self.seat_debt

"""A person: a cadre, or an agent that stands for many of the rank and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from raspred.simulation import codes

if TYPE_CHECKING:
    from random import Random

    from benchmarks.peers.mesa_party.apparatus import Place, Post, Region
    from benchmarks.peers.mesa_party.leaders import Leader
    from benchmarks.peers.mesa_party.party import Party

LONGEST_CHAIN = 6  # of patrons
GONE = (codes.DEAD, codes.LEFT, codes.ARRESTED, codes.SHOT)


class Person(mesa.Agent):  # type: ignore[misc]
    """One person: what anyone sees, what only he knows, and what the section believes."""

    model: Party
    random: Random

    def __init__(
        self,
        party: Party,
        *,
        status: int,
        cohort: int,
        joined: int,
        born: int,
        region: Region | None,
        place: Place,
        weight: float = 1.0,
        grade: int = 0,
        since: int = 0,
    ) -> None:
        super().__init__(party)
        self.status, self.cohort, self.joined, self.born = status, cohort, joined, born
        self.region, self.place, self.weight = region, place, weight
        self.grade, self.since = grade, since
        self.dies = -1
        self.post: Post | None = None
        self.further: list[Post] = []
        self.married, self.children, self.able = False, 0, True
        self.prestige = self.comfort = self.spoke = 0.0
        self.voice = self.rung = 0
        self.fighting = self.submitted = self.banished = False
        self.leader: Leader | None = None
        self.positions: dict[int, float] = {}  # in public, by issue
        self.leanings: dict[int, float] = {}  # in private, drawn when first asked for
        self.ability = self.conviction = self.ambition = 0.5
        self.nerve, self.fear, self.fatigue = 1.0, 0.0, 0.0
        self.patron: Person | None = None
        self.debt = 0.0
        self.loyalty_on_card = self.card_precision = 0.0
        self.quality_on_card = 0.5

    @property
    def counts(self) -> bool:
        """Whether he is a cadre with a voice in the party."""
        return self.status in (codes.IN_POST, codes.RESERVE)

    @property
    def in_party(self) -> bool:
        """Whether he is a member, of the rank and file or a cadre."""
        return self.status in (codes.RANK_AND_FILE, codes.RESERVE, codes.IN_POST)

    def root_patron(self) -> Person | None:
        """Return who stands at the top of his chain of patrons."""
        root, above = None, self.patron
        for _ in range(LONGEST_CHAIN):
            if above is None or above is self or not above.counts:
                break
            root, above = above, above.patron
        return root

    def owes(self, leader: Person | None) -> float:
        """Return the debt that binds him to a leader, directly or through his patron."""
        if self.patron is None or leader is None:
            return 0.0
        if self.patron is leader:
            return self.debt
        return 0.7 * self.debt if self.root_patron() is leader else 0.0

    def become_client(self, patron: Person | None, step_up: int, readiness: float) -> None:
        """Let him feel indebted to the man who placed him, or not."""
        numbers = self.model.numbers
        if patron is None or patron is self:
            return
        if self.random.random() >= readiness * (0.6 + 0.8 * self.ambition):
            return
        debt = numbers.debt_of_placing + numbers.debt_of_promotion * max(0, step_up)
        debt += numbers.debt_spread * self.random.random()
        if self.patron is patron:
            self.debt = max(self.debt, min(1.0, debt))
            return
        if self.debt > debt and self.root_patron() is not None:
            return
        self.patron, self.debt = patron, min(1.0, debt)

    def opinion(self, issue: int) -> float:
        """Return his position on an issue, -1 to 1; what leaders think is known."""
        if issue in self.positions:
            return self.positions[issue]
        numbers = self.model.numbers
        if issue not in self.leanings:
            self.leanings[issue] = self.random.gauss(0.0, 1.0)
        position: float = numbers.opinion_mean + numbers.opinion_spread * self.leanings[issue]
        patron = self.root_patron()
        if patron is not None and issue in patron.positions:
            pull = numbers.opinion_patron * self.debt
            position += pull * (patron.positions[issue] - position)
        return min(1.0, max(-1.0, position))

    def take(self, post: Post, channel: int, mover: Person | None) -> None:
        """Move into a vacant post, out of the one held until now."""
        if self.post is not None:
            self.model.end_tenure(self.post)
            self.post.holder = None
        post.holder, post.since = self, self.model.month
        post.channel, post.mover = channel, mover
        self.post, self.status, self.since = post, codes.IN_POST, self.model.month
        self.grade = max(self.grade, post.rank)
        self.place = post.place
        if post.level == codes.ABROAD:
            self.region = None
        else:
            self.region = post.region or self.model.capital
        self.model.begin_tenure(post)

    def leave_post(self) -> None:
        """Leave the principal post and wait for another."""
        if self.post is None:
            return
        self.model.give_order("release", self, self.post)
        self.model.end_tenure(self.post)
        self.post.holder = None
        self.post, self.comfort = None, 0.0
        self.status, self.since = codes.RESERVE, self.model.month

    def leave_further(self, post: Post) -> None:
        """Give up a post held beside the principal one."""
        self.model.give_order("release", self, post)
        self.model.end_tenure(post)
        post.holder = None
        self.further.remove(post)

    def strike_off(self, status: int) -> None:
        """Take him out of every post and seat, and out of the model where he is gone."""
        for post in tuple(self.further):
            self.leave_further(post)
        self.leave_post()
        for body in self.model.bodies:
            body.discharge(self)
        self.model.give_order("struck off", self, None)
        self.status, self.since, self.fighting = status, self.model.month, False
        if status in GONE:
            self.remove()

"""The common workload in AgentPy: an object a member, an AgentList a committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import agentpy

from benchmarks.workload import COMMITTEES, LOYAL, MOVES, NOISE, PULL, VACANT

if TYPE_CHECKING:
    from benchmarks.workload import Members


class Member(agentpy.Agent):  # type: ignore[misc]
    """One member."""

    def setup(self) -> None:
        """Begin in the first committee, as yet without a mind."""
        self.opinion = self.ability = 0.0
        self.post, self.committee = False, 0

    def think(self) -> None:
        """Move towards the committee's mean opinion, with noise."""
        mean = self.model.mean[self.committee]
        noise = NOISE * (self.model.random.random() - 0.5)
        self.opinion += PULL * (mean - self.opinion) + noise


class Party(agentpy.Model):  # type: ignore[misc]
    """The members and their committees."""

    def setup(self) -> None:
        """Give each member his opinion, ability, post and committee."""
        given: Members = self.p.members
        size = len(given.opinion) // COMMITTEES
        self.everyone = agentpy.AgentList(self, len(given.opinion), Member)
        columns = (column.tolist() for column in given)
        rows = zip(self.everyone, *columns, strict=True)
        for number, (member, opinion, ability, post) in enumerate(rows):
            member.opinion, member.ability, member.post = opinion, ability, post == 1
            member.committee = number // size
        self.seats: list[Any] = [
            agentpy.AgentList(self, self.everyone[i * size : (i + 1) * size])
            for i in range(COMMITTEES)
        ]
        self.loyal = 0

    def step(self) -> None:
        """Live through a month."""
        self.mean = [sum(one.opinion for one in seated) / len(seated) for seated in self.seats]
        self.everyone.think()
        self.loyal = 0
        for seated in self.seats:
            self.loyal += self.renew(seated)
        for _ in range(MOVES):
            self.exchange()

    def renew(self, seated: Any) -> int:
        """Fill the posts that fall vacant in one committee; return how many are loyal."""
        loyal = [one for one in seated if one.opinion > LOYAL]
        leaving = [one for one in seated if one.post and self.random.random() < VACANT]
        for one in leaving:
            one.post = False
        free = sorted((one for one in loyal if not one.post), key=lambda one: -one.ability)
        for one in free[: len(leaving)]:
            one.post = True
        return len(loyal)

    def exchange(self) -> None:
        """Let two members change places."""
        here, there = self.random.randrange(COMMITTEES), self.random.randrange(COMMITTEES)
        one, other = (self.random.randrange(len(self.seats[k])) for k in (here, there))
        a, b = self.seats[here][one], self.seats[there][other]
        self.seats[here][one], self.seats[there][other] = b, a
        a.committee, b.committee = there, here


def live_in_agentpy(members: Members, seed: int, months: int) -> float:
    """Live through the months; return the last loyal share."""
    party = Party({"members": members, "seed": seed, "steps": months})
    party.run(display=False)
    return float(party.loyal / len(members.opinion))

"""The common workload in Mesa: an object a member, a list of them a committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa

from benchmarks.workload import COMMITTEES, LOYAL, MOVES, NOISE, PULL, VACANT

if TYPE_CHECKING:
    from benchmarks.workload import Members


class Member(mesa.Agent):  # type: ignore[misc]
    """One member."""

    def __init__(self, model: Party, opinion: float, ability: float, post: bool) -> None:
        super().__init__(model)
        self.opinion, self.ability, self.post = opinion, ability, post
        self.committee = 0

    def think(self) -> None:
        """Move towards the committee's mean opinion, with noise."""
        mean = self.model.mean[self.committee]
        self.opinion += PULL * (mean - self.opinion) + NOISE * (self.random.random() - 0.5)


class Party(mesa.Model):  # type: ignore[misc]
    """The members and their committees."""

    def __init__(self, members: Members, seed: int) -> None:
        super().__init__(rng=seed)
        size = len(members.opinion) // COMMITTEES
        columns = (column.tolist() for column in members)
        for opinion, ability, post in zip(*columns, strict=True):
            Member(self, opinion, ability, post == 1)
        everyone = list(self.agents)
        self.seats = [everyone[i * size : (i + 1) * size] for i in range(COMMITTEES)]
        for number, seated in enumerate(self.seats):
            for member in seated:
                member.committee = number
        self.mean = [0.0] * COMMITTEES
        self.loyal = 0

    def step(self) -> None:
        """Live through a month."""
        self.mean = [sum(one.opinion for one in seated) / len(seated) for seated in self.seats]
        self.agents.do("think")
        self.loyal = 0
        for seated in self.seats:
            loyal = [one for one in seated if one.opinion > LOYAL]
            self.loyal += len(loyal)
            leaving = [one for one in seated if one.post and self.random.random() < VACANT]
            for one in leaving:
                one.post = False
            free = sorted((one for one in loyal if not one.post), key=lambda one: -one.ability)
            for one in free[: len(leaving)]:
                one.post = True
        for _ in range(MOVES):
            self.exchange()

    def exchange(self) -> None:
        """Let two members change places."""
        here, there = self.random.randrange(COMMITTEES), self.random.randrange(COMMITTEES)
        one, other = (self.random.randrange(len(self.seats[k])) for k in (here, there))
        a, b = self.seats[here][one], self.seats[there][other]
        self.seats[here][one], self.seats[there][other] = b, a
        a.committee, b.committee = there, here


def live_in_mesa(members: Members, seed: int, months: int) -> tuple[Party, float]:
    """Live through the months; return the model, and the last loyal share."""
    party = Party(members, seed)
    for _ in range(months):
        party.step()
    return party, party.loyal / len(members.opinion)

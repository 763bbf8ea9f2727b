"""The chain of placings behind a body: who placed whom, ballot by ballot back in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.appointers import ELECTED, Placings, placings, rules_at
from raspred.measures.bounds import Tally, ratio, share_bounds
from raspred.measures.holders import tenures_of
from raspred.measures.patrons import patrons, posts_of_appointers
from raspred.measures.present import Claim
from raspred.measures.rules import rules_by_post
from raspred.measures.votes import Franchise, Votes, franchise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.measures.bounds import Floats
    from raspred.measures.patrons import Patrons
    from raspred.measures.spans import Counts, Rows
    from raspred.register.register import Register

NO_BALLOT = -1


@dataclass(frozen=True, slots=True)
class Chain:
    """The seats behind a body, and for each elected seat the ballot that filled it.

    Attributes:
        place: Position of each seat's tenure in the register, ascending, int64[n].
        placed: Who placed each holder.
        ballot: Ballot that filled each seat, `NO_BALLOT` for others, int64[n].
        ballots: Number of ballots; those who filled seats by one rule on one date are one.
        voters: Who had a vote in which ballot.
        patrons: Who may have filled each seat, and what he was then himself.
    """

    place: Rows
    placed: Placings
    ballot: Rows
    ballots: int
    voters: Franchise
    patrons: Patrons

    def seats(self, tenures: pl.DataFrame) -> Rows:
        """Return the position in the chain of tenures that belong to it."""
        return np.searchsorted(self.place, tenures["place"].to_numpy()).astype(np.int64)

    def owed_to(self, person: int, depth: int = 1) -> Claim:
        """Return how far each seat is owed to a person, 0 to 1, float64[n] thrice.

        Args:
            person: Code of the person.
            depth: Steps up the chain of appointers that count: 1 for those whom he placed
                himself, 2 for those placed by them as well, and so on.
        """
        seats = self._through_ballots(
            Claim(*(part.astype(np.float64) for part in self.placed.by(person)))
        )
        for _ in range(depth - 1):
            further = self.patrons.passed_down(person, seats, self.placed.unknown)
            seats = self._through_ballots(further)
        return seats

    def _through_ballots(self, direct: Claim) -> Claim:
        """Return what is owed when elected seats pass on the mean of their voters.

        Each round carries what is owed one ballot further from its origin; without a ring
        of bodies that fill each other on one day the rounds end with the longest chain. In
        a ring what is owed stays between 0 and 1.
        """
        mean = Claim(np.zeros(self.ballots), np.zeros(self.ballots), np.ones(self.ballots))
        seats = self._passed_on(direct, mean)
        for _ in range(self.ballots):
            further = self._mean_of_voters(seats)
            if all(np.array_equal(new, old) for new, old in zip(further, mean, strict=True)):
                break
            mean = further
            seats = self._passed_on(direct, mean)
        return seats

    def _passed_on(self, direct: Claim, mean: Claim) -> Claim:
        elected = self.placed.who == ELECTED
        filled = elected & (self.ballot != NO_BALLOT)
        low, central, high = (part.copy() for part in direct)
        # An elected seat whose ballot the register cannot tell may be owed in full.
        high[elected] = 1.0
        for part, passed in zip((low, central, high), mean, strict=True):
            part[filled] = passed[self.ballot[filled]]
        return Claim(low, central, high)

    def _mean_of_voters(self, seats: Claim) -> Claim:
        tally = Tally(
            self._sum(self.voters.certain),
            self._sum(self.voters.certain, seats.low),
            self._sum(self.voters.certain, seats.high),
            self._sum(self.voters.perhaps),
            self._sum(self.voters.perhaps, seats.low),
            self._sum(self.voters.perhaps, seats.high),
        )
        low, high = share_bounds(tally)
        central = ratio(
            self._sum(self.voters.central, seats.central), self._sum(self.voters.central)
        )
        return Claim(np.nan_to_num(low), np.nan_to_num(central), np.nan_to_num(high, nan=1.0))

    def _sum(self, votes: Votes, weights: Floats | None = None) -> Counts:
        given = None if weights is None else weights[votes.seat]
        return np.bincount(votes.ballot, given, self.ballots).astype(np.float64)


def chain_behind(register: Register, posts: Sequence[str], depth: int = 1) -> Chain:
    """Return the chain of placings behind the holders of some posts.

    Args:
        register: The register.
        posts: The posts.
        depth: Steps up the chain of appointers for which it must serve.
    """
    reached = _posts_behind(register, posts)
    for _ in range(depth - 1):
        placed = placings(register, tenures_of(register, reached))
        above = posts_of_appointers(register, placed)
        if set(above) <= set(reached):
            break
        reached = _posts_behind(register, [*reached, *above])
    tenures = tenures_of(register, reached)
    placed = placings(register, tenures)
    elected = np.flatnonzero(placed.who == ELECTED)
    ruled = rules_at(register, tenures, elected).filter(pl.col("selection") == "election")
    keys = ["selector_post_id", "selector_body_id", "start_earliest", "start_latest", "begun_on"]
    held = ruled.select(keys).unique(maintain_order=True).with_row_index("ballot")
    ballot = np.full(len(tenures), NO_BALLOT, dtype=np.int64)
    numbered = ruled.join(held, on=keys, nulls_equal=True)
    ballot[numbered["row"].to_numpy()] = numbered["ballot"].to_numpy()
    voters = franchise(register, tenures, held, ballot)
    place = tenures["place"].to_numpy().astype(np.int64)
    above_them = patrons(register, tenures, placed)
    return Chain(place, placed, ballot, len(held), voters, above_them)


def _posts_behind(register: Register, posts: Sequence[str]) -> list[str]:
    """Return the posts and those whose holders elect to them, near or far."""
    rules = rules_by_post(register).filter(pl.col("selection") == "election")
    by_post = rules.select("post_id", voter="selector_post_id").drop_nulls()
    by_body = (
        rules.filter(pl.col("selector_post_id").is_null())
        .select("post_id", body_id="selector_body_id")
        .join(register.posts.select("body_id", voter="post_id"), on="body_id")
    )
    edges = pl.concat([by_post, by_body.select("post_id", "voter")]).unique()
    reached: set[str] = set()
    frontier = set(posts)
    while frontier:
        reached |= frontier
        beyond = edges.filter(pl.col("post_id").is_in(list(frontier)))["voter"]
        frontier = set(beyond.cast(pl.String)) - reached
    return sorted(reached)

"""Who had a vote in each ballot that filled a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.holders import codes
from raspred.measures.spans import Rows, Spans, Stretch, pairs

if TYPE_CHECKING:
    from raspred.measures.spans import Days
    from raspred.register.register import Register


class Votes(NamedTuple):
    """Pairs of a ballot and a seat with a vote in it, int64[m] each."""

    ballot: Rows
    seat: Rows


class Franchise(NamedTuple):
    """The votes of all ballots: surely cast, perhaps cast besides, and by the central dates."""

    certain: Votes
    perhaps: Votes
    central: Votes


def franchise(
    register: Register, tenures: pl.DataFrame, ballots: pl.DataFrame, filled_at: Rows
) -> Franchise:
    """Return who had a vote in which ballot.

    A body votes as it sits on the day. One that rises on the very day of the ballot (a
    congress closes and its committee enters office) votes as it sat until then. Nobody
    votes in the ballot that seats him.

    Args:
        register: The register.
        tenures: Seats that may have a vote; positions in it are the seats of the result.
        ballots: ballot (0 to n - 1, ascending), selector_post_id, selector_body_id,
            start_earliest, start_latest, begun_on.
        filled_at: Ballot that filled each seat, or -1, int64[seats].
    """
    polls = _polls(register, ballots)
    roll = _Roll(codes(tenures, "post_id"), Spans.of(tenures), polls)
    sitting = roll.votes(filled_at, until=0)
    heard = np.concatenate([votes.ballot for votes in sitting])
    risen = ~np.isin(polls["ballot"].to_numpy(), heard)
    if not risen.any():
        return sitting
    late = _Roll(codes(tenures, "post_id"), Spans.of(tenures), polls.filter(pl.Series(risen)))
    both = zip(sitting, late.votes(filled_at, until=1), strict=True)
    return Franchise(*(Votes(*map(np.concatenate, zip(a, b, strict=True))) for a, b in both))


def _polls(register: Register, ballots: pl.DataFrame) -> pl.DataFrame:
    """Return each ballot once for every post whose holders vote in it."""
    named = ballots.filter(pl.col("selector_post_id").is_not_null())
    of_body = ballots.filter(pl.col("selector_post_id").is_null()).join(
        register.posts.select(post="post_id", selector_body_id="body_id"), on="selector_body_id"
    )
    columns = ("ballot", "post", "start_earliest", "start_latest", "begun_on")
    polls = pl.concat(
        [named.with_columns(post="selector_post_id").select(columns), of_body.select(columns)]
    )
    # Of a ballot without a date nobody knows who voted.
    return polls.filter(pl.col("start_earliest") > FAR_PAST, pl.col("start_latest") < FAR_FUTURE)


class _Roll:
    """Seats and ballots on one line: each post has a stretch of its own on it."""

    def __init__(self, post: Rows, spans: Spans, polls: pl.DataFrame) -> None:
        self.ballot = polls["ballot"].to_numpy().astype(np.int64)
        self.earliest = polls["start_earliest"].to_numpy().astype(np.int64)
        self.latest = polls["start_latest"].to_numpy().astype(np.int64)
        self.begun_on = polls["begun_on"].to_numpy()
        self.origin = int(self.earliest.min(initial=0)) - 1
        self.width = int(self.latest.max(initial=0)) - self.origin + 2
        of_polls = codes(polls, "post")
        line = np.unique(of_polls)
        self.poll_base = np.searchsorted(line, of_polls) * self.width
        self.seat = np.flatnonzero(np.isin(post, line))
        self.seat_base = np.searchsorted(line, post[self.seat]) * self.width
        self.spans = spans.take(self.seat)

    def votes(self, filled_at: Rows, *, until: int) -> Franchise:
        """Return the votes; a seat votes until that many days after its last."""
        spans = self.spans
        central = self._meet(spans.central, self.begun_on, np.zeros_like(self.earliest), until)
        slack = self.latest - self.earliest
        certain = self._meet(spans.certain, self.earliest, slack, until, all_through=True)
        possible = self._meet(spans.possible, self.earliest, slack, until)
        seats = len(filled_at)
        keys = [self._keys(found, filled_at) for found in (certain, possible, central)]
        keys[1] = np.setdiff1d(keys[1], keys[0])
        return Franchise(*(Votes(key // seats, key % seats) for key in (keys[0], keys[1], keys[2])))

    def _meet(
        self,
        stretch: Stretch,
        day: Days,
        slack: Days,
        until: int,
        *,
        all_through: bool = False,
    ) -> tuple[Rows, Rows]:
        """Return (poll, seat) where a seat sits on a day, or on some or all days of slack more.

        Dates are known to the day, month or year, so there are few different slacks.
        """
        found = []
        for width in np.unique(slack):
            polls = np.flatnonzero(slack == width)
            begin = stretch.first if all_through else stretch.first - width
            close = stretch.after + until - (width if all_through else 0)
            found.append(self._meet_on(Stretch(begin, close), polls, day[polls]))
        none = np.empty(0, dtype=np.int64)
        return (
            np.concatenate([none, *(poll for poll, _ in found)]),
            np.concatenate([none, *(seat for _, seat in found)]),
        )

    def _meet_on(self, stretch: Stretch, polls: Rows, day: Days) -> tuple[Rows, Rows]:
        begin, close = (
            self.seat_base + np.clip(boundary - self.origin, 0, self.width - 1)
            for boundary in stretch
        )
        at = self.poll_base[polls] + day - self.origin
        order = np.argsort(at, kind="stable")
        seat, poll = pairs(Stretch(begin, np.maximum(close, begin)), at[order])
        return polls[order[poll]], self.seat[seat]

    def _keys(self, found: tuple[Rows, Rows], filled_at: Rows) -> Rows:
        ballot, seat = self.ballot[found[0]], found[1]
        others = filled_at[seat] != ballot
        keys: Rows = np.unique(ballot[others] * len(filled_at) + seat[others])
        return keys

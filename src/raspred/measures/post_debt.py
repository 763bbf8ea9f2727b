"""Post debt: how many of those who choose a man live by a post that he gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.electors import electors
from raspred.measures.livings import Livings, livings
from raspred.measures.present import Claim, shares_under
from raspred.measures.rules import body_of
from raspred.register.vocabulary import Channel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.holders import Reigns
    from raspred.measures.livings import Holdings
    from raspred.measures.present import Standing
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

# Channels that act for somebody else than the holder of the office, whoever moved it.
_FOREIGN = ("local", "election", "control-commission", "police", "nature", "other")


def post_debt(
    register: Register, office: str, days: Days, *, department: str = "section"
) -> pl.DataFrame:
    """Share of an office's electors whose principal post was filled by its present holder.

    Question: Do those who choose him owe him their living, whoever gave them the vote?

    Reads: selection_rules, posts (rank, elective, body_id), tenures (appointed_by,
    filled_by, start_order_id), orders (by_person_id, by_body_id, channel).

    Range: 0 to 1. The principal post is the highest that is no elective seat. It counts
    where the holder is named as the appointer, or where the office's `department` or body
    filled it in his time; it starts again from nothing when the holder changes. Posts
    filled in his time by another collective of the centre (`politburo`), on nobody knows
    whose motion, or by nobody knows whom, stand in the bounds alone. An elector with an
    elective office and no paid post owes none; one with nothing recorded may owe one.

    Known: 2 of 4 electors with posts from the department, 1 from a local committee and 1
    from the Politburo: 0.5, at most 0.75.

    Source: our definition, after the circular flow of power of R. V. Daniels (1960).
    """
    channels = [channel.value for channel in Channel]
    if department not in channels:
        raise MeasureError(
            Problem("department", f"no channel {department!r}", nearest(department, channels))
        )
    held_posts = livings(register, electors(register, office), days)
    return post_debt_in(register, office, held_posts, department)


def post_debt_in(
    register: Register, office: str, held_posts: Livings, department: str = "section"
) -> pl.DataFrame:
    """Return `post_debt` where the electors' paid posts are known already."""
    gifts = _Gifts(register, held_posts, body_of(register, office), department)

    def reckon(held: Reigns, reign: int, at: Days) -> Standing:
        on = np.searchsorted(held_posts.days, at)
        sittings, holdings = held_posts.on(on)
        claim = principal_post(held_posts, sittings, holdings, gifts.of(held, reign))
        return held_posts.standing(sittings, on, claim)

    return shares_under(register, office, held_posts.days, reckon, held_posts.body.basis)


def principal_post(
    held_posts: Livings, sittings: Rows, holdings: Holdings, tenures: Claim
) -> Claim:
    """Return what each sitting counts for: what the elector's principal post counts for.

    Args:
        held_posts: The electors' paid posts.
        sittings: Positions of m sittings.
        holdings: What is held at them, counted among the m.
        tenures: What each paid tenure counts for.
    """
    size = len(sittings)
    sitting, tenure = holdings.sitting, holdings.tenure
    rank = held_posts.rank[tenure]
    highest = np.zeros(size, dtype=np.int64)
    np.maximum.at(highest, sitting[holdings.certain], rank[holdings.certain])
    may = np.where(holdings.certain, rank == highest[sitting], rank >= highest[sitting])
    low, high = np.ones(size), np.zeros(size)
    np.minimum.at(low, sitting[may], tenures.low[tenure[may]])
    np.maximum.at(high, sitting[may], tenures.high[tenure[may]])
    postless = highest == 0
    low[postless] = 0.0
    high[postless & ~held_posts.elsewhere[sittings]] = 1.0
    central = np.zeros(size)
    now = np.flatnonzero(holdings.central)
    begun = held_posts.spans.central_start[tenure[now]]
    # Written in rising order, so that the highest and among these the latest remains.
    rising = now[np.lexsort((tenures.central[tenure[now]], begun, rank[now]))]
    central[sitting[rising]] = tenures.central[tenure[rising]]
    return Claim(low, central, high)


class _Gifts:
    """What each paid tenure owes to a holder of the office."""

    def __init__(self, register: Register, posts: Livings, body: str, department: str) -> None:
        self.spans = posts.spans
        self.placed = posts.placed
        acts = register.orders.select("order_id", "by_body_id", "channel")
        told = posts.tenures.select("start_order_id", "filled_by").join(
            acts, left_on="start_order_id", right_on="order_id", how="left", maintain_order="left"
        )
        through = pl.coalesce(pl.col("filled_by"), pl.col("channel"))
        self.own = _holds(told, (through == department) | (pl.col("by_body_id") == body))
        foreign = [channel for channel in _FOREIGN if channel != department]
        self.foreign = _holds(told, through.is_in(foreign)) & ~self.own

    def of(self, held: Reigns, reign: int) -> Claim:
        by_low, by_central, by_high = self.placed.by(int(held.person[reign]))
        person_known = ~self.placed.unknown
        spans, start = held.spans, self.spans
        # The first day of a reign belongs to the one before as well.
        since_low = start.start_earliest > spans.start_latest[reign]
        since_high = start.start_latest >= spans.start_earliest[reign]
        since = start.central_start >= spans.central_start[reign]
        nobody_named = ~person_known
        low = by_low | (nobody_named & self.own & since_low)
        central = (by_central & person_known) | (nobody_named & self.own & since)
        high = (by_high & person_known) | (nobody_named & ~self.foreign & since_high)
        return Claim(*(part.astype(np.float64) for part in (low, central, high)))


def _holds(frame: pl.DataFrame, condition: pl.Expr) -> NDArray[np.bool_]:
    return frame.select(condition.fill_null(value=False)).to_series().to_numpy()

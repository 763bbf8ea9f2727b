"""Dependence: how much of what the electors of a man live by he can take away today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.electors import electors
from raspred.measures.holders import codes
from raspred.measures.livings import livings
from raspred.measures.present import Claim, shares_under
from raspred.measures.rules import body_of, rules_by_post

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.bounds import Floats
    from raspred.measures.holders import Reigns
    from raspred.measures.livings import Holdings, Livings
    from raspred.measures.present import Standing
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register


def dependence(
    register: Register, office: str, days: Days, *, department: str = "section"
) -> pl.DataFrame:
    """Share of what an office's electors live by that its present holder can take away.

    Question: What would those who choose him lose by crossing him tomorrow?

    Reads: selection_rules, posts (rank, elective, body_id), tenures (appointed_by,
    filled_by, start_order_id), orders (by_person_id).

    Range: 0 to 1, the mean over the electors of 1 - (rank of the best paid post he would
    keep) / (rank of the best he has). He can be deprived of a post that a selection rule
    lets the office fill, that the office's `department` filled (whoever headed it then),
    or that the present holder gave in person. Posts of which nobody knows who fills them
    stand in the bounds alone; so do electors with nothing recorded beside their vote.

    Known: "secretary of a committee all of whose members he had himself appointed" is 1.

    Source: G. B. Shaw's remark on Stalin's office; the weights by rank are our definition.
    """
    held_posts = livings(register, electors(register, office), days)
    return dependence_in(register, office, held_posts, department)


def dependence_in(
    register: Register, office: str, held_posts: Livings, department: str = "section"
) -> pl.DataFrame:
    """Return `dependence` where the electors' paid posts are known already."""
    power = _Power(register, held_posts, office, department)

    def reckon(held: Reigns, reign: int, at: Days) -> Standing:
        on = np.searchsorted(held_posts.days, at)
        sittings, holdings = held_posts.on(on)
        lost = loss(held_posts, sittings, holdings, power.of(int(held.person[reign])))
        return held_posts.standing(sittings, on, lost)

    return shares_under(register, office, held_posts.days, reckon, held_posts.body.basis)


def loss(held_posts: Livings, sittings: Rows, holdings: Holdings, taken: Claim) -> Claim:
    """Return the part of his best rank that each elector would lose, float64[m] thrice.

    Args:
        held_posts: The electors' paid posts.
        sittings: Positions of m sittings.
        holdings: What is held at them, counted among the m.
        taken: Whether each paid tenure can be taken away: for certain, by the central
            reading, perhaps (0 or 1).
    """
    size, sitting, tenure = len(sittings), holdings.sitting, holdings.tenure
    rank = held_posts.rank[tenure].astype(np.float64)
    low, central, high = (part[tenure] > 0 for part in taken)

    def best(among: NDArray[np.bool_]) -> Floats:
        top = np.zeros(size)
        np.maximum.at(top, sitting[among], rank[among])
        return top

    least = _lost(best(holdings.certain & low), best(~low))
    middle = _lost(best(holdings.central & central), best(holdings.central & ~central))
    most = _lost(best(high), best(holdings.certain & ~high))
    nothing_known = (best(holdings.certain) == 0) & ~held_posts.elsewhere[sittings]
    most[nothing_known] = 1.0
    return Claim(least, middle, most)


def _lost(taken: Floats, kept: Floats) -> Floats:
    whole = np.maximum(taken, kept)
    return np.where(taken > kept, 1.0 - kept / np.where(whole > 0, whole, 1.0), 0.0)


class _Power:
    """Which of the electors' paid posts the holder of an office can take away."""

    def __init__(self, register: Register, posts: Livings, office: str, department: str) -> None:
        tenures = posts.tenures
        self.placed = posts.placed
        rules = rules_by_post(register)
        ruling = rules.filter(
            pl.col("selection") == "appointment",
            (pl.col("selector_post_id") == office)
            | (
                pl.col("selector_post_id").is_null()
                & (pl.col("selector_body_id") == body_of(register, office))
            ),
        )
        post = codes(tenures, "post_id")
        ruled = np.isin(post, codes(ruling, "post_id"))
        assigned = tenures.select(
            (pl.col("filled_by") == department).fill_null(value=False)
        ).to_series()
        self.for_certain = ruled | assigned.to_numpy()
        told = tenures["filled_by"].is_not_null() & (tenures["filled_by"] != "unknown")
        by_rule = np.isin(post, codes(rules, "post_id"))
        self.in_the_dark = ~told.to_numpy() & self.placed.unknown & ~by_rule

    def of(self, person: int) -> Claim:
        low, central, high = self.placed.by(person)
        named = ~self.placed.unknown
        parts = (
            self.for_certain | low,
            self.for_certain | (central & named),
            self.for_certain | (high & named) | self.in_the_dark,
        )
        return Claim(*(part.astype(np.float64) for part in parts))

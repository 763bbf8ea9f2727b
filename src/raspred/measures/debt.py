"""Debt: how many of those who choose a man were chosen by him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import MeasureError, Problem
from raspred.measures.chain import chain_behind
from raspred.measures.electors import electors
from raspred.measures.present import Claim, shares_under, standing

if TYPE_CHECKING:
    import polars as pl

    from raspred.measures.holders import Reigns
    from raspred.measures.present import Standing
    from raspred.measures.spans import Days
    from raspred.register.register import Register


def debt(register: Register, office: str, days: Days, *, depth: int = 1) -> pl.DataFrame:
    """Share of an office's electors who were placed in their seats by its present holder.

    Question: Do those who choose him owe him the right to choose?

    Reads: selection_rules, posts, tenures (appointed_by, filled_by, start_order_id),
    orders (by_person_id).

    Range: 0 to 1. A seat won by ballot passes on the mean debt of those who voted on the
    day it was filled, so that the recursion runs back in time and ends. A seat nobody is
    known to have filled counts 0 in `value` and `low`, 1 in `high`. With `depth` 2 those
    count as well who were placed by people whom he had placed, in the highest post they held
    on the day they did so; with 3 those placed by these; and so on.

    Known: pure appointment 1; lot 0; one-step election the mean of the electors. The holder
    placed boris, boris placed clara among three electors: nothing at depth 1, 1/3 at 2.

    Source: the idea that the power to appoint those who elect becomes the power to rule,
    "circular flow of power", R. V. Daniels, The Conscience of the Revolution (1960).
    """
    if depth < 1:
        raise MeasureError(Problem("depth", f"{depth} steps are none", "Ask for 1 or more."))
    body = electors(register, office)
    chain = chain_behind(register, body.posts, depth)
    seat = chain.seats(body.tenures)

    def reckon(held: Reigns, reign: int, at: Days) -> Standing:
        claim = chain.owed_to(int(held.person[reign]), depth)
        return standing(body.spans, Claim(*(part[seat] for part in claim)), at)

    return shares_under(register, office, days, reckon, body.basis)

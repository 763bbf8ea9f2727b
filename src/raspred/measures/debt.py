"""Debt: how many of those who choose a man were chosen by him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.measures.chain import chain_behind
from raspred.measures.electors import electors
from raspred.measures.present import Claim, shares_under, standing

if TYPE_CHECKING:
    import polars as pl

    from raspred.measures.holders import Reigns
    from raspred.measures.present import Standing
    from raspred.measures.spans import Days
    from raspred.register.register import Register


def debt(register: Register, office: str, days: Days) -> pl.DataFrame:
    """Share of an office's electors who were placed in their seats by its present holder.

    Question: Do those who choose him owe him the right to choose?

    Reads: selection_rules, posts, tenures (appointed_by, filled_by, start_order_id),
    orders (by_person_id).

    Range: 0 to 1. A seat won by ballot passes on the mean debt of those who voted on the
    day it was filled, so that the recursion runs back in time and ends. A seat nobody is
    known to have filled counts 0 in `value` and `low`, 1 in `high`.

    Known: pure appointment 1; lot 0; one-step election the mean of the electors.

    Source: the idea that the power to appoint those who elect becomes the power to rule,
    "circular flow of power", R. V. Daniels, The Conscience of the Revolution (1960).
    """
    body = electors(register, office)
    chain = chain_behind(register, body.posts)
    seat = chain.seats(body.tenures)

    def reckon(held: Reigns, reign: int, at: Days) -> Standing:
        claim = chain.owed_to(int(held.person[reign]))
        return standing(body.spans, Claim(*(part[seat] for part in claim)), at)

    return shares_under(register, office, days, reckon, body.basis)

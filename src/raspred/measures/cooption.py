"""Co-option: how many of those who choose a man came in after him."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.bounds import ratio
from raspred.measures.electors import electors
from raspred.measures.holders import NOBODY, reigns, unbroken
from raspred.measures.present import Claim, shares_under, standing
from raspred.measures.spans import Spans, inside

if TYPE_CHECKING:
    from raspred.measures.bounds import Floats
    from raspred.measures.electors import Electors
    from raspred.measures.holders import Reigns
    from raspred.measures.present import Standing
    from raspred.measures.spans import Days
    from raspred.register.register import Register


def co_option(register: Register, office: str, days: Days) -> pl.DataFrame:
    """Share of an office's electors who took their seats after its present holder came in.

    Question: How many of those who choose him have known no other, whoever placed them?

    Reads: selection_rules, posts, tenures.

    Range: 0 to 1; `weighted` is the same by the time each elector has sat, 0 to 1. A seat
    is taken once: re-election without a break does not count as coming in. What debt falls
    back to where nobody knows who placed whom; read it beside debt.

    Known: two of four directors came after the chief executive: 0.5; having sat 1 and 3
    years beside two of 6 and 10: weighted 4 / 20.

    Source: J. L. Coles, N. D. Daniel and L. Naveen, Co-opted Boards, Review of Financial
    Studies 27 (2014), co-option and tenure-weighted co-option.
    """
    body = electors(register, office)
    run, _, runs = unbroken(body.person, body.spans)
    seated = runs.take(run)

    def reckon(held: Reigns, reign: int, at: Days) -> Standing:
        return standing(body.spans, _since(seated, held, reign), at)

    table = shares_under(register, office, days, reckon, body.basis)
    shown = table["date"].cast(pl.Int32).to_numpy().astype(np.int64)
    weighted = _weighted(body, seated, reigns(register, office), shown)
    return table.insert_column(-1, pl.Series("weighted", weighted).fill_nan(None))


def _since(seated: Spans, held: Reigns, reign: int) -> Claim:
    spans = held.spans
    low = seated.start_earliest > spans.start_latest[reign]
    central = seated.central_start > spans.central_start[reign]
    high = seated.start_latest > spans.start_earliest[reign]
    return Claim(*(part.astype(np.float64) for part in (low, central, high)))


def _weighted(body: Electors, seated: Spans, held: Reigns, days: Days) -> Floats:
    """Return the share of all time sat that falls to those who came after the holder."""
    share = np.full(len(days), np.nan)
    central = held.central(days)
    start = seated.central_start.astype(np.float64)
    for reign in np.unique(central[central != NOBODY]):
        at = np.flatnonzero(central == reign)
        came = _since(seated, held, int(reign)).central

        def sat(weights: Floats, on: Days = days[at]) -> Floats:
            heads = inside(body.spans.central, on, weights)
            return on * heads - inside(body.spans.central, on, weights * start)

        share[at] = ratio(sat(came), sat(np.ones(len(came))))
    return share

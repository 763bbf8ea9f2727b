"""Seat debt: who would not sit there but for the list that the holder's office drew up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.answer import answer, names
from raspred.measures.holders import NOBODY, reigns

if TYPE_CHECKING:
    from raspred.measures.spans import Days
    from raspred.register.register import Register

SERIES = "seat-debt"


def seat_debt(register: Register, office: str, days: Days) -> pl.DataFrame:
    """Share of the electors who would not have been elected without the holder's list.

    Question: Who would sit there if his office had not drawn up the list?

    Reads: series (`seat-debt`), which only a simulated register has: at each congress the
    ballot is counted twice, with the Secretariat's list and without it, on the same draws.

    Range: 0 to 1 of the full members whom the last congress elected; no row before the first
    congress of the run. It is exact in the run: `low` and `high` are `value`. Who came in
    between two congresses is not counted; `subject` is who holds the office that day.

    Known: of three elected one owes the list his seat: 1/3.

    Source: our definition: a paired count, as one would compare two runs.

    Raises:
        MeasureError: The register was read, so that nobody knows what would have been, or
            the office is none whose electors are elected on a list.
    """
    counted = register.series.filter(pl.col("name") == SERIES).sort("date_earliest")
    _known(counted["subject"].cast(pl.String), office)
    counted = counted.filter((pl.col("subject") == office) & pl.col("value").is_not_null())
    at = np.searchsorted(counted["date_earliest"].to_numpy(), days, side="right") - 1
    asked, at = days[at >= 0], at[at >= 0]
    value = counted["value"].to_numpy()[at] if len(at) else np.empty(0)
    held = reigns(register, office)
    reign = held.central(asked)
    person = np.where(reign == NOBODY, NOBODY, held.person[reign] if len(held) else NOBODY)
    return answer(
        asked,
        office,
        names(register, person),
        value=value,
        low=value,
        high=value,
        basis="counted twice in the run",
    )


def _known(offices: pl.Series, office: str) -> None:
    if not len(offices):
        what = "what would have been without a list is known of simulated registers only"
        remedy = "Ask for post-debt, or simulate: `raspred run`."
        raise MeasureError(Problem(SERIES, what, remedy))
    known = offices.drop_nulls().unique().to_list()
    if office not in known:
        what = f"the electors of {office!r} are elected on no list"
        raise MeasureError(Problem(SERIES, what, nearest(office, known)))

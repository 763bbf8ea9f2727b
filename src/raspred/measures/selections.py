"""The selections of a body: the days on which its seats were filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.calendar import as_dates
from raspred.measures.spans import Rows, Spans, pairs

if TYPE_CHECKING:
    from raspred.measures.spans import Days


class Selections(NamedTuple):
    """The selections of a body, in the order of their days.

    Attributes:
        day: First day in office of those selected, int64[s], ascending.
        name: What the register calls each selection, or the day as text.
        member: Tenures that belong to each: pairs (selection, tenure), int64[m] each.
        basis: How the selections were found.
    """

    day: Days
    name: pl.Series
    member: tuple[Rows, Rows]
    basis: str


def selections_of(tenures: pl.DataFrame) -> Selections:
    """Return the selections of those who held a post.

    They are those that the tenures name; where none is named, the days on which at least
    half of those in office had entered that very day, their members those in office then.
    """
    spans = Spans.of(tenures)
    begun = spans.central_start
    dated = (begun > FAR_PAST) & (begun < FAR_FUTURE)
    named = tenures["selection"].is_not_null().to_numpy() & dated
    return _named(tenures, begun, named) if named.any() else _entered(spans, begun[dated])


def _named(tenures: pl.DataFrame, begun: Days, named: np.ndarray) -> Selections:
    rows = np.flatnonzero(named)
    labelled = pl.DataFrame(
        {"name": tenures["selection"].cast(pl.String)[rows], "begun": begun[rows], "row": rows}
    )
    # The commonest first day: those co-opted later carry the same name.
    days = labelled.group_by("name").agg(pl.col("begun").mode().min()).sort("begun", "name")
    order = days["name"].to_list()
    number = labelled["name"].replace_strict(order, range(len(order)), return_dtype=pl.Int64)
    return Selections(
        days["begun"].to_numpy().astype(np.int64),
        days["name"],
        (number.to_numpy(), rows),
        "selections as named",
    )


def _entered(spans: Spans, begun: Days) -> Selections:
    day, entering = np.unique(begun, return_counts=True)
    central = spans.central
    held = np.searchsorted(np.sort(central.first), day, side="right")
    left = np.searchsorted(np.sort(central.after), day, side="right")
    chosen = day[2 * entering >= held - left]
    tenure, selection = pairs(central, chosen)
    name = as_dates(chosen).cast(pl.String).alias("name")
    return Selections(chosen, name, (selection, tenure), "days on which half had just entered")

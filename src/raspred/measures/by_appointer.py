"""Electors by appointer: who gave each of them the right to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.measures.answer import answer, names
from raspred.measures.appointers import Basis, placings
from raspred.measures.bounds import Tally, ratio, share_bounds
from raspred.measures.electors import electors
from raspred.measures.holders import NOBODY
from raspred.measures.spans import inside, inside_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.appointers import Placings
    from raspred.measures.spans import Counts, Days, Rows, Spans, Stretch
    from raspred.register.register import Register


def electors_by_appointer(register: Register, office: str, days: Days) -> pl.DataFrame:
    """Number of an office's electors by the person who placed them in the elector's seat.

    Question: Whose men choose him?

    Reads: selection_rules, posts, tenures (appointed_by, filled_by, start_order_id),
    orders (by_person_id), persons (birth, where a rule sets an age).

    Range: 0 to the number of electors; `share` is the same over all electors, 0 to 1, with
    `share_low` and `share_high`. Seats won by ballot stand under `elected`, drawn by lot
    under `lot`, held by right under `ex officio`; what cannot be known under `unknown`,
    and in the upper bound of everybody who is named. `inferred` counts those known by an
    order or a rule rather than from the tenure itself.

    Known: the conclave of 7 May 2025: Francis 108, Benedict XVI 20, John Paul II 5.

    Source: our definition.
    """
    body = electors(register, office)
    placed = placings(register, body.tenures)
    counts = _Counts.of(body.spans, placed, days)
    shown, day = np.nonzero((counts.central > 0) | (counts.named > 0))
    share_low, share_high = share_bounds(Tally(*(part[shown, day] for part in counts.tally)))
    value, inferred = counts.central[shown, day], counts.inferred[shown, day]
    unknown = counts.appointer[shown] == NOBODY
    return answer(
        days[day],
        office,
        names(register, counts.appointer[shown]),
        value=value,
        low=counts.low[shown, day],
        high=counts.high[shown, day],
        basis=_basis(value, inferred, unknown),
        share=ratio(value, counts.central.sum(axis=0)[day]),
        share_low=share_low,
        share_high=share_high,
        inferred=inferred,
    ).sort("date", "value", "subject", descending=[False, True, False])


class _Counts(NamedTuple):
    """Electors by appointer and day, float64[appointers, days] but for the first.

    Attributes:
        appointer: Code of each appointer, int64[appointers].
        central: Electors placed by each, by the central dates.
        inferred: Those among them known by an order or a rule only.
        named: Electors whom each may have placed as far as anything speaks of him.
        low: Electors he placed for certain.
        high: Electors he may have placed, those placed by nobody knows whom included.
        tally: The same for `share_bounds`.
    """

    appointer: Rows
    central: Counts
    inferred: Counts
    named: Counts
    low: Counts
    high: Counts
    tally: Tally

    @classmethod
    def of(cls, spans: Spans, placed: Placings, days: Days) -> _Counts:
        row = np.concatenate([np.arange(len(placed.who)), placed.rival_row])
        appointer, group = np.unique(
            np.concatenate([placed.who, placed.rival]), return_inverse=True
        )

        def count(stretch: Stretch, kept: Rows) -> Counts:
            return inside_by(stretch.take(row[kept]), group[kept], len(appointer), days)

        anyone = np.arange(len(row))
        first = np.arange(len(placed.who))
        sure = np.flatnonzero(placed.sure | placed.unknown)
        low, sure_there = count(spans.certain, sure), count(spans.possible, sure)
        seated, there = inside(spans.certain, days), inside(spans.possible, days)
        unknown = appointer == NOBODY
        named, named_seated = count(spans.possible, anyone), count(spans.certain, anyone)
        high, high_seated = (
            part + np.where(unknown[:, None], 0.0, part[unknown].sum(axis=0))
            for part in (named, named_seated)
        )
        spread = np.zeros_like(high)
        return cls(
            appointer,
            count(spans.central, first),
            count(spans.central, np.flatnonzero(np.isin(placed.basis, (Basis.ORDER, Basis.RULE)))),
            named,
            low,
            high,
            Tally(
                seated + spread,
                low,
                high_seated,
                there - seated + spread,
                sure_there - low,
                high - high_seated,
            ),
        )


def _basis(value: Counts, inferred: Counts, unknown: NDArray[np.bool_]) -> pl.Series:
    words = np.select(
        [unknown, inferred == 0, inferred < value],
        ["unknown", "stated", "partly inferred"],
        "inferred",
    )
    return pl.Series(words, dtype=pl.String)

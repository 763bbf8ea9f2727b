"""Who worked beside whom, and for how long: service in one body at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.holders import codes
from raspred.measures.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.measures.electors import Electors
    from raspred.measures.spans import Days, Stretch
    from raspred.register.register import Register

_RANKS_APART = 2
_MONTH = 365.25 / 12


class Workplaces:
    """The service of all people outside the electors' own bodies.

    Args:
        register: The register.
        body: The electors.
        left_out: Bodies that are no workplace.
        months: Months of common service that make a tie.
    """

    def __init__(
        self, register: Register, body: Electors, left_out: Sequence[str], months: int
    ) -> None:
        self._elector = body.person
        self._needed = round(months * _MONTH)
        posts = register.posts.select("post_id", "body_id", rank=pl.col("rank").fill_null(1))
        tenures = register.tenures.join(posts, on="post_id", maintain_order="left").filter(
            ~pl.col("body_id").is_in(list(left_out))
        )
        person = codes(tenures, "person_id")
        self._spans = Spans.of(tenures)
        self._served = tenures.select("body_id", "rank").with_columns(
            pl.Series("person", person), row=pl.int_range(pl.len())
        )
        self._posted = np.isin(body.person, person)

    def since(self, patron: int) -> tuple[Days, Days, Days]:
        """Return from when each elector is tied to a patron: for certain, centrally, perhaps."""
        his = self._served.filter(pl.col("person") == patron)
        beside = self._served.filter(
            pl.col("person") != patron, pl.col("person").is_in(np.unique(self._elector))
        ).join(his, on="body_id", suffix="_his")
        beside = beside.filter((pl.col("rank") - pl.col("rank_his")).abs() <= _RANKS_APART)
        spans = self._spans
        surely, middle, perhaps = (
            self._reached(beside, stretch)
            for stretch in (spans.certain, spans.central, spans.possible)
        )
        served = self._posted & (len(his) > 0)
        return surely, middle, np.where(served, perhaps, FAR_PAST)

    def _reached(self, beside: pl.DataFrame, stretch: Stretch) -> Days:
        """Return the day on which the common service of each elector reaches what is needed."""
        his, own = beside["row_his"].to_numpy(), beside["row"].to_numpy()
        common = pl.DataFrame(
            {
                "person": beside["person"],
                "first": np.maximum(stretch.first[his], stretch.first[own]),
                "after": np.minimum(stretch.after[his], stretch.after[own]),
            }
        ).filter(pl.col("first") < pl.col("after"))
        # Posts held side by side do not count a day twice: each begins where the last ended.
        covered = pl.col("after").cum_max().shift(1).over("person").fill_null(FAR_PAST)
        counted = (
            common.sort("person", "first", "after")
            .with_columns(first=pl.max_horizontal("first", covered))
            .with_columns(days=(pl.col("after") - pl.col("first")).clip(0))
            .with_columns(sum=pl.col("days").cum_sum().over("person"))
            .filter(pl.col("sum") >= self._needed)
            .unique("person", keep="first", maintain_order=True)
            .select("person", day=pl.col("after") - (pl.col("sum") - self._needed))
        )
        asked = pl.DataFrame({"person": self._elector})
        found = asked.join(counted, on="person", how="left", maintain_order="left")["day"]
        return found.fill_null(FAR_FUTURE).to_numpy().astype(np.int64)

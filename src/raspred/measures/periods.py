"""Acts counted by period: from one day asked about to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.spans import Rows, day_column, middle

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from raspred.measures.spans import Counts, Days


class Periods(NamedTuple):
    """The period of each act: those after one day asked about, up to and with the next.

    The first period has no beginning. Position len(days) stands for later than all.

    Attributes:
        central: Period by the middle of the act's date, int64[n].
        earliest: First period it can lie in, int64[n].
        latest: Last period it can lie in, int64[n].
        size: Number of periods.
    """

    central: Rows
    earliest: Rows
    latest: Rows
    size: int

    @classmethod
    def of(cls, acts: pl.DataFrame, days: Days) -> Periods:
        """Return the periods of acts with the columns date_earliest and date_latest."""
        earliest = day_column(acts, "date_earliest", FAR_PAST)
        latest = day_column(acts, "date_latest", FAR_FUTURE)

        def period(date: Days) -> Rows:
            return np.searchsorted(days, date, side="left").astype(np.int64)

        return cls(period(middle(earliest, latest)), period(earliest), period(latest), len(days))

    def counts(
        self, groups: Rows, number: int, which: NDArray[np.bool_] | None = None
    ) -> tuple[Counts, Counts, Counts]:
        """Return acts by group and period: central, at least, at most, float64[number, size]."""
        kept = np.arange(len(groups)) if which is None else np.flatnonzero(which)
        group = groups[kept]
        central = self._cells(group, self.central[kept], number)
        certain = np.flatnonzero(self.earliest[kept] == self.latest[kept])
        low = self._cells(group[certain], self.central[kept][certain], number)
        begun = self._cells(group, self.earliest[kept], number, open_end=True)
        over = self._cells(group, self.latest[kept] + 1, number, open_end=True)
        return central, low, np.cumsum(begun - over, axis=1)[:, : self.size]

    def _cells(self, group: Rows, period: Rows, number: int, *, open_end: bool = False) -> Counts:
        columns = self.size + 2
        cells = np.bincount(group * columns + period, minlength=number * columns)
        table = cells.reshape(number, columns).astype(np.float64)
        return table if open_end else table[:, : self.size]

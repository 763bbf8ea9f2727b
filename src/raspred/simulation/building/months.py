"""Months of a run: 0 is the first month of the scenario."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import dates

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.scenario.parts import Scenario


class Span(NamedTuple):
    """The months of a run, counted from year 0."""

    first: int  # 12 * year + month - 1 of the first month
    count: int  # type: ignore[assignment]  # a tuple's own `count` is not used here

    def of(self, text: str | None, otherwise: int) -> int:
        """Return the month of a date's earliest day, which may lie outside the run."""
        if not text:
            return otherwise
        earliest = dates.parse(text).earliest
        if earliest in (dates.FAR_PAST, dates.FAR_FUTURE):
            return otherwise
        return self.of_day(earliest)

    def first_whole(self, text: str | None) -> int:
        """Return the first month of the run that begins on or after a date; 0 for none."""
        month = max(0, self.of(text, 0))
        if text and self.first_day(month) < dates.parse(text).earliest:
            month += 1
        return month

    def of_day(self, day: int) -> int:
        """Return the month a day (days since 1970-01-01) falls in."""
        return _absolute(day) - self.first

    def first_day(self, month: int) -> int:
        """Return the first day of a month of the run."""
        year, index = divmod(self.first + month, 12)
        return dates.day(year, index + 1, 1)


def first_days(span: Span, months: NDArray[np.integer]) -> NDArray[np.int32]:
    """Return the first day of each of these months of the run."""
    since_1970 = span.first - 12 * 1970 + months.astype(np.int64)
    return since_1970.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)


def span_of(scenario: Scenario, until: str | None = None) -> Span:
    """Return the months from the scenario's start to its end, or to `until` if sooner."""
    first = _absolute(dates.parse(scenario.start).earliest)
    last = _absolute(dates.parse(scenario.end).latest)
    if until is not None:
        last = min(last, _absolute(dates.parse(until).latest))
    return Span(first, last - first + 1)


@lru_cache(maxsize=1 << 12)  # the dates of a scenario recur in all its histories
def _absolute(day: int) -> int:
    year, month, _ = dates.civil(day)
    return 12 * year + month - 1

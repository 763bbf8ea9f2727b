"""The months that a history tells of, and the one at which it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from raspred import dates
from raspred.measures.calendar import known_days, last_word
from raspred.measures.spans import day_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.measures.spans import Days, Spans
    from raspred.register.register import Register
    from raspred.studio.packing.container import Column

_MOST = 24_000
"""A register over more than two thousand years is not told by months."""
_FIGURES = ("series.post-debt", "series.debt")


def months_of(register: Register, summary: Mapping[str, Any]) -> Days:
    """Return the first day of each month: a run's as its summary has them, else the tenures'."""
    if told := summary.get("post_debt"):
        ends = [dates.day_of(row["date"]) for row in told]
        return _firsts(ends[0], ends[-1])
    columns = [
        day_column(register.tenures, name, dates.FAR_PAST)
        for name in ("start_earliest", "end_earliest")
    ]
    known, last = known_days(columns), last_word(register)
    if known is None or last is None:
        return _firsts(0, 0)[:0]
    return _firsts(known[0], last)[-_MOST:]


def opening(months: Days, series: Mapping[str, Column], spans: Spans) -> int:
    """Return the position of the month at which a history is opened.

    The last one in which at least half as many posts are held as at the most, and which has
    a figure of the office, where there are any. Records run out before they end: of the
    very last month there is often one late death to tell and nothing else.
    """
    if not len(months):
        return 0
    ends = np.append(months[1:], months[-1] + 31)  # a month is told as it stood at its end
    begun = np.searchsorted(np.sort(spans.central_start), ends, side="left")
    over = np.searchsorted(np.sort(spans.central_end), ends, side="left")
    held = begun - over
    full = 2 * held >= held.max()
    for name in _FIGURES:
        if name in series and (full & ~np.isnan(series[name])).any():
            full &= ~np.isnan(series[name])
            break
    return int(np.flatnonzero(full)[-1])


def month_of(day: int) -> str:
    """Return the month of a day, as YYYY-MM."""
    return dates.iso(day).rpartition("-")[0]


def _firsts(first: int, last: int) -> Days:
    """Return the first day of each month that [first, last] touches."""
    begin, end = np.array([first, last], dtype="datetime64[D]").astype("datetime64[M]")
    return cast("Days", np.arange(begin, end + 1).astype("datetime64[D]").astype(np.int64))

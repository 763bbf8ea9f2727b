"""The days on which a measure is read off: one day, or every month's or year's last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST, day_of
from raspred.errors import DateError, MeasureError, Problem, nearest
from raspred.measures.holders import tenures_of
from raspred.measures.spans import Spans, day_column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.measures.spans import Days
    from raspred.register.register import Register

Step = Literal["month", "year"]
STEPS: dict[str, str] = {"month": "M", "year": "Y"}


def one_day(text: str, where: str = "on") -> int:
    """Return the day that a date asked for by a user means.

    Raises:
        MeasureError: The text is no date, or no certain day.
    """
    try:
        return day_of(text)
    except DateError as error:
        raise MeasureError(
            Problem(where, f"{text!r} is no certain day", "Give a day as YYYY-MM-DD.")
        ) from error


def last_days(first: int, last: int, by: str) -> Days:
    """Return the last day of every month or year that [first, last] touches, ascending.

    Raises:
        MeasureError: `by` is neither month nor year.
    """
    if by not in STEPS:
        raise MeasureError(Problem("by", f"{by!r} is no step of time", nearest(by, STEPS)))
    unit = f"datetime64[{STEPS[by]}]"
    begin, end = np.array([first, last], dtype="datetime64[D]").astype(unit)
    following = np.arange(begin, end + 1, dtype=unit) + 1
    return following.astype("datetime64[D]").astype(np.int64) - 1


def known_days(columns: Iterable[Days]) -> tuple[int, int] | None:
    """Return the first and the last day that stand in the columns, or None without any."""
    found = np.concatenate([np.empty(0, dtype=np.int64), *columns])
    found = found[(found > FAR_PAST) & (found < FAR_FUTURE)]
    return (int(found.min()), int(found.max())) if len(found) else None


def last_word(register: Register) -> int | None:
    """Return the last day that a tenure or a ballot of the register speaks of."""
    columns = (
        day_column(frame, column, FAR_PAST)
        for frame, column in (
            (register.tenures, "start_latest"),
            (register.tenures, "end_latest"),
            (register.ballots, "date_latest"),
        )
    )
    last = max(int(days[days < FAR_FUTURE].max(initial=FAR_PAST)) for days in columns)
    return last if last > FAR_PAST else None


def life(register: Register, office: str | None, by: str) -> Days:
    """Return the last days of the months or years of an office's life, or the register's.

    Args:
        register: Read or simulated.
        office: A post; None = all tenures of the register.
        by: `month` or `year`.
    """
    tenures = register.tenures if office is None else tenures_of(register, [office])
    spans = Spans.of(tenures)
    known = known_days((spans.start_latest, spans.start_earliest))
    last = last_word(register)
    if known is None or last is None:
        return last_days(0, 0, by)[:0]
    ends = known_days((spans.end_latest,))
    lasting = bool((spans.end_latest >= 2**31 - 1).any()) or ends is None
    return last_days(known[0], last if lasting or ends is None else max(ends[1], known[1]), by)


def as_dates(days: Days) -> pl.Series:
    """Return days as polars dates."""
    return pl.Series("date", days.astype(np.int32), dtype=pl.Int32).cast(pl.Date)

"""The way back: an interval of days as the shortest text that reads as the same interval."""

from __future__ import annotations

from functools import lru_cache

from raspred.dates.calendar import FAR_FUTURE, FAR_PAST, civil, day, iso, year_text
from raspred.dates.interval import OPEN, UNKNOWN, Interval


@lru_cache(maxsize=1 << 14)  # the days of a register recur
def spell(interval: Interval) -> str:
    """Return the EDTF text of an interval; `parse` gives the interval back.

    Args:
        interval: Days since 1970-01-01, both ends included.

    Returns:
        A day, month or year where the interval is just that, else a one-of set
        `[a..b]`; `..` for the open end and nothing for the unknown.

    Raises:
        DateError: An end is a single day beyond the years -9999 to 9999, or no day
            that 32 bits hold.
    """
    if interval == UNKNOWN:
        return ""
    if interval == OPEN:
        return ".."
    earliest, latest = interval
    if earliest == latest:
        return iso(earliest)
    if earliest != FAR_PAST and latest != FAR_FUTURE:
        year, month, first = civil(earliest)
        end = civil(latest + 1)
        if first == 1 and month == 1 and end == (year + 1, 1, 1):
            return year_text(year)
        if first == 1 and latest + 1 == _next_month(year, month) and abs(year) <= 9999:
            return f"{year_text(year)}-{month:02d}"
    return f"[{_first(earliest)}..{_last(latest)}]"


def _next_month(year: int, month: int) -> int:
    return day(year + month // 12, month % 12 + 1)


def _first(earliest: int) -> str:
    if earliest == FAR_PAST:
        return ""
    year, month, day_of_month = civil(earliest)
    return year_text(year) if (month, day_of_month) == (1, 1) else iso(earliest)


def _last(latest: int) -> str:
    if latest == FAR_FUTURE:
        return ""
    year, month, day_of_month = civil(latest)
    return year_text(year) if (month, day_of_month) == (12, 31) else iso(latest)

"""Days as years with decimals, which can be averaged."""

from __future__ import annotations

from typing import overload

from raspred import dates

_DAYS_A_YEAR = 365.2425


@overload
def year_of(day: str) -> float: ...
@overload
def year_of(day: None) -> None: ...
def year_of(day: str | None) -> float | None:
    """Return an ISO day as a year with three decimals; None stays None."""
    if day is None:
        return None
    year = dates.civil(dates.day_of(day))[0]
    return round(year + (dates.day_of(day) - dates.day(year)) / _DAYS_A_YEAR, 3)

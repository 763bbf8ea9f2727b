"""What can be said for certain of dates that are intervals."""

from __future__ import annotations

from raspred import dates


def certainly_before(first: str | None, second: str | None) -> bool:
    """Return whether every day `first` may be lies before every day `second` may be."""
    if not first or not second:
        return False
    return dates.parse(first).latest < dates.parse(second).earliest


def certainly_empty(start: str | None, end: str | None) -> bool:
    """Return whether [start, end) can hold no day, however the dates are read."""
    if not start or not end:
        return False
    return dates.parse(end).latest <= dates.parse(start).earliest

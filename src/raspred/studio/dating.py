"""Dates of the register as pages are told them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred import dates
from raspred.errors import Problem, RaspredError
from raspred.studio.models.base import Dated

if TYPE_CHECKING:
    from collections.abc import Mapping


def dated(row: Mapping[str, Any], name: str) -> Dated:
    """Return a date of a row with its bounds."""
    return Dated(
        text=row[name] or "",
        earliest=_day(row[f"{name}_earliest"]),
        latest=_day(row[f"{name}_latest"]),
    )


def day_asked(on: str | None, otherwise: int) -> int:
    """Return the day that was asked for, or another where none was.

    Raises:
        RaspredError: There is no such day.
    """
    if on is None:
        return otherwise
    try:
        return dates.day_of(on)
    except RaspredError:
        problem = Problem("on", f"{on!r} is no day", "Give a day as YYYY-MM-DD.")
        raise RaspredError(problem) from None


def _day(number: int | None) -> str | None:
    if number is None or not dates.FAR_PAST < number < dates.FAR_FUTURE:
        return None
    return dates.iso(number)

"""Numbers, shares and dates in the words of a sentence."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from raspred.dates import civil

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = "not known"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def share(value: float | None) -> str:
    """Return a share in [0, 1] as whole per cent; below one per cent with one decimal."""
    if value is None or math.isnan(value):
        return UNKNOWN
    percent = 100 * value
    return f"{percent:.1f}%" if 0 < percent < 0.95 else f"{percent:.0f}%"


def count(value: float | None) -> str:
    """Return a whole number with thousands set apart."""
    if value is None or math.isnan(value):
        return UNKNOWN
    return f"{value:,.0f}"


def counted(value: int, one: str, many: str) -> str:
    """Return "1 member", "2 members": a number with its noun."""
    return f"{count(value)} {one if value == 1 else many}"


def date_in_words(day: int | None) -> str:
    """Return a day (since 1970-01-01) as "31 December 1925"."""
    if day is None:
        return UNKNOWN
    year, month, day_of_month = civil(day)
    return f"{day_of_month} {_MONTHS[month - 1]} {_year(year)}"


def month_in_words(day: int | None) -> str:
    """Return the month of a day as "December 1925"."""
    if day is None:
        return UNKNOWN
    year, month, _ = civil(day)
    return f"{_MONTHS[month - 1]} {_year(year)}"


def short_month(day: int | None) -> str:
    """Return the month of a day as "Dec 1925"."""
    if day is None:
        return UNKNOWN
    year, month, _ = civil(day)
    return f"{_MONTHS[month - 1][:3]} {_year(year)}"


def listing(names: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sentence_case(words: str) -> str:
    """Return an identifier such as "control-commission" as "Control commission"."""
    plain = words.replace("-", " ").replace("_", " ").strip()
    return plain[:1].upper() + plain[1:]


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"

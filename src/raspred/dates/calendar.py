"""The proleptic Gregorian calendar as day numbers, for every year that 32 bits hold.

The calendar repeats after 400 years, so the standard library's dates, which end at the
years 1 and 9999, serve for all others by whole cycles.
"""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import date

from raspred.errors import DateError, Problem

FAR_PAST = -(2**31)
FAR_FUTURE = 2**31 - 1

CYCLE_YEARS = 400
CYCLE_DAYS = 146_097
UNIX_EPOCH = date(1970, 1, 1).toordinal()

# Whole years strictly between the two sentinels.
FIRST_YEAR = -5_877_640
LAST_YEAR = 5_881_579


def day(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a civil day.

    Args:
        year: ISO year, `FIRST_YEAR` to `LAST_YEAR`; 0 is 1 BC.
        month: 1 to 12.
        day: 1 to the length of the month.

    Raises:
        DateError: There is no such day, or its number does not fit 32 bits.
    """
    cycles, year_of_cycle = divmod(year - 1, CYCLE_YEARS)
    if FIRST_YEAR <= year <= LAST_YEAR:
        try:
            ordinal = date(year_of_cycle + 1, month, day).toordinal()
        except ValueError:
            raise DateError(_no_such_day(year, month, day)) from None
        return ordinal + cycles * CYCLE_DAYS - UNIX_EPOCH
    raise DateError(
        Problem(
            f"year {year}",
            f"days are counted in 32 bits, which hold the years {FIRST_YEAR} to {LAST_YEAR}",
            "Give a year within them, or leave the date empty and put it in a note.",
        )
    )


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month of a day number.

    Args:
        day: Days since 1970-01-01, any integer.
    """
    cycles, day_of_cycle = divmod(day + UNIX_EPOCH - 1, CYCLE_DAYS)
    found = date.fromordinal(day_of_cycle + 1)
    return found.year + cycles * CYCLE_YEARS, found.month, found.day


def iso(day: int) -> str:
    """Return a day as ISO 8601 text, `1922-04-03` or `-0043-03-15`.

    Args:
        day: Days since 1970-01-01, in the years -9999 to 9999, which is all that four
            digits write.

    Raises:
        DateError: The day lies outside these years, as both sentinels do.
    """
    year, month, day_of_month = civil(day)
    if not -9999 <= year <= 9999:
        raise DateError(
            Problem(
                f"day {day}",
                f"its year {year} has more than four digits, which only whole years may have",
                f"Give the year alone, Y{year}.",
            )
        )
    return f"{year_text(year)}-{month:02d}-{day_of_month:02d}"


def year_text(year: int) -> str:
    """Return a year as EDTF text: four digits, or `Y` and more of them."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _no_such_day(year: int, month: int, day: int) -> Problem:
    where = f"date {year_text(year)}-{month:02d}-{day:02d}"
    if not 1 <= month <= 12:
        return Problem(where, f"there is no month {month}", "Months are 01 to 12.")
    # A year and its image 2000 to 2399 share leap days.
    length = monthrange(year % CYCLE_YEARS + 2000, month)[1]
    named = f"{month_name[month]} {year_text(year)}"
    return Problem(where, f"{named} has {length} days", f"Days are 01 to {length}.")

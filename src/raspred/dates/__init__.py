"""Dates as intervals of days: what is known of a date, and no more.

A day is an integer: days since 1970-01-01 in the proleptic Gregorian calendar, 32 bits.
Years are counted as ISO 8601 counts them: year 0 is 1 BC and -43 is 44 BC.

A date is an `Interval` of days that holds it for certain, both ends included, beside its
text as found (EDTF level 1, and the one-of sets of level 2). An unknown date may be any
day: (`FAR_PAST`, `FAR_FUTURE`). The open end of what still lasts, `..`, lies after every
day: (`FAR_FUTURE`, `FAR_FUTURE`).

A tenure is [start, end): its end is the first day on which it no longer holds.
"""

from raspred.dates.calendar import FAR_FUTURE, FAR_PAST, civil, day, iso
from raspred.dates.columns import parse_column
from raspred.dates.edtf import day_of, parse
from raspred.dates.interval import OPEN, UNKNOWN, Interval
from raspred.dates.spelling import spell

__all__ = [
    "FAR_FUTURE",
    "FAR_PAST",
    "OPEN",
    "UNKNOWN",
    "Interval",
    "civil",
    "day",
    "day_of",
    "iso",
    "parse",
    "parse_column",
    "spell",
]

"""What is known of a date: the first and the last day it can be."""

from __future__ import annotations

from typing import NamedTuple

from raspred.dates.calendar import FAR_FUTURE, FAR_PAST


class Interval(NamedTuple):
    """The days a date can be, both ends included.

    Attributes:
        earliest: First possible day, days since 1970-01-01.
        latest: Last possible day, never before `earliest`.
    """

    earliest: int
    latest: int


UNKNOWN = Interval(FAR_PAST, FAR_FUTURE)
OPEN = Interval(FAR_FUTURE, FAR_FUTURE)

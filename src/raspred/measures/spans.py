"""Tenures as arrays of days, and the kernels that count them on many days at once.

A tenure is [start, end); each of the two is known as an interval of days. Three readings
follow, and every measure asks all three: **certain** (the days on which the person was in
post whatever the true dates), **possible** (the days on which he may have been) and
**central** (the middle of each interval). Certain days lie within the central ones, and
these within the possible ones, so a count is bounded by the same count of the two others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from raspred.dates import FAR_FUTURE, FAR_PAST

if TYPE_CHECKING:
    import polars as pl

Days = NDArray[np.int64]
Rows = NDArray[np.int64]
Counts = NDArray[np.float64]


class Stretch(NamedTuple):
    """Half-open stretches of days [first, after), `after` never before `first`.

    Attributes:
        first: First day inside, int64[n].
        after: First day no longer inside, int64[n].
    """

    first: Days
    after: Days

    def take(self, rows: Rows) -> Stretch:
        """Return the stretches at the given positions."""
        return Stretch(self.first[rows], self.after[rows])


@dataclass(frozen=True, slots=True)
class Spans:
    """Starts and ends of tenures as far as they are known, int64[n] each."""

    start_earliest: Days
    start_latest: Days
    end_earliest: Days
    end_latest: Days

    @classmethod
    def of(cls, frame: pl.DataFrame, start: str = "start", end: str = "end") -> Spans:
        """Read the four day columns of two dates; a null stands for an unknown date."""
        return cls(
            day_column(frame, f"{start}_earliest", FAR_PAST),
            day_column(frame, f"{start}_latest", FAR_FUTURE),
            day_column(frame, f"{end}_earliest", FAR_PAST),
            day_column(frame, f"{end}_latest", FAR_FUTURE),
        )

    def __len__(self) -> int:
        return len(self.start_earliest)

    def take(self, rows: Rows) -> Spans:
        """Return the spans at the given positions."""
        return Spans(
            self.start_earliest[rows],
            self.start_latest[rows],
            self.end_earliest[rows],
            self.end_latest[rows],
        )

    def within(self, other: Spans) -> Spans:
        """Return the spans cut to the days on which `other` holds as well."""
        return Spans(
            np.maximum(self.start_earliest, other.start_earliest),
            np.maximum(self.start_latest, other.start_latest),
            np.minimum(self.end_earliest, other.end_earliest),
            np.minimum(self.end_latest, other.end_latest),
        )

    @property
    def central_start(self) -> Days:
        """Middle of the start's interval; a start of which nothing is known never comes."""
        return middle(self.start_earliest, self.start_latest)

    @property
    def central_end(self) -> Days:
        """Middle of the end's interval; an end of which nothing is known is yet to come."""
        return middle(self.end_earliest, self.end_latest)

    @property
    def certain(self) -> Stretch:
        """Days inside whatever the true dates are."""
        return Stretch(self.start_latest, np.maximum(self.end_earliest, self.start_latest))

    @property
    def possible(self) -> Stretch:
        """Days that may be inside."""
        return Stretch(self.start_earliest, np.maximum(self.end_latest, self.start_earliest))

    @property
    def central(self) -> Stretch:
        """Days inside when each date is read as the middle of its interval."""
        start = self.central_start
        return Stretch(start, np.maximum(self.central_end, start))


def day_column(frame: pl.DataFrame, name: str, missing: int) -> Days:
    """Return a day column as int64[n], with `missing` in place of nulls."""
    days = frame[name]
    known = days.fill_null(missing) if days.has_nulls() else days
    return known.to_numpy().astype(np.int64)


def middle(earliest: Days, latest: Days) -> Days:
    """Return the middle day of each interval.

    An interval without one of its sides is read at the side it has ("after 1923" as 1923);
    one with neither is read as `FAR_FUTURE`.
    """
    halfway = (earliest + latest) // 2
    no_left = earliest <= FAR_PAST
    no_right = latest >= FAR_FUTURE
    return np.where(no_left, latest, np.where(no_right, earliest, halfway))


def inside(stretch: Stretch, days: Days, weights: Counts | None = None) -> Counts:
    """Return the weight of the stretches that hold each day, float64[len(days)].

    Args:
        stretch: n stretches.
        days: Days asked about, ascending.
        weights: float64[n]; all ones if left out.
    """
    begun = np.bincount(position(days, stretch.first), weights, len(days) + 1)
    ended = np.bincount(position(days, stretch.after), weights, len(days) + 1)
    counts: Counts = np.cumsum(begun - ended)[:-1].astype(np.float64)
    return counts


def inside_by(
    stretch: Stretch,
    groups: Rows,
    size: int,
    days: Days,
    weights: Counts | None = None,
) -> Counts:
    """Return the weight inside on each day for each group, float64[size, len(days)].

    Args:
        stretch: n stretches.
        groups: Group of each stretch, int64[n] in [0, size).
        size: Number of groups.
        days: Days asked about, ascending.
        weights: float64[n]; all ones if left out.
    """
    columns = len(days) + 1
    begun = groups * columns + position(days, stretch.first)
    ended = groups * columns + position(days, stretch.after)
    cells = size * columns
    change = np.bincount(begun, weights, cells) - np.bincount(ended, weights, cells)
    counts: Counts = np.cumsum(change.reshape(size, columns), axis=1)[:, :-1].astype(np.float64)
    return counts


def pairs(stretch: Stretch, days: Days) -> tuple[Rows, Rows]:
    """Return every (stretch, day) in which the stretch holds the day, as two int64[m].

    Args:
        stretch: n stretches.
        days: Days asked about, ascending.

    Returns:
        Positions of the stretches, ascending, and positions of the days.
    """
    first = position(days, stretch.first)
    length = position(days, stretch.after) - first
    stretches = np.repeat(np.arange(len(length), dtype=np.int64), length)
    before = np.cumsum(length) - length
    within = np.arange(len(stretches), dtype=np.int64) - before[stretches]
    return stretches, first[stretches] + within


def position(days: Days, boundary: Days) -> Rows:
    """Return how many of the days lie before each boundary, by table where there are many."""
    width = int(days[-1] - days[0]) + 2 if len(days) else 0
    if not 0 < width < len(boundary):
        return np.searchsorted(days, boundary, side="left").astype(np.int64)
    table = np.searchsorted(days, days[0] + np.arange(width), side="left").astype(np.int64)
    found: Rows = table[np.clip(boundary - days[0], 0, width - 1)]
    return found


def ascending(keys: Rows) -> Rows:
    """Return the positions of keys in rising order, of equals the first one first, int64[n].

    Where key and position go into 64 bits together they are sorted as one number, which
    takes an eighth of the time of sorting positions.

    Args:
        keys: int64[n], none negative.
    """
    bits = len(keys).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 63:
        return np.argsort(keys, kind="stable").astype(np.int64)
    packed = (keys << bits) | np.arange(len(keys), dtype=np.int64)
    packed.sort()
    return packed & ((1 << bits) - 1)

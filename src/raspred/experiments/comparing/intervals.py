"""Intervals for what is compared: shares, differences of paired shares, mean differences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL = 0.95


class Interval(NamedTuple):
    """An estimate with its bounds; NaN where too little is known."""

    value: float
    low: float
    high: float


UNKNOWN = Interval(math.nan, math.nan, math.nan)


def wilson(happened: int, of: int, level: float = LEVEL) -> Interval:
    """Return a share with its score interval (Wilson 1927).

    Args:
        happened: How often it happened, 0 to `of`.
        of: In how many cases.
        level: Probability with which the interval is to hold the truth.
    """
    if of == 0:
        return UNKNOWN
    from scipy.stats import binomtest

    bounds = binomtest(happened, of).proportion_ci(level, method="wilson")
    return Interval(happened / of, float(bounds.low), float(bounds.high))


def paired_shares(both: int, first: int, second: int, neither: int) -> Interval:
    """Return the difference of two shares over the same cases, first minus second.

    Newcombe (1998, Statistics in Medicine 17, 2635-2650), method 10: the Wilson bounds of
    both shares, squared and added with their correlation, which is corrected for continuity
    where it is positive.

    Args:
        both: Cases in which it happened under both.
        first: Under the first only.
        second: Under the second only.
        neither: Under neither.
    """
    of = both + first + second + neither
    if of == 0:
        return UNKNOWN
    a, b = wilson(both + first, of), wilson(both + second, of)
    phi = _phi(both, first, second, neither)
    below, above = a.value - a.low, b.high - b.value
    over, under = a.high - a.value, b.value - b.low
    difference = a.value - b.value
    low = difference - math.sqrt(below**2 - 2 * phi * below * above + above**2)
    high = difference + math.sqrt(over**2 - 2 * phi * over * under + under**2)
    return Interval(difference, max(low, -1.0), min(high, 1.0))


def _phi(both: int, first: int, second: int, neither: int) -> float:
    """Return the correlation of a fourfold table as method 10 takes it."""
    of = both + first + second + neither
    margins = (both + first) * (second + neither) * (both + second) * (first + neither)
    if margins == 0:
        return 0.0
    cross = float(both * neither - first * second)
    if cross > 0:
        cross = max(cross - of / 2, 0.0)
    return cross / math.sqrt(margins)


def mean_difference(differences: NDArray[np.float64], level: float = LEVEL) -> Interval:
    """Return the mean of paired differences with Student's interval.

    Args:
        differences: float64[pairs].
        level: Probability with which the interval is to hold the truth.
    """
    count = len(differences)
    if count == 0:
        return UNKNOWN
    value = float(differences.mean())
    if count == 1:
        return Interval(value, math.nan, math.nan)
    from scipy.stats import t

    reach = float(t.ppf((1 + level) / 2, count - 1) * differences.std(ddof=1) / math.sqrt(count))
    return Interval(value, value - reach, value + reach)

"""What an uncertain register allows a share to be.

A body has members who certainly sit and members who perhaps sit; of each it is known
between which limits he counts (0 and 1 where it is unknown whether he counts at all).
The bounds hold for every way of settling what is uncertain; they are reached where a
member counts wholly or not at all, and are a little wide where he counts in part.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Tally(NamedTuple):
    """Sums over the members of a body, one entry a day (any shape, all alike).

    Attributes:
        seated: Number who certainly sit.
        seated_low: What these count for at least.
        seated_high: What these count for at most.
        perhaps: Number who perhaps sit.
        perhaps_low: What these count for at least, were they all there.
        perhaps_high: What these count for at most, were they all there.
    """

    seated: Floats
    seated_low: Floats
    seated_high: Floats
    perhaps: Floats
    perhaps_low: Floats
    perhaps_high: Floats


def share_bounds(tally: Tally) -> tuple[Floats, Floats]:
    """Return the least and the greatest share that the tally allows, NaN for an empty body."""
    low = _least(tally.seated, tally.seated_low, tally.perhaps, tally.perhaps_low)
    high = 1.0 - _least(
        tally.seated,
        tally.seated - tally.seated_high,
        tally.perhaps,
        tally.perhaps - tally.perhaps_high,
    )
    return low, high


def _least(seated: Floats, counting: Floats, perhaps: Floats, perhaps_counting: Floats) -> Floats:
    # The least share leaves out the doubtful members who count and takes in those who do not.
    heads = seated + perhaps - perhaps_counting
    nobody = seated + perhaps == 0
    share = np.divide(counting, heads, out=np.ones_like(heads), where=heads > 0)
    return np.where(nobody, np.nan, np.clip(share, 0.0, 1.0))


def ratio(part: Floats, whole: Floats) -> Floats:
    """Return part / whole, NaN where there is no whole."""
    empty = np.full(np.broadcast(part, whole).shape, np.nan)
    shares: Floats = np.divide(part, whole, out=empty, where=whole > 0)
    return shares

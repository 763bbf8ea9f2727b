"""Who holds his highest post from when to when: a kernel that goes through all tenures once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.compiling.kernels import kernel, whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

NOBODY = -1


class Held(NamedTuple):
    """Tenures that last on a day asked about, those of one person beside one another.

    Attributes:
        person: Number of the holder, int32[n].
        rank: Rank of the post, int64[n].
        start: Day on which it began, int64[n].
        by: Code of who placed him; of two tenures alike in all else the greater goes first,
            int64[n].
        first: Position of the first day asked about on which it lasts, int32[n].
        after: Position of the first day on which it no longer does, above `first`, int32[n].
    """

    person: Numbers
    rank: NDArray[np.int64]
    start: NDArray[np.int64]
    by: NDArray[np.int64]
    first: Numbers
    after: Numbers


class Changes(NamedTuple):
    """Whose highest post changes, day by day.

    Attributes:
        until: Number of changes up to each day and on it, int64[days].
        person: Who, int32[k].
        tenure: In which tenure he holds his highest post now, `NOBODY` for none, int32[k].
    """

    until: NDArray[np.int64]
    person: Numbers
    tenure: Numbers


@kernel
def changes(held: Held, days: int) -> Changes:
    """Return when each person's highest post changes; of equals the latest is the highest.

    Args:
        held: The tenures.
        days: Number of days asked about.
    """
    rows = len(held.person)
    day = np.empty(2 * rows, dtype=np.int32)
    person = np.empty(2 * rows, dtype=np.int32)
    tenure = np.empty(2 * rows, dtype=np.int32)
    highest = np.full(days + 1, NOBODY, dtype=np.int32)
    row, count = 0, 0
    while row < rows:
        one, low, high = held.person[row], days, 0
        while row < rows and held.person[row] == one:
            low, high = min(low, held.first[row]), max(high, held.after[row])
            for when in range(held.first[row], held.after[row]):
                if highest[when] == NOBODY or not _below(held, row, whole(highest[when])):
                    highest[when] = row
            row += 1
        before = NOBODY
        for when in range(low, min(high, days - 1) + 1):
            if highest[when] != before:
                before = highest[when]
                day[count], person[count], tenure[count] = when, one, before
                count += 1
            highest[when] = NOBODY
    return _by_day(day[:count], person, tenure, days)


@kernel
def _below(held: Held, one: int, other: int) -> bool:
    """Whether one tenure is lower than another: by rank, then by its start, then by name."""
    if held.rank[one] != held.rank[other]:
        return held.rank[one] < held.rank[other]  # type: ignore[no-any-return]
    if held.start[one] != held.start[other]:
        return held.start[one] < held.start[other]  # type: ignore[no-any-return]
    return held.by[one] < held.by[other]  # type: ignore[no-any-return]


@kernel
def _by_day(day: Numbers, person: Numbers, tenure: Numbers, days: int) -> Changes:
    until = np.zeros(days, dtype=np.int64)
    for at in range(len(day)):
        until[day[at]] += 1
    for when in range(1, days):
        until[when] += until[when - 1]
    filled = until.copy()
    who, now = np.empty(len(day), dtype=np.int32), np.empty(len(day), dtype=np.int32)
    for at in range(len(day) - 1, -1, -1):
        filled[day[at]] -= 1
        who[filled[day[at]]], now[filled[day[at]]] = person[at], tenure[at]
    return Changes(until, who, now)

"""Who holds at once: tenures of one group (a post, a person) whose days overlap.

Dates are intervals, so there are two answers. A tenure lasts *for certain* from its latest
start to its earliest end, and *possibly* from its earliest start to its latest end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl
    from numpy.typing import NDArray

_DAY_BITS = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Crowding:
    """A tenure that begins when its group is full.

    Attributes:
        row: Its row, from 0.
        others: Rows of those that hold at its beginning.
        severity: Hard where the overlap is certain, soft where it is only possible.
    """

    row: int
    others: tuple[int, ...]
    severity: Severity


def crowdings(
    dates: pl.DataFrame, groups: NDArray[np.intp], limits: NDArray[np.int32]
) -> Iterator[Crowding]:
    """Give every tenure that makes its group hold more than the group may at once.

    Args:
        dates: Int32 columns start_earliest, start_latest, end_earliest, end_latest, (n,).
        groups: Group of each tenure, (n,), 0 to g - 1.
        limits: How many each group may hold at once, (g,).
    """
    start_earliest, start_latest = dates["start_earliest"], dates["start_latest"]
    end_earliest, end_latest = dates["end_earliest"], dates["end_latest"]
    certain = set()
    for row, others in _crowded(groups, limits, start_latest.to_numpy(), end_earliest.to_numpy()):
        certain.add(row)
        yield Crowding(row, others, Severity.HARD)
    vague = ((start_earliest != start_latest) | (end_earliest != end_latest)).to_numpy()
    # Where all dates of a group are days, what is possible is certain.
    in_vague_group = np.zeros(len(limits), dtype=np.bool_)
    in_vague_group[groups[vague]] = True
    rows = np.flatnonzero(in_vague_group[groups])
    # Of those that may begin on one day the order must not depend on that of the table.
    rows = rows[
        np.lexsort([one.to_numpy()[rows] for one in (end_latest, end_earliest, start_latest)])
    ]
    possible = _crowded(
        groups[rows], limits, start_earliest.to_numpy()[rows], end_latest.to_numpy()[rows]
    )
    widest = _Handovers(dates)
    for at, others_at in possible:
        row = int(rows[at])
        others = tuple(int(rows[other]) for other in others_at)
        if (
            row not in certain
            and sum(widest.exceeds(row, other) for other in others) >= (limits[groups[row]])
        ):
            yield Crowding(row, others, Severity.SOFT)


class _Handovers:
    """Which overlaps are wider than the doubt about the days of handing over.

    One who leaves "in April" and one who comes "in April" overlap on paper alone: no more
    days than either date leaves open. Such a handover is nothing to tell.
    """

    def __init__(self, dates: pl.DataFrame) -> None:
        self._start, self._end = (
            [dates[f"{name}_{side}"].to_list() for side in ("earliest", "latest")]
            for name in ("start", "end")
        )

    def exceeds(self, comer: int, leaver: int) -> bool:
        """Tell whether two tenures overlap by more days than either date leaves open."""
        comes, at_latest = (days[comer] for days in self._start)
        at_earliest, leaves = (days[leaver] for days in self._end)
        return bool(leaves - comes > max(leaves - at_earliest, at_latest - comes))


def _crowded(
    groups: NDArray[np.intp],
    limits: NDArray[np.int32],
    begin: NDArray[np.int32],
    end: NDArray[np.int32],
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give rows that begin when their group is full, with those that hold then."""
    full = _overfull(groups, limits, begin, end)
    rows = np.flatnonzero(full[groups] & (begin < end))
    holding: list[int] = []
    group = -1
    for row in rows[np.lexsort((begin[rows], groups[rows]))].tolist():
        if groups[row] != group:
            group, holding = int(groups[row]), []
        holding = [other for other in holding if end[other] > begin[row]]
        if len(holding) >= limits[group]:
            yield row, tuple(holding)
        holding.append(row)


def _overfull(
    groups: NDArray[np.intp],
    limits: NDArray[np.int32],
    begin: NDArray[np.int32],
    end: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """Tell of each group whether it ever holds more than it may, (g,).

    Beginnings and ends are packed as (group, day, begins) into one integer each, so that
    one sort puts them in order, ends before beginnings of the same day.
    """
    lasting = begin < end
    over = np.zeros(len(limits), dtype=np.bool_)
    group = groups[lasting].astype(np.uint64) << (_DAY_BITS + np.uint64(1))
    events = np.concatenate(
        (group | _packed(begin[lasting]) | np.uint64(1), group | _packed(end[lasting]))
    )
    events.sort()
    begins = (events & np.uint64(1)).astype(np.bool_)
    holders = np.cumsum(np.where(begins, np.int32(1), np.int32(-1)), dtype=np.int32)
    at = (events >> (_DAY_BITS + np.uint64(1))).astype(np.intp)
    over[at[begins & (holders > limits[at])]] = True
    return over


def _packed(days: NDArray[np.int32]) -> NDArray[np.uint64]:
    shifted = days.astype(np.int64) + 2**31
    return shifted.astype(np.uint64) << np.uint64(1)

"""Sole mastery: when the holder of the office has the committee behind him and no peers.

Placing people is not yet ruling: rivals fall without it too, and a majority may stand
behind the first among several. So both are asked for, for a year on end:

- the committee's following is with him: more than half of it, as the series `hold` of a
  simulated register tells at the end of each month;
- his peers are gone: of those who sat with him in the Politburo on the day he took the
  office, at most one is a full member still. One alone can make no coalition.

The following is latent, so this is an outcome of simulated histories only; what the loop
measures (post debt) can be read off the record as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred import dates
from raspred.experiments.living import Observation
from raspred.experiments.years import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from raspred.register.register import Register

POLITBURO = "politburo.member"
MONTHS_ON_END = 12
_HALF = 0.5


def of_mastery(register: Register, summary: Mapping[str, Any]) -> Iterator[Observation]:
    """Yield the year of the first sole mastery, whoever is the master, and the peers left.

    Args:
        register: The run's register.
        summary: The run's summary, as `summary.json` holds it.
    """
    day = np.array([dates.day_of(row["date"]) for row in summary["hold"]], dtype=np.int64)
    hold = np.array([row["value"] for row in summary["hold"]])
    since: str | None = None
    left = 0
    for holder in summary["holder"]:
        start = dates.day_of(holder["start"])
        end = dates.FAR_FUTURE if holder["end"] is None else dates.day_of(holder["end"])
        his = (day >= start) & (day < end)
        peers = peers_left(register, holder["person"], max(start, int(day[0])), day[his])
        left = int(peers[-1]) if len(peers) else left
        if since is None:
            both = (hold[his] > _HALF) & (peers <= 1)
            since = _first_for_long(both, day[his])
    yield Observation("sole master, year", "", year_of(since))
    yield Observation("peers left in the Politburo", "at the end", left)


def peers_left(
    register: Register, person: str, taken: int, days: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return how many who sat with a person in the Politburo on one day still do on others.

    Args:
        register: Any register with a Politburo.
        person: Whose peers.
        taken: The day that makes them his peers.
        days: The days asked about.

    Returns:
        One number a day.
    """
    seats = register.tenures.filter(
        (pl.col("post_id") == POLITBURO) & (pl.col("person_id") != person)
    ).select(pl.col("person_id").cast(pl.String), "start_latest", "end_latest")
    sitting = seats.filter((pl.col("start_latest") <= taken) & (pl.col("end_latest") > taken))
    theirs = seats.filter(pl.col("person_id").is_in(sitting["person_id"].implode()))
    begun, ended = (theirs[name].to_numpy()[:, None] for name in ("start_latest", "end_latest"))
    held: NDArray[np.int64] = ((begun <= days) & (days < ended)).sum(axis=0)
    return held


def _first_for_long(both: NDArray[np.bool_], days: NDArray[np.int64]) -> str | None:
    """Return the first day from which `both` holds for a year on end, None if there is none."""
    if len(both) < MONTHS_ON_END:
        return None
    windows = np.lib.stride_tricks.sliding_window_view(both, MONTHS_ON_END).all(axis=1)
    return dates.iso(int(days[np.argmax(windows)])) if windows.any() else None

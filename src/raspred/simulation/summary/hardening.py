"""How punishment hardened: where people were sent year by year, and who gave in.

Read off a run's logs, with what the register does not tell of everybody: family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.tally import ROW_ORDERS, ROW_PERSONS, ROW_TENURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.building.world import Built

TWO_YEARS = 731  # days
_YEAR = 365
NEVER = np.iinfo(np.int64).max


def sent_away(built: Built) -> list[dict[str, Any]]:
    """Count by year those displaced or exiled: how hard the places were, how many abroad.

    Returns:
        Rows (year, persons, mean_hardship in [0, 1], abroad = a share).
    """
    log, rows = built.world.orders, int(built.world.tally.rows[ROW_ORDERS])
    displaced = (log.reason[:rows] == codes.SUSPECT) & (log.to_post[:rows] >= 0)
    sent = displaced | (log.kind[:rows] == codes.EXILE)
    place = log.place[:rows][sent]
    year = log.day[:rows][sent].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    found = []
    for one in np.unique(year):
        where = place[year == one]
        found.append(
            {
                "year": int(one),
                "persons": len(where),
                "mean_hardship": round(float(built.world.places.hardship[where].mean()), 4),
                "abroad": round(float(built.world.places.abroad[where].mean()), 4),
            }
        )
    return found


def held_out(built: Built) -> dict[str, dict[str, Any]]:
    """Tell, of the exiled, how many gave in within two years: the unmarried and the married.

    Returns:
        For each: `exiled` early enough to have had two years, and `gave_in`, a share of
        them, or None where there was nobody.
    """
    exiled = _first_days(built, built.world.orders.kind, codes.EXILE)
    gave_in = _first_days(built, built.world.orders.reason, codes.GAVE_IN)
    end = int(built.world.calendar.first_day[built.span.count])
    seen = np.flatnonzero(exiled <= end - TWO_YEARS)
    exiled, gave_in = exiled[seen], gave_in[seen]
    soon = (exiled <= gave_in) & (gave_in <= exiled + TWO_YEARS)
    married = built.world.people.married[seen] == 1
    return {
        word: {
            "exiled": int(who.sum()),
            "gave_in": round(float(soon[who].mean()), 4) if who.any() else None,
        }
        for word, who in (("unmarried", ~married), ("married", married))
    }


def followed_leaders(built: Built) -> dict[str, Any] | None:
    """Count who gave in in the year before and the year after the first leader did.

    Leaders are those who ever sat in the Politburo. None where no leader gave in.
    """
    world = built.world
    seats = world.tenures.post[: int(world.tally.rows[ROW_TENURES])]
    sat = seats == -(1 + codes.POLITBURO_MEMBER)
    leaders = np.unique(world.tenures.person[: len(seats)][sat])
    gave_in = _first_days(built, world.orders.reason, codes.GAVE_IN)
    first = int(gave_in[leaders].min(initial=NEVER))
    if first == NEVER:
        return None
    before = (gave_in >= first - _YEAR) & (gave_in < first)
    after = (gave_in > first) & (gave_in <= first + _YEAR)
    return {
        "first_leader": dates.iso(first),
        "year_before": int(before.sum()),
        "year_after": int(after.sum()),
    }


def _first_days(built: Built, column: NDArray[np.uint8], code: int) -> NDArray[np.int64]:
    """Return the day of each person's first order of a kind or reason, NEVER where none."""
    log, rows = built.world.orders, int(built.world.tally.rows[ROW_ORDERS])
    those = column[:rows] == code
    found = np.full(int(built.world.tally.rows[ROW_PERSONS]), NEVER, dtype=np.int64)
    np.minimum.at(found, log.person[:rows][those], log.day[:rows][those].astype(np.int64))
    return found

"""Shares of an office's electors that speak of its present holder, with their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.measures.answer import answer, names
from raspred.measures.bounds import Tally, ratio, share_bounds
from raspred.measures.holders import NOBODY, reigns
from raspred.measures.spans import Rows, inside

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from raspred.measures.bounds import Floats
    from raspred.measures.holders import Reigns
    from raspred.measures.spans import Counts, Days, Spans
    from raspred.register.register import Register


class Standing(NamedTuple):
    """How the electors stand to one holder on some days.

    Attributes:
        heads: Number of electors by the central dates, float64[days].
        counting: What these count for, float64[days].
        tally: The same with what is uncertain kept apart.
    """

    heads: Counts
    counting: Counts
    tally: Tally


class Claim(NamedTuple):
    """What each elector counts for (0 to 1): at least, by the central reading, at most."""

    low: Floats
    central: Floats
    high: Floats


def standing(spans: Spans, claim: Claim, days: Days) -> Standing:
    """Return how electors stand on each day when what each counts for does not change."""
    certain, possible = spans.certain, spans.possible
    seated, seated_low, seated_high = (
        inside(certain, days, weights) for weights in (None, claim.low, claim.high)
    )
    there, there_low, there_high = (
        inside(possible, days, weights) for weights in (None, claim.low, claim.high)
    )
    perhaps = (there - seated, there_low - seated_low, there_high - seated_high)
    tally = Tally(seated, seated_low, seated_high, *perhaps)
    central = spans.central
    return Standing(inside(central, days), inside(central, days, claim.central), tally)


def shares_under(
    register: Register,
    office: str,
    days: Days,
    reckon: Callable[[Reigns, int, Days], Standing],
    basis: str,
) -> pl.DataFrame:
    """Return the share of electors that a measure reckons to the present holder.

    Args:
        register: The register.
        office: The post whose holder is meant.
        days: Days asked about, ascending.
        reckon: Gives, for one reign and some days, how the electors stand to its holder.
        basis: What the table says of the way it was found.

    Returns:
        One row a day on which the office had electors and may have had a holder. Of a
        hand-over day the bounds take in the reading under either holder. Where several
        hold the office together, what counts for any of them counts.
    """
    held = reigns(register, office)
    central = held.central(days)
    reading = _Successive(len(days)) if held.single else _Joint(len(days), held, days)
    reign, on = held.present(days)
    for one in np.unique(reign):
        at = on[reign == one]
        now = reckon(held, int(one), days[at])
        reading.take(int(one), at, now, central[at])
    value, low, high = reading.bounds()
    shown = np.flatnonzero(~np.isnan(low))
    person = np.where(central == NOBODY, NOBODY, held.person[central] if len(held) else NOBODY)
    return answer(
        days[shown],
        office,
        names(register, person[shown]),
        value=value[shown],
        low=low[shown],
        high=high[shown],
        basis=basis,
    )


class _Successive:
    """Readings of an office with one seat: each possible holder is a reading of its own."""

    def __init__(self, size: int) -> None:
        self.value, self.low, self.high = (np.full(size, np.nan) for _ in range(3))

    def take(self, reign: int, at: Rows, now: Standing, central: Rows) -> None:
        low, high = share_bounds(now.tally)
        self.low[at], self.high[at] = np.fmin(self.low[at], low), np.fmax(self.high[at], high)
        mine = central == reign
        self.value[at[mine]] = ratio(now.counting, now.heads)[mine]

    def bounds(self) -> tuple[Floats, Floats, Floats]:
        return self.value, self.low, self.high


class _Joint:
    """The one reading of an office that several hold together."""

    def __init__(self, size: int, held: Reigns, days: Days) -> None:
        self.heads, self.counting = np.zeros(size), np.zeros(size)
        self.tally = Tally(*(np.zeros(size) for _ in range(6)))
        self.spans, self.days = held.spans, days

    def take(self, reign: int, at: Rows, now: Standing, central: Rows) -> None:  # noqa: ARG002
        one = np.array([reign])
        day, mine = self.days[at], self.spans.take(one)
        settled = (mine.certain.first < day) & (day < mine.certain.after)
        held = (mine.central.first <= day) & (day < mine.central.after)
        self.heads[at] = now.heads
        self.counting[at] += np.where(held, now.counting, 0.0)
        self.tally.seated[at], self.tally.perhaps[at] = now.tally.seated, now.tally.perhaps
        self.tally.seated_low[at] += np.where(settled, now.tally.seated_low, 0.0)
        self.tally.perhaps_low[at] += np.where(settled, now.tally.perhaps_low, 0.0)
        self.tally.seated_high[at] += now.tally.seated_high
        self.tally.perhaps_high[at] += now.tally.perhaps_high

    def bounds(self) -> tuple[Floats, Floats, Floats]:
        tally = self.tally
        seated, perhaps = tally.seated, tally.perhaps
        capped = Tally(
            seated,
            np.minimum(tally.seated_low, seated),
            np.minimum(tally.seated_high, seated),
            perhaps,
            np.minimum(tally.perhaps_low, perhaps),
            np.minimum(tally.perhaps_high, perhaps),
        )
        low, high = share_bounds(capped)
        return ratio(np.minimum(self.counting, self.heads), self.heads), low, high

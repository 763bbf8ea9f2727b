"""How the months grow with the party, and how near the decision pass is to the memory's speed.

The exponent is the slope of processor time against members on logarithmic axes, over the
same year of the bundled scenario with a party of 200,000 to 15 million agents (to 100 million
with `--large`) beside its cadres. The decision pass is the one in which everyone ages, fades
in his debts, dies or is purged; its share of the roofline is the time that copying as many
bytes takes, by the time it takes, both in turn. Each size is a process of its own, so that
its memory is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.measuring import apart, most_memory, spent_on
from benchmarks.parties import party_of
from benchmarks.results import keep
from raspred.simulation.month import live_through
from raspred.simulation.steps.membership import take_leave
from raspred.simulation.world import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

_UNTIL, _MONTHS = "1921-03", 12
_SIZES = (20_000, 200_000, 1_000_000, 4_000_000, 15_000_000)
_LARGEST = 100_000_000
_FROM, _ROOFLINE_AT = 200_000, 15_000_000
# Read: standing, debt, birth, death given, weight; written: debt, weight.
_BYTES = 1 + 4 + 2 + 2 + 4 + 4 + 4


class Grown(NamedTuple):
    """What a year of one size took."""

    persons: int
    seconds: float  # of the processor
    memory: float  # MiB, at its highest, the start included
    roofline: float  # share of the memory's speed


def a_year_of(rank_and_file: int, rounds: int) -> Grown:
    """Live a year of a party of this size, the best of so many rounds."""
    seconds, persons, share = float("inf"), 0, 0.0
    warm = party_of(0, "1920-04")
    live_through(warm.bound, 0, 1, warm.heads)  # takes up what is compiled
    for _ in range(rounds):
        built = party_of(rank_and_file, _UNTIL)
        spent = spent_on(lambda: live_through(built.bound, 0, _MONTHS, built.heads))  # noqa: B023
        seconds, persons = min(seconds, spent), int(built.world.tally.rows[ROW_PERSONS])
        memory = most_memory()
        share = max(share, roofline_share(built, persons))
    return Grown(persons, seconds, memory, share)


def roofline_share(built: Built, persons: int) -> float:
    """Return the share of the memory's speed that the decision pass reaches."""
    half = np.ones(persons * _BYTES // 2, dtype=np.uint8)  # a copy reads and writes it
    copy = np.empty_like(half)
    deciding, copying = float("inf"), float("inf")
    for month in range(_MONTHS - 6, _MONTHS):
        deciding = min(deciding, spent_on(lambda: take_leave(built.bound, month)))  # noqa: B023
        copying = min(copying, spent_on(lambda: np.copyto(copy, half)))
    return copying / deciding


def exponent(grown: list[tuple[int, Grown]]) -> float:
    """Return the exponent with which a year's time grows with the members, from 200,000 on."""
    known = [one for size, one in grown if size >= _FROM]
    persons, seconds = [one.persons for one in known], [one.seconds for one in known]
    return float(np.polyfit(np.log(persons), np.log(seconds), 1)[0])


def main(large: bool) -> None:
    """Print and keep exponent, share and memory."""
    grown: list[tuple[int, Grown]] = []
    for size in (*_SIZES, _LARGEST) if large else _SIZES:
        one = apart(a_year_of, size, 3 if size <= 4_000_000 else 1)
        grown.append((size, one))
        each = one.seconds * 1e9 / (one.persons * _MONTHS)
        sys.stdout.write(
            f"  {one.persons:>11,} members {each:8.1f} ns a member-month, {one.memory:7,.0f} MiB,"
            f" {one.roofline:.2f} of the roofline\n"
        )
        sys.stdout.flush()
        if size == _ROOFLINE_AT:
            keep({"roofline_share": one.roofline, "peak_mb_15m": one.memory})
            keep({"growth_exponent": exponent(grown)})
        if size == _LARGEST:
            keep({"growth_exponent_large": exponent(grown), "peak_mb_100m": one.memory})
    sys.stdout.write(f"growth_exponent {exponent(grown):.3f}\n")


if __name__ == "__main__":
    main("--large" in sys.argv)

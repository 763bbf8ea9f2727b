"""How the months grow with the party, and how near the decision pass is to the memory's speed.

The exponent is the slope of processor time against members on logarithmic axes, over the
same year of the bundled scenario with a party of 200,000 to 15 million agents (to 100 million
with `--large`) beside its cadres. The decision pass is the one in which everyone decides, in an
open quarrel, what to say aloud; beside it stands the pass in which everyone ages, fades in his
debts, dies or is purged. The share of the roofline is the time that copying as many bytes takes
as a pass reads and writes of its columns, each once, by the time the pass takes, both in turn.
Each size is a process of its own, so that its memory is.
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
from raspred.simulation.steps.voice import prepared, speak_by_block
from raspred.simulation.tally import QUARREL_ISSUE, QUARREL_PROPOSER, QUARREL_TARGET, ROW_PERSONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.simulation.building.world import Built

_UNTIL, _MONTHS = "1921-03", 12
_SIZES = (20_000, 200_000, 1_000_000, 4_000_000, 15_000_000)
_LARGEST = 100_000_000
_FROM, _ROOFLINE_AT = 200_000, 15_000_000
# Read: standing, patron, fear, conviction, region, comfort, leaning, weight, what he said before,
# fading; written: what he says, and what he said before.
_SPEAKING = 1 + 4 + 4 + 4 + 2 + 4 + 8 + 4 + 4 + 1 + 4
_LEAVING = 1 + 4 + 2 + 4  # read: standing, debt, birth, weight; hardly anything is written


class Grown(NamedTuple):
    """What a year of one size took."""

    persons: int
    seconds: float  # of the processor
    memory: float  # MiB, at its highest, the start included
    speaking: float  # share of the memory's speed that the decision pass reaches
    leaving: float  # and the pass in which people die and are purged


def a_year_of(rank_and_file: int, rounds: int) -> Grown:
    """Live a year of a party of this size, the best of so many rounds."""
    seconds, persons, speaking, leaving = float("inf"), 0, 0.0, 0.0
    warm = party_of(0, "1920-04")
    live_through(warm.bound, 0, 1, warm.heads)  # takes up what is compiled
    for _ in range(rounds):
        built = party_of(rank_and_file, _UNTIL)
        spent = spent_on(lambda: live_through(built.bound, 0, _MONTHS, built.heads))  # noqa: B023
        seconds, persons = min(seconds, spent), int(built.world.tally.rows[ROW_PERSONS])
        memory = most_memory()
        leaving = max(leaving, share_of_leaving(built, persons))
        speaking = max(speaking, share_of_speaking(built, persons))
    return Grown(persons, seconds, memory, speaking, leaving)


def share_of_leaving(built: Built, persons: int) -> float:
    """Return the share of the memory's speed that the pass of deaths and purges reaches."""
    month = iter(range(_MONTHS - 6, _MONTHS))
    return roofline_share(lambda: take_leave(built.bound, next(month)), persons * _LEAVING)


def share_of_speaking(built: Built, persons: int) -> float:
    """Return the share of the memory's speed that the decision pass reaches, in a quarrel."""
    world, bound = built.world, built.bound
    leaders = [person for person in world.notables.person if person >= 0]
    world.tally.quarrel[QUARREL_PROPOSER], world.tally.quarrel[QUARREL_TARGET] = leaders[:2]
    world.tally.quarrel[QUARREL_ISSUE] = 0
    fight = prepared(bound, _MONTHS - 1)

    def decide() -> None:
        speak_by_block(bound, _MONTHS - 1, fight, bound.draws, 0, persons)

    return roofline_share(decide, persons * _SPEAKING)


def roofline_share(decide: Callable[[], object], read_and_written: int) -> float:
    """Return the share of the memory's speed that a pass over so many bytes reaches."""
    half = np.ones(read_and_written // 2, dtype=np.uint8)  # a copy reads and writes it
    copy = np.empty_like(half)
    deciding, copying = float("inf"), float("inf")
    for _ in range(_MONTHS - 6, _MONTHS):
        deciding = min(deciding, spent_on(decide))
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
            f" speaking {one.speaking:.2f} and leaving {one.leaving:.2f} of the roofline\n"
        )
        sys.stdout.flush()
        if size == _ROOFLINE_AT:
            keep({"roofline_share": one.speaking, "roofline_share_leaving": one.leaving})
            keep({"peak_mb_15m": one.memory})
            keep({"growth_exponent": exponent(grown)})
        if size == _LARGEST:
            keep({"growth_exponent_large": exponent(grown), "peak_mb_100m": one.memory})
    sys.stdout.write(f"growth_exponent {exponent(grown):.3f}\n")


if __name__ == "__main__":
    main("--large" in sys.argv)

"""The whole party, one agent a member, April 1920 to March 1939, on one thread.

Seconds of the processor for the months alone, and for building the first day; memory at its
highest over both. Seconds are of one machine: the table says so.
"""

from __future__ import annotations

import sys
import time
from typing import NamedTuple

from benchmarks.measuring import apart, most_memory
from benchmarks.results import keep
from raspred.scenario.catalog import load_scenario
from raspred.simulation.building.world import build_world
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.world import ROW_PERSONS

_SEED = 7


class Lived(NamedTuple):
    """What the whole party took."""

    persons: int
    building: float  # s of the processor
    months: float
    memory: float  # MiB


def the_whole_party() -> Lived:
    """Build and live through the scenario at scale 1."""
    scenario = load_scenario("ussr-1920")
    warm = build_world(scenario, _SEED, 0.01, "1920-04", switches(()))
    live_through(warm.bound, 0, 1, warm.heads)  # takes up what is compiled
    begun = time.process_time()
    built = build_world(scenario, _SEED, 1.0, None, switches(()))
    between = time.process_time()
    for month in range(built.span.count):
        live_through(built.bound, month, month + 1, built.heads)
        if month % 24 == 23:
            sys.stderr.write(f"  {month + 1} of {built.span.count} months\n")
    spent = time.process_time() - between
    persons = int(built.world.tally.rows[ROW_PERSONS])
    return Lived(persons, between - begun, spent, most_memory())


def main() -> None:
    """Print and keep seconds and memory."""
    lived = apart(the_whole_party)
    keep({"scale_one_seconds": lived.months, "scale_one_mb": lived.memory})
    sys.stdout.write(
        f"  {lived.persons:,} persons in all: {lived.months:.1f} s of the processor for the months"
        f" ({lived.building:.1f} s to build them), {lived.memory:,.0f} MiB\n"
    )


if __name__ == "__main__":
    main()

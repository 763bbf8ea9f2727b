"""The whole party, one agent a member, April 1920 to March 1939.

On one thread: seconds of the processor for the months alone, and for building the first day;
memory at its highest over both. On a crew of two, as `raspred run` lives so many: seconds by
the clock, which tell something on an idle machine only. Seconds are of one machine.
"""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from typing import NamedTuple

from benchmarks.measuring import apart, most_memory
from benchmarks.results import keep
from raspred.scenario.catalog import load_scenario
from raspred.simulation.building.world import build_world
from raspred.simulation.crew import Crew
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.tally import ROW_PERSONS

_SEED = 7
_QUARRELLED = "1925-01"  # by then every kernel has been called, those of quarrels too


class Lived(NamedTuple):
    """What the whole party took."""

    persons: int
    member_months: int  # persons in the columns, summed over the months
    building: float  # s of the processor
    months: float  # s of the processor
    clock: float  # s by the clock, for the months
    memory: float  # MiB


def the_whole_party(threads: int) -> Lived:
    """Build and live through the scenario at scale 1, on so many threads."""
    scenario = load_scenario("ussr-1920")
    warm = build_world(scenario, _SEED, 0.01, _QUARRELLED, switches(()))
    with Crew(threads) if threads > 1 else nullcontext() as crew:  # takes up what is compiled
        live_through(warm.bound, 0, warm.span.count, warm.heads, crew)
    begun = time.process_time()
    built = build_world(scenario, _SEED, 1.0, None, switches(()))
    between, clock = time.process_time(), time.perf_counter()
    persons = member_months = 0
    with Crew(threads) if threads > 1 else nullcontext() as crew:
        for month in range(built.span.count):
            live_through(built.bound, month, month + 1, built.heads, crew)
            persons = int(built.world.tally.rows[ROW_PERSONS])
            member_months += persons
            if month % 24 == 23:
                sys.stderr.write(f"  {month + 1} of {built.span.count} months\n")
    months, clock = time.process_time() - between, time.perf_counter() - clock
    return Lived(persons, member_months, between - begun, months, clock, most_memory())


def main() -> None:
    """Print and keep seconds and memory."""
    alone, two = apart(the_whole_party, 1), apart(the_whole_party, 2)
    keep({"scale_one_seconds": alone.months, "scale_one_mb": alone.memory})
    each = alone.months * 1e9 / alone.member_months
    keep({"scale_one_clock": two.clock, "ns_per_member_month_one": each})
    sys.stdout.write(f"  {each:.1f} ns a member-month on one thread\n")
    sys.stdout.write(
        f"  {alone.persons:,} persons in all: {alone.months:.1f} s of the processor for the months"
        f" ({alone.building:.1f} s to build them), {alone.memory:,.0f} MiB;"
        f" {two.clock:.1f} s by the clock on two threads\n"
    )


if __name__ == "__main__":
    main()

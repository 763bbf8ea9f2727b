"""Where a run of the bundled scenario spends its time and its memory, and histories a minute.

Times are processor time, the steps' as shares of the whole, so that a busy or slow machine
tells the same; memory is the resident set above that of the interpreter with its libraries.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import apart, most_memory
from benchmarks.results import keep
from raspred.experiments.backends.processes import Processes
from raspred.scenario.catalog import load_scenario
from raspred.scenario.cutting import with_cadres
from raspred.simulation import month as months
from raspred.simulation.building.world import build_world
from raspred.simulation.run import simulate, switches
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.scenario.parts import Scenario

_SEED = 7
_CADRES = 20_000  # posts at the most
_NO_STEPS = ("live_through", "live_one_month", "kernel", "whole")


def shares(scenario: Scenario, until: str | None) -> dict[str, float]:
    """Return the share of the months' processor time that each step takes."""
    built = build_world(scenario, _SEED, scenario.scale, until, switches(()))
    spent: dict[str, float] = defaultdict(float)
    steps = {
        name: step
        for name, step in vars(months).items()
        if hasattr(step, "py_func") and name not in _NO_STEPS
    }
    live_one_month: Any = months.live_one_month
    try:
        for name, step in steps.items():
            setattr(months, name, _timed(step, name, spent))
        for month in range(built.span.count):
            live_one_month(built.bound, month, built.heads)
    finally:
        for name, step in steps.items():
            setattr(months, name, step)
    whole = sum(spent.values())
    return {name: seconds / whole for name, seconds in spent.items()}


def _timed(step: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any) -> Any:
        before = time.process_time()
        answer = step(*given)
        spent[name] += time.process_time() - before
        return answer

    return timed


def memory_of_a_run() -> float:
    """Return the memory at its highest that a run takes above what is there without it, in MiB."""
    scenario = load_scenario("ussr-1920")
    simulate(scenario, _SEED, until="1920-06", scale=0.01, cadres=0.05)  # imports and loads
    before = most_memory()
    simulate(scenario, _SEED)
    return most_memory() - before


def ns_per_member_month(scenario: Scenario) -> float:
    """Return the processor time of the months by the persons in the columns, in ns."""
    built = build_world(scenario, _SEED, scenario.scale, None, switches(()))
    members = 0
    before = time.process_time()
    for month in range(built.span.count):
        months.live_through(built.bound, month, month + 1, built.heads)
        members += int(built.world.tally.rows[ROW_PERSONS])
    return (time.process_time() - before) * 1e9 / members


def share_of_cadres(scenario: Scenario, cadres: int) -> float:
    """Return the share of the posts that leaves so many at their largest."""
    years = {count.year for count in scenario.post_counts}
    posts = (sum(one.posts for one in scenario.post_counts if one.year == year) for year in years)
    return cadres / max(posts)


def live_some(given: tuple[Scenario, tuple[int, ...]]) -> float:
    """Live whole histories, recorded for their patterns; return their processor time, in s."""
    scenario, seeds = given
    simulate(scenario, _SEED, until="1920-06", record="electors")  # takes up what is compiled
    before = time.process_time()
    for seed in seeds:
        simulate(scenario, seed, record="electors")
    return time.process_time() - before


def histories_per_minute(scenario: Scenario, each: int = 4, workers: int = 2) -> float:
    """Return how many histories of a scenario two processes live in a minute of their own."""
    seeds = [(scenario, tuple(range(each * one, each * (one + 1)))) for one in range(workers)]
    with Processes(workers).mapping() as mapped:  # each on one thread, as ensembles have it
        spent: list[float] = list(mapped(live_some, seeds))
    return 60.0 * each * workers / max(spent)


def main() -> None:
    """Print and keep what a run takes."""
    scenario = load_scenario("ussr-1920")
    simulate(scenario, _SEED, until="1920-06")  # compiles
    smaller = with_cadres(scenario, share_of_cadres(scenario, _CADRES))
    measured: tuple[tuple[str, Callable[[], float]], ...] = (
        ("ns_per_member_month", lambda: ns_per_member_month(scenario)),
        ("ns_per_member_month_cut", lambda: ns_per_member_month(smaller)),
        ("histories_per_minute", lambda: histories_per_minute(smaller)),
        ("run_mb", lambda: apart(memory_of_a_run)),
    )
    for name, measure in measured:
        value = measure()
        keep({name: value})
        sys.stdout.write(f"  {name} {value:.4g}\n")
        sys.stdout.flush()
    shares(scenario, "1920-06")  # compiles the steps one by one
    sys.stdout.write("  share of a run's months, by step\n")
    for name, share in sorted(shares(scenario, None).items(), key=lambda of: -of[1]):
        sys.stdout.write(f"    {name:20} {share:6.1%}\n")


if __name__ == "__main__":
    main()

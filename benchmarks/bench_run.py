"""Where a run of the bundled scenario spends its time and its memory.

Times are processor time as shares of the whole, so that a busy or slow machine tells the
same; memory is the resident set above that of the interpreter with its libraries. What
was found is in docs/performance.md.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from raspred.scenario.catalog import load_scenario
from raspred.simulation import month as months
from raspred.simulation.building.world import build_world
from raspred.simulation.run import simulate, switches

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.scenario.parts import Scenario

_SEED = 7
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
            live_one_month.py_func(built.bound, month, built.heads)
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


def resident() -> tuple[float, float]:
    """Return the resident set of this process, now and at its highest, in MB (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    held = dict(line.split(":", 1) for line in lines)
    return tuple(int(held[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))  # type: ignore[return-value]


def main() -> None:
    """Print memory and shares."""
    scenario = load_scenario("ussr-1920")
    simulate(scenario, _SEED, until="1920-06")  # compiles
    if sys.platform == "linux":
        before = resident()[0]
        simulate(scenario, _SEED)
        more = resident()[1] - before
        sys.stdout.write(f"memory of a whole run above what was held before: {more:.0f} MB\n")
    shares(scenario, "1920-06")  # compiles the steps one by one
    sys.stdout.write("share of a run's months, by step\n")
    for name, share in sorted(shares(scenario, None).items(), key=lambda of: -of[1]):
        sys.stdout.write(f"  {name:20} {share:6.1%}\n")


if __name__ == "__main__":
    main()

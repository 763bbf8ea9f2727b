"""How the months grow with the party, and how near the decision pass is to the memory's speed.

The exponent is the slope of processor time against persons on logarithmic axes, over the
same months of the bundled scenario at growing scales. The decision pass is the one in which
everyone ages, fades in his debts, dies or is purged; its share of the roofline is the time
that copying as many bytes takes, by the time it takes. `--large` goes up to scale 1.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))  # it is a script, not a package

from benchmarks.results import keep
from raspred.scenario.catalog import load_scenario
from raspred.simulation.building.world import Built, build_world
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.steps.membership import take_leave
from raspred.simulation.world import ROW_PERSONS

_SEED, _UNTIL = 7, "1921-03"
_SCALES = (0.02, 0.1, 0.5)
_ROUNDS = 3
# Read: standing, debt, birth, death given, weight; written: debt, weight.
_BYTES = 1 + 4 + 2 + 2 + 4 + 4 + 4


def built_at(scale: float) -> Built:
    """Return the first day's world at a scale."""
    return build_world(load_scenario("ussr-1920"), _SEED, scale, _UNTIL, switches(()))


def growth(scales: tuple[float, ...]) -> float:
    """Return the exponent with which the months' time grows with the persons."""
    persons, spent = [], []
    for scale in scales:
        best = float("inf")
        for _ in range(_ROUNDS):
            built = built_at(scale)
            before = time.process_time()
            live_through(built.bound, 0, built.span.count, built.heads)
            best = min(best, time.process_time() - before)
        persons.append(int(built.world.tally.rows[ROW_PERSONS]))
        spent.append(best)
        sys.stdout.write(f"  {persons[-1]:>10,} persons {best:8.3f} s of the processor\n")
    return float(np.polyfit(np.log(persons), np.log(spent), 1)[0])


def roofline_share(scale: float) -> float:
    """Return the share of the memory's speed that the decision pass reaches."""
    built = built_at(scale)
    persons = int(built.world.tally.rows[ROW_PERSONS])
    half = np.ones(persons * _BYTES // 2, dtype=np.uint8)  # a copy reads and writes it
    copy = np.empty_like(half)
    pass_, copying = float("inf"), float("inf")
    for month in range(8):
        before = time.process_time()
        take_leave(built.bound, month)
        between = time.process_time()
        copy[:] = half
        pass_ = min(pass_, between - before)
        copying = min(copying, time.process_time() - between)
    return copying / pass_


def main() -> None:
    """Print and keep exponent and share."""
    scales = (*_SCALES, 1.0) if "--large" in sys.argv else _SCALES
    live_through(built_at(0.02).bound, 0, 1, built_at(0.02).heads)  # compiles
    take_leave(built_at(0.02).bound, 0)
    figures = {"growth_exponent": growth(scales), "roofline_share": roofline_share(scales[-1])}
    for name, value in figures.items():
        sys.stdout.write(f"{name} {value:.3g}\n")
    keep(figures)


if __name__ == "__main__":
    main()

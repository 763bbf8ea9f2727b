"""The whole model in Mesa and in kernels, month by month in turn, as a ratio.

The same party at the beginning of three years that differ in what goes on: the trade-union
debate (1920), the New Opposition (1925), the beginning of the terror (1936). Each engine
lives a month, then the other; processor time of a year of each is added up. That both live
the same months is tested by `tests/benchmarks/test_mesa_party.py`.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.taking_over import take_over
from benchmarks.results import keep
from raspred.scenario.catalog import load_scenario
from raspred.scenario.cutting import with_cadres
from raspred.simulation import codes
from raspred.simulation.building.world import build_world
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World

_SEED = 7
_YEARS = {"1920-05": 1, "1925-05": 61, "1936-05": 193}
_MONTHS = 12
# Share of the cadres, and agents a member, that make so many agents in each of the years.
_SIZES = {
    "ratio_mesa_small": {1: (0.15, 0.025), 61: (0.15, 0.012), 193: (0.08, 0.0025)},
    "ratio_mesa": {1: (1.0, 0.27), 61: (1.0, 0.14), 193: (1.0, 0.01)},
}


def a_year(cadres: float, scale: float, month: int) -> tuple[int, float, float]:
    """Live a year in both engines; return persons, and seconds of the kernels and of Mesa."""
    scenario = with_cadres(load_scenario("ussr-1920"), cadres)
    built = build_world(scenario, _SEED, scale, None, switches(()))
    live_through(built.bound, 0, month, built.heads)
    members = _in_party(built.world)
    party = take_over(built, _SEED, month)
    ours = mesas = 0.0
    for later in range(month, month + _MONTHS):
        begun = time.process_time()
        live_through(built.bound, later, later + 1, built.heads)
        between = time.process_time()
        party.step()
        ours += between - begun
        mesas += time.process_time() - between
    return members, ours, mesas


def _in_party(world: World) -> int:
    status = world.people.status[: int(world.tally.rows[ROW_PERSONS])]
    return int(((status >= codes.RANK_AND_FILE) & (status <= codes.IN_POST)).sum())


def main() -> None:
    """Print and keep the ratios."""
    a_year(0.05, 0.01, 1)  # takes up what is compiled
    for name, sizes in _SIZES.items():
        ours = mesas = 0.0
        for year, month in _YEARS.items():
            members, one, other = a_year(*sizes[month], month)
            ours, mesas = ours + one, mesas + other
            each = 1e9 / (members * _MONTHS)
            sys.stdout.write(
                f"  {year} {members:>8,} agents, ns a member-month: "
                f"kernels {one * each:7.1f}, Mesa {other * each:8.0f}, {other / one:6.1f} times\n"
            )
            sys.stdout.flush()
        keep({name: mesas / ours})
        sys.stdout.write(f"{name} {mesas / ours:.1f}\n")


if __name__ == "__main__":
    main()

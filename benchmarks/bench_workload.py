"""The common workload in four ways, side by side in one process, as ratios.

Ours, whole-column numpy and Mesa live the same months; of each the best of several
rounds counts, in processor time, so that a busy machine disturbs all alike. Before a ratio
is given the three must agree on the share of the loyal.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))  # it is a script, not a package

from benchmarks.results import keep
from benchmarks.workload import live_in_kernels, live_in_numpy, members
from raspred.chance import empty_block

if TYPE_CHECKING:
    from collections.abc import Callable

_SEED, _ROUNDS = 7, 3
_SMALL, _LARGE = 20_000, 200_000
_AGREE = 0.03  # of the share of the loyal, between frameworks


def ours(count: int, months: int) -> float:
    """Live with kernels; return the last loyal share."""
    return live_in_kernels(members(count, _SEED), empty_block(), _SEED, months)


def in_numpy(count: int, months: int) -> float:
    """Live with whole columns."""
    return live_in_numpy(members(count, _SEED), _SEED, months)


def in_mesa(count: int, months: int) -> float:
    """Live with an object a member."""
    from benchmarks.peers.in_mesa import live_in_mesa

    return live_in_mesa(members(count, _SEED), _SEED, months)[1]


def per_member_month(live: Callable[[int, int], float], count: int, months: int) -> float:
    """Return the processor time of the months alone, without the start, in ns."""
    start = min(_spent(live, count, 0) for _ in range(_ROUNDS))
    whole = min(_spent(live, count, months) for _ in range(_ROUNDS))
    return (whole - start) * 1e9 / (count * months)


def _spent(live: Callable[[int, int], float], count: int, months: int) -> float:
    before = time.process_time()
    live(count, months)
    return time.process_time() - before


def main() -> None:
    """Print and keep the ratios."""
    ours(_SMALL, 2)  # compiles
    ways: dict[str, tuple[Callable[[int, int], float], int, int]] = {
        "ours, 20 thousand": (ours, _SMALL, 240),
        "ours, 200 thousand": (ours, _LARGE, 60),
        "numpy, 200 thousand": (in_numpy, _LARGE, 12),
        "Mesa, 20 thousand": (in_mesa, _SMALL, 24),
    }
    try:
        in_mesa(_SMALL, 1)
    except ModuleNotFoundError:
        sys.stdout.write("Mesa is not installed (dependency group bench): left out.\n")
        del ways["Mesa, 20 thousand"]
    shares = [live(_LARGE if live is not in_mesa else _SMALL, 6) for live, _, _ in ways.values()]
    if max(shares) - min(shares) > _AGREE:
        sys.exit(f"the frameworks do not live the same months: loyal shares {shares}")
    best = {name: per_member_month(*way) for name, way in ways.items()}
    for name, spent in best.items():
        sys.stdout.write(f"  {name:22} {spent:8.1f} ns a member-month\n")
    figures = {
        "workload_ns": best["ours, 200 thousand"],
        "ratio_numpy": best["numpy, 200 thousand"] / best["ours, 200 thousand"],
    }
    if "Mesa, 20 thousand" in best:
        figures["ratio_mesa"] = best["Mesa, 20 thousand"] / best["ours, 20 thousand"]
    for name, ratio in figures.items():
        sys.stdout.write(f"{name} {ratio:.1f}\n")
    keep(figures)


if __name__ == "__main__":
    main()

"""The common workload in several ways, in turn in one process, as ratios.

Ours, whole-column numpy, Mesa and AgentPy live the same months; of each the best of several
rounds counts, in processor time, so that a busy machine disturbs all alike. Before a ratio
is given all must agree on the share of the loyal.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.results import keep
from benchmarks.workload import live_in_kernels, live_in_numpy, members
from raspred.chance import empty_block

if TYPE_CHECKING:
    from collections.abc import Callable

_SEED, _ROUNDS = 7, 3
_SMALL, _LARGE = 20_000, 200_000
_AGREE = 0.03  # of the share of the loyal, between frameworks


class Way(NamedTuple):
    """One way to live the months, and beside which of ours it stands."""

    name: str
    live: Callable[[int, int], float]
    size: int
    months: int
    ratio: str = ""


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


def in_agentpy(count: int, months: int) -> float:
    """Live with an object a member, in lists that pass calls on."""
    from benchmarks.peers.in_agentpy import live_in_agentpy

    return live_in_agentpy(members(count, _SEED), _SEED, months)


_WAYS = (
    Way("ours, 20 thousand", ours, _SMALL, 240),
    Way("ours, 200 thousand", ours, _LARGE, 60),
    Way("numpy, 200 thousand", in_numpy, _LARGE, 12, "ratio_numpy"),
    Way("Mesa, 20 thousand", in_mesa, _SMALL, 12, "ratio_mesa_workload"),
    Way("AgentPy, 20 thousand", in_agentpy, _SMALL, 12, "ratio_agentpy_workload"),
)


def measured(ways: tuple[Way, ...]) -> dict[str, float]:
    """Return ns a member-month of each way without its start, all in turn, the best of each."""
    start = dict.fromkeys((way.name for way in ways), float("inf"))
    whole = dict(start)
    for _ in range(_ROUNDS):
        for way in ways:
            start[way.name] = min(start[way.name], _spent(way, 0))
            whole[way.name] = min(whole[way.name], _spent(way, way.months))
    return {
        way.name: (whole[way.name] - start[way.name]) * 1e9 / (way.size * way.months)
        for way in ways
    }


def _spent(way: Way, months: int) -> float:
    before = time.process_time()
    way.live(way.size, months)
    return time.process_time() - before


def main() -> None:
    """Print and keep the ratios."""
    shares = {way.name: way.live(way.size, 6) for way in _WAYS}  # compiles and imports, too
    if max(shares.values()) - min(shares.values()) > _AGREE:
        sys.exit(f"the frameworks do not live the same months: loyal shares {shares}")
    best = measured(_WAYS)
    for name, spent in best.items():
        sys.stdout.write(f"  {name:22} {spent:8.1f} ns a member-month\n")
    beside = {_SMALL: best["ours, 20 thousand"], _LARGE: best["ours, 200 thousand"]}
    figures = {way.ratio: best[way.name] / beside[way.size] for way in _WAYS if way.ratio}
    keep({"workload_ns": beside[_LARGE], **figures})


if __name__ == "__main__":
    main()

"""Every measure on a made-up register, month by month, and three beside peers doing the same.

Run: `python -m benchmarks.bench_measures [TENURES]` (a million if left out). The peers are in
`peers/measures.py`; networkx is asked for a few of the months, and its time multiplied. All
times are processor time of all threads, which a busy machine stretches less than that on the
wall. Compare ratios: seconds say as much of the machine. The figures are added to
out/bench.json.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import polars as pl

import benchmarks.peers.measures as peers
from benchmarks.results import keep
from benchmarks.synthetic_register import synthetic_register
from raspred.measures import MEASURES, measure
from raspred.measures.calendar import last_days

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raspred.register.register import Register

OFFICES = {"renewal": "committee.member", "fate": "committee.member"}
OF_SIMULATED_ONLY = ("seat-debt",)  # it reads a count that no made-up register has
ASKED_OF_NETWORKX = 4
PEERS: dict[str, tuple[str, Callable[[Register, Sequence[int]], list[int]], int]] = {
    "accumulation": ("value", peers.most_posts, 240),
    "electors-by-appointer": ("value", peers.most_electors, 240),
    "patronage-forest": ("below", peers.greatest_tree, ASKED_OF_NETWORKX),
}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds of the better of two runs, and what came of it."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        found = work()
        spent.append(time.process_time() - begun)
    return min(spent), found


def asked(register: Register, name: str) -> pl.DataFrame:
    """Return a measure month by month."""
    office = OFFICES.get(name, "head") if MEASURES[name].asks_office else None
    return measure(register, name, office=office, by="month")


def beside(register: Register, name: str, table: pl.DataFrame) -> float:
    """Return the seconds of a peer for all months, once its answers are the same."""
    column, peer, asked_of = PEERS[name]
    tenures = register.tenures
    first, last = tenures["start_earliest"].to_list(), tenures["start_latest"].to_list()
    days = last_days(min(first), max(last), "month")
    few = [int(day) for day in days[:: max(1, len(days) // asked_of)]]
    greatest = table.group_by(pl.col("date").cast(pl.Int32)).agg(pl.col(column).max())
    ours = dict(greatest.iter_rows())
    begun = time.process_time()
    theirs = peer(register, few)
    spent = time.process_time() - begun
    for day, answer in zip(few, theirs, strict=True):
        # The measure shows those with two posts or more, and no root without anybody below.
        if answer > 1 and ours.get(day) != answer:
            raise SystemExit(f"{name}: {ours.get(day)} on day {day}, the peer says {answer}")
    return spent * len(days) / len(few)


def main(tenures: int) -> None:
    """Print seconds and ratios, and keep them."""
    register = synthetic_register(tenures)
    seconds: dict[str, float] = {}
    ratios: dict[str, float] = {}
    sys.stdout.write(f"{len(register.tenures):,} tenures, every month of 20 years\n")
    for name in MEASURES:
        if name in OF_SIMULATED_ONLY:
            continue
        seconds[name], table = timed(lambda: asked(register, name))  # noqa: B023
        words = f"{name:24} {seconds[name]:8.3f} s"
        if name in PEERS:
            ratios[name] = beside(register, name, table) / seconds[name]
            words += f"{ratios[name]:10.1f} times as fast as the peer"
        sys.stdout.write(words + "\n")
    whole = sum(seconds.values())
    sys.stdout.write(f"{'all':24} {whole:8.3f} s\n")
    keep(
        {
            "measures_seconds": whole,
            "measures_ratio_polars": ratios["electors-by-appointer"],
            "measures_ratio_networkx": ratios["patronage-forest"],
            "measures": {"tenures": len(register.tenures), "seconds": seconds, "ratios": ratios},
        }
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

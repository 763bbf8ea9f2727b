"""Time every measure on a made-up register, beside a filter of all tenures per month.

Run: `python benchmarks/measures.py [TENURES]` (a million if left out). The naive peer does
by polars what the post debt of one month needs least: it filters all tenures that last on
the month's end and groups them by person. Ratios, not seconds, are what to compare.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import polars as pl
from synthetic_register import synthetic_register

from raspred.measures import MEASURES, measure
from raspred.measures.calendar import last_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.register.register import Register

OFFICES = {"renewal": "committee.member", "fate": "committee.member"}


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of the second of two runs."""
    work()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def month_by_month(register: Register) -> int:
    """Return how many people held a post at the month ends, by a filter for each."""
    first = int(register.tenures["start_earliest"].min())  # type: ignore[arg-type]
    last = int(register.tenures["start_latest"].max())  # type: ignore[arg-type]
    people = 0
    for day in last_days(first, last, "month"):
        lasting = register.tenures.filter(
            pl.col("start_latest") <= int(day), pl.col("end_earliest") > int(day)
        )
        people += len(lasting.group_by("person_id").agg(pl.len()))
    return people


def main(tenures: int) -> None:
    """Print seconds and ratios."""
    register = synthetic_register(tenures)
    naive = timed(lambda: month_by_month(register))
    print(f"{len(register.tenures):,} tenures; a filter for each month: {naive:.2f} s")  # noqa: T201
    total = 0.0
    for name, one in MEASURES.items():
        office = OFFICES.get(name, "head") if one.asks_office else None
        spent = timed(lambda: measure(register, name, office=office, by="month"))  # noqa: B023
        total += spent
        print(f"{name:24} {spent:8.3f} s   {naive / spent:8.1f} times as fast")  # noqa: T201
    print(f"{'all':24} {total:8.3f} s")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

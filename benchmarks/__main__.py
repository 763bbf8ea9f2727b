"""Run all benchmarks, one after another, and print one table: `python -m benchmarks`.

Each is a process of its own: one that fails is named at the end and takes no other along.
Figures are kept in out/bench.json as soon as they are measured; whoever is interrupted
keeps them. Exit code 0 = all were measured, 1 = some failed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import table
from benchmarks.results import file_of_results, known
from raspred.register.writing import whole_file

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUSE = Path(__file__).parents[1]
BENCHMARKS = (
    "bench_run",
    "bench_mesa",
    "bench_workload",
    "bench_growth",
    "bench_cold_start",
    "bench_scale_one",
    "bench_measures",
    "bench_studio",
)
TAKES_LARGE = ("bench_growth",)
PAGE = HOUSE / "docs" / "performance.md"
BEGIN, END = "<!-- made: figures -->", "<!-- end -->"


def run_all(names: Sequence[str], large: bool) -> list[str]:
    """Run these benchmarks; return the names of those that failed."""
    failed = []
    for number, name in enumerate(names, 1):
        begun = time.monotonic()
        sys.stdout.write(f"[{number}/{len(names)}] {name}\n")
        sys.stdout.flush()
        asked = ["--large"] if large and name in TAKES_LARGE else []
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}", *asked], cwd=HOUSE, check=False
        )
        minutes = (time.monotonic() - begun) / 60.0
        if done.returncode != 0:
            failed.append(name)
            sys.stdout.write(f"      {name} FAILED with exit code {done.returncode}\n")
        sys.stdout.write(f"      {minutes:.1f} minutes\n")
    return failed


def write_page(page: Path) -> None:
    """Put the table of what is kept between the marks of the page on performance."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    with whole_file(page) as growing:
        growing.write_text(f"{before}{BEGIN}\n{table(known())}{END}{after}", encoding="utf-8")


def main(given: Sequence[str] | None = None) -> int:
    """Run what is asked for, and print the table; return the exit code."""
    asking = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asking.add_argument("names", nargs="*", metavar="BENCHMARK", help="some of them only")
    asking.add_argument("--large", action="store_true", help="go to 100 million members")
    asking.add_argument("--table", action="store_true", help="show what is kept, measure nothing")
    asking.add_argument("--page", action="store_true", help="write that table into the docs")
    asked = asking.parse_args(given)
    if asked.page:
        write_page(PAGE)
    if asked.table or asked.page:
        sys.stdout.write(table(known()))
        return 0
    unknown = [name for name in asked.names if name not in BENCHMARKS]
    if unknown:
        asking.error(f"no benchmark is called {unknown[0]}: there are {', '.join(BENCHMARKS)}")
    try:
        failed = run_all(asked.names or BENCHMARKS, asked.large)
    except KeyboardInterrupt:
        failed = ["interrupted"]
    sys.stdout.write("\n" + table(known()) + f"\nkept in {file_of_results()}\n")
    if failed:
        sys.stdout.write(f"not measured anew: {', '.join(failed)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Live the controls on the same seeds and write docs/studies/controls-*.csv.

    python -m studies.controls [--runs 200] [--workers 2] [--out out/controls]

Without the section, with positions shuffled, another man in the office, the committee as
small as in 1922, a capacity of a quarter and of twice, and cards that say nothing: is it
the man or the machine, the placing or the enlargement? Interrupted, it goes on where it
stopped.
"""

from __future__ import annotations

import polars as pl

from raspred.experiments.arms import BASELINE
from raspred.experiments.beside import beside_the_record
from raspred.experiments.study import TABLE
from raspred.experiments.targets import FIT
from studies.living import CADRES, asked, compared, write

SAFEGUARDS = (
    "no-section",
    "fixed-committee@1922-04",
    "section-capacity=0.25@1922-04",
    "section-capacity=2@1922-04",
)
SWAPS = ("molotov@1922-04", "rykov@1922-04")
MECHANISMS = ("card-index",)


def main() -> None:
    """Live every control and write effects and how often each is captured."""
    given = asked(__doc__ or "", 200, "controls")
    found = compared(
        given, CADRES, safeguards=SAFEGUARDS, swaps=SWAPS, without=MECHANISMS, shuffled=True
    )
    write(found.effects, "controls-effects")
    write(found.prevention, "controls-captured")
    table = pl.read_parquet(given.out / TABLE)
    beside = beside_the_record(table.filter(pl.col("arm") == BASELINE.name), CADRES)
    write(beside.filter(pl.col("use") == FIT), "patterns-cut")


if __name__ == "__main__":
    main()

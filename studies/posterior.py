"""Learn from the record how sure it makes us of the fitted numbers; write docs/studies/fit*.csv.

    python -m studies.posterior [--runs 60] [--workers 2] [--out out/posterior]

What `raspred fit ussr-1920 --cadres 0.1 --scale 0.01` does, with 120 particles and four
generations. Written are each number's 95 % interval beside its range and its published
value, and the scores. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

import polars as pl

from raspred.experiments import factors_of
from raspred.experiments.arms import BASELINE
from raspred.scenario.catalog import load_scenario
from studies.living import SCENARIO, asked, fitted, write

PARTICLES, GENERATIONS = 120, 4


def main() -> None:
    """Fit, live what the posterior foretells, and write intervals and scores."""
    found = fitted(asked(__doc__ or "", 60, "posterior"), [BASELINE], PARTICLES, GENERATIONS)
    scenario = load_scenario(SCENARIO)
    rows = [
        (one.name, one.low, one.high, scenario.parameters[one.name].value)
        for one in factors_of(scenario)
    ]
    names = ("parameter", "prior_low", "prior_high", "published")
    table = pl.DataFrame(rows, schema=names, orient="row")
    intervals = found.intervals().drop("model")
    write(table.join(intervals, on="parameter", maintain_order="left"), "fit")
    write(found.scores, "fit-scores")


if __name__ == "__main__":
    main()

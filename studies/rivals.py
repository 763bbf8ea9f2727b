"""Live each rival explanation with the published numbers and write docs/studies/rivals.csv.

    python -m studies.rivals [--runs 24] [--workers 2] [--out out/rivals]

How near do the histories of each come to what was fitted, and to what was held back? No
fit: `raspred contest` gives each rival numbers of its own, and takes many times as long. On
a tenth of the posts, the same seeds for all. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

import polars as pl

from raspred.experiments.fitting import RIVALS, Aim
from raspred.experiments.fitting.predictive import foretold, scored
from raspred.experiments.targets import FIT, VALIDATION
from raspred.report.contest_page import score_figure
from studies.living import FINDINGS, SMALL, asked, cut_living, tell, tell_failures, write


def main() -> None:
    """Live every rival and write its scores."""
    given = asked(__doc__ or "", 24, "rivals")
    aims = {use: Aim.at(use, SMALL) for use in (VALIDATION, FIT)}
    told, failures = foretold(
        cut_living(SMALL),
        {rival.name: [rival] * given.runs for rival in RIVALS},
        aims,
        given.out,
        backend=given.backend,
        progress=tell,
    )
    tell_failures(failures)
    scores = scored(told, aims)
    write(scores, "rivals")
    for use in aims:
        figure = score_figure(scores.filter(pl.col("use") == use), use)
        figure.save(FINDINGS / "figures" / f"rivals-{use}.svg")


if __name__ == "__main__":
    main()

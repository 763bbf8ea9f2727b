"""Move the fitted numbers over their ranges one by one and write docs/studies/screening.csv.

    python -m studies.screening [--runs 20] [--workers 2] [--out out/screening]

Which of them do the findings hang on? Morris screening, `--runs` paths, the mean of four
seeds at each point, on a tenth of the posts. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from raspred.experiments import factors_of, sensitivity
from studies.living import SMALL, asked, cut_living, tell, tell_failures, write, write_figures

SEEDS = (0, 1, 2, 3)
FIGURES = ("loop-closed-year-mu_star", "sole-master-year-mu_star")


def main() -> None:
    """Live every point of every path and write what each number moves."""
    given = asked(__doc__ or "", 20, "screening")
    living = cut_living(SMALL)
    found = sensitivity(
        living,
        factors_of(living.scenario),
        SEEDS,
        given.out,
        method="morris",
        points=given.runs,
        backend=given.backend,
        progress=tell,
    )
    tell_failures(found.failures)
    found.save(given.out)
    write(found.indices, "screening")
    write_figures(given.out, FIGURES)


if __name__ == "__main__":
    main()

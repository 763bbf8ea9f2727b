"""Switch each mechanism off alone, on the same seeds, and write docs/studies/ablations.csv.

    python -m studies.ablations [--runs 100] [--workers 2] [--out out/ablations]

Lived on a tenth of the posts: seventeen arms are many. Interrupted, it goes on where it
stopped.
"""

from __future__ import annotations

from raspred.experiments.ablations import ablation_arms, ablations
from raspred.experiments.backends import Processes
from raspred.experiments.study import study
from studies.living import SMALL, asked, cut_living, say, tell, write


def main() -> None:
    """Live every arm and write what each mechanism does to what it is there for."""
    given = asked(__doc__ or "", 100, "ablations")
    lived = study(
        cut_living(SMALL),
        ablation_arms(),
        range(given.runs),
        given.out,
        backend=Processes(given.workers),
        progress=tell,
    )
    for failure in lived.failures:
        say(f"{failure.arm}, seed {failure.seed}: {failure.what}")
    write(ablations(lived.table), "ablations")


if __name__ == "__main__":
    main()

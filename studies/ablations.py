"""Switch each mechanism off alone, on the same seeds, and write docs/studies/ablations.csv.

    python -m studies.ablations [--runs 100] [--workers 2] [--out out/ablations]

Lived on a tenth of the posts: seventeen arms are many. Interrupted, it goes on where it
stopped.
"""

from __future__ import annotations

from raspred.experiments.ablations import ablation_arms, ablations
from studies.living import SMALL, asked, cut_living, lived, write


def main() -> None:
    """Live every arm and write what each mechanism does to what it is there for."""
    given = asked(__doc__ or "", 100, "ablations")
    table = lived(given, cut_living(SMALL), ablation_arms())
    write(ablations(table), "ablations")


if __name__ == "__main__":
    main()

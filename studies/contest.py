"""Weigh the rival explanations, each at its own best; write docs/studies/contest-*.csv.

    python -m studies.contest [--runs 40] [--workers 2] [--out out/contest]

What `raspred contest ussr-1920 --cadres 0.1 --scale 0.01` does: 60 particles and three
generations for all six together, and as many for each that dies out among the rest.
Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from raspred.experiments.fitting import RIVALS
from studies.living import asked, fitted, write

PARTICLES, GENERATIONS = 60, 3


def main() -> None:
    """Fit all rivals and write probabilities and scores."""
    found = fitted(asked(__doc__ or "", 40, "contest"), RIVALS, PARTICLES, GENERATIONS)
    write(found.models, "contest-models")
    write(found.scores, "contest-scores")


if __name__ == "__main__":
    main()

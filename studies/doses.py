"""Begin safeguards on one date after the other and write docs/studies/doses.csv.

    python -m studies.doses [--runs 40] [--workers 2] [--out out/doses]

How late is too late? On a tenth of the posts. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from raspred.experiments import compare
from raspred.experiments.backends import Processes
from raspred.scenario.catalog import load_scenario
from studies.living import SCALE, SCENARIO, SMALL, asked, say, tell, write, write_figures

DOSES = ("no-section", "three-signatures", "local-secret-elections")
FIGURES = ("dose-loop-closed-by-1934-12-31", "dose-sole-master-by-1934-12-31")


def main() -> None:
    """Live every safeguard from every date; write how often each is captured."""
    given = asked(__doc__ or "", 40, "doses")
    found = compare(
        load_scenario(SCENARIO),
        doses=DOSES,
        runs=given.runs,
        cadres=SMALL,
        scale=SCALE,
        folder=given.out,
        backend=Processes(given.workers),
        progress=tell,
    )
    for failure in found.failures:
        say(f"{failure.arm}, seed {failure.seed}: {failure.what}")
    found.save(given.out)
    write(found.doses, "doses")
    write_figures(given.out, FIGURES)


if __name__ == "__main__":
    main()

"""Live the bundled scenario whole on many seeds and write docs/studies/patterns*.csv.

    python -m studies.patterns [--runs 200] [--workers 2] [--out out/patterns]

Each pattern's spread beside the record. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from raspred.experiments.arms import BASELINE
from raspred.experiments.beside import beside_the_record
from raspred.experiments.living import ScenarioLiving
from raspred.scenario.catalog import load_scenario
from studies.living import SCENARIO, asked, lived, write


def main() -> None:
    """Live the seeds at full size and write the patterns beside the record."""
    given = asked(__doc__ or "", 200, "patterns")
    table = lived(given, ScenarioLiving(load_scenario(SCENARIO)), [BASELINE])
    write(beside_the_record(table), "patterns")


if __name__ == "__main__":
    main()

"""Live the security bargain without the section beside it and write docs/studies/bargain.csv.

    python -m studies.bargain [--runs 24] [--workers 2] [--out out/bargain]

With the section at work the bargain adds nothing that can be measured (studies.ablations).
What does it do where nobody is placed by the section? On a tenth of the posts, pairs of one
seed. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from raspred.experiments.arms import Arm
from raspred.experiments.comparing.effects import effects
from raspred.experiments.comparing.outcomes import Outcome
from studies.living import SMALL, asked, cut_living, lived, write

WITHOUT = Arm("no section, no bargain", ("no-section",), ("security-bargain",))
WITH = Arm("no section, the bargain", ("no-section",))
OUTCOMES = (
    Outcome("the Secretary's hold, mean", "number", "mean over months", "hold"),
    Outcome("sole master by 1934-12-31", "happened", "sole master, year", by=1935.0),
    Outcome("sole master, year", "year", "sole master, year", by=1939.25),
    Outcome("changes of holder", "number", "changes of holder after April 1922"),
)


def main() -> None:
    """Live both arms and write what the bargain changes."""
    given = asked(__doc__ or "", 24, "bargain")
    table = lived(given, cut_living(SMALL), (WITHOUT, WITH))
    write(effects(table, WITHOUT.name, [WITH.name], OUTCOMES), "bargain")


if __name__ == "__main__":
    main()

"""Begin safeguards on one date after the other and write docs/studies/doses.csv.

    python -m studies.doses [--runs 40] [--workers 2] [--out out/doses]

How late is too late? On a tenth of the posts. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from studies.living import SMALL, asked, compared, write, write_figures

DOSES = ("no-section", "three-signatures", "local-secret-elections")
FIGURES = ("dose-loop-closed-by-1934-12-31", "dose-sole-master-by-1934-12-31")


def main() -> None:
    """Live every safeguard from every date; write how often each is captured."""
    given = asked(__doc__ or "", 40, "doses")
    found = compared(given, SMALL, doses=DOSES)
    write(found.doses, "doses")
    write_figures(given.out, FIGURES)


if __name__ == "__main__":
    main()

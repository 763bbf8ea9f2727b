"""Live three safeguards on the same seeds and write docs/studies/safeguards-*.csv.

    python -m studies.safeguards [--runs 200] [--workers 2] [--out out/safeguards]

No section at all, every order signed by three, local elections in secret: what would have
stopped it? The same histories as those of `raspred compare ussr-1920` with these safeguards, at
full size: half an hour on two processors. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations

from studies.living import asked, compared, write, write_figures

SAFEGUARDS = ("no-section", "three-signatures", "local-secret-elections")
FIGURES = ("captured-loop-closed-by-1934-12-31", "captured-sole-master-by-1934-12-31")


def main() -> None:
    """Live every safeguard; write effects, how often each is captured, and the figures."""
    given = asked(__doc__ or "", 200, "safeguards")
    found = compared(given, 1.0, safeguards=SAFEGUARDS)
    write(found.effects, "safeguards-effects")
    write(found.prevention, "safeguards-captured")
    write_figures(given.out, FIGURES)


if __name__ == "__main__":
    main()

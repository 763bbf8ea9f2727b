"""Write `docs/safeguards.md` from the safeguards themselves, so that it cannot lag behind.

python tests/house/safeguards_page.py      # after a change of a safeguard
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from raspred.scenario.safeguards import SAFEGUARDS

if TYPE_CHECKING:
    from raspred.scenario.safeguards import Safeguard

PAGE = Path(__file__).resolve().parents[2] / "docs" / "safeguards.md"

HEAD = """\
# Safeguards

<!-- Made by tests/house/safeguards_page.py from scenario/known_safeguards.toml. -->

A safeguard is an institutional rule that the party did not have, or did not keep. Take one
into a run from a date on, and compare the history with the one of the same seed without it:
every draw is a function of its cause, month and subject, so up to that date the two are the
same, and after it they differ only through the safeguard.

```sh
raspred run --safeguard no-section --safeguard three-signatures@1923-04
raspred run --safeguard swap=rykov@1922-04 --safeguard section-capacity=0.25
```

The spelling is NAME[=VALUE][@DATE]. In Python, `raspred.with_safeguards(scenario, [...])`
takes the same texts; in a scenario file each is a table:

```toml
[[safeguards]]
name = "swap"
value = "rykov"
start = "1922-04-03"
```

A safeguard with a value may stand several times, each value from its date on. A date before
the first month means the first month; without a date the one in the table holds. The rule
is in force in the whole month of its date. Where a source says "(recalled)" the work was not
opened for this table.

| safeguard | rule | what it changes | in force from | proposer or source |
|---|---|---|---|---|
"""

TAIL = """
How each acts is told in the text at the head of the steps it touches
(`src/raspred/simulation/steps/`). What they leave alone: seats in committee, Politburo and
Orgburo are no offices for `no-accumulation`; `consent-of-the-moved` asks cadres, not the rank
and file who are mobilised; a plenum is called where a term of `rotating-secretaryship` ends;
the office that `remove-the-secretary` empties is filled at the next congress or plenum.
"""


def page() -> str:
    """Return the page: one row a safeguard."""
    return HEAD + "\n".join(map(row, SAFEGUARDS.values())) + "\n" + TAIL


def row(one: Safeguard) -> str:
    """Return the line of one safeguard."""
    changes = one.changes + bounds(one)
    return f"| `{one.spelling}` | {one.about} | {changes} | {one.start} | {one.source} |"


def bounds(one: Safeguard) -> str:
    """Return what its value may be, in words."""
    takes = one.takes
    if takes is None or takes.kind == "person":
        return ""
    default = "" if takes.default is None else f", {takes.default:g} where none is given"
    return f"; {takes.name} from {takes.low:g} to {takes.high:g}{default}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")

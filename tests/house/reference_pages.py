"""Write the reference pages that repeat the code: measures, mechanisms, tables of a register.

python tests/house/reference_pages.py      # after a change of a measure, mechanism or table
"""

from __future__ import annotations

import inspect
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from raspred.experiments.ablations import CLAIMS
from raspred.measures import MEASURES
from raspred.register.tables import TABLES
from raspred.simulation.mechanisms import MECHANISMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from raspred.measures.registry import Measure
    from raspred.register.tables import Table

DOCS = Path(__file__).resolve().parents[2] / "docs"
MADE = "<!-- Made by tests/house/reference_pages.py; change the code instead. -->\n"
PARTS = ("Question", "Reads", "Range", "Known", "Source")
"""What the docstring of a measure says, in this order."""
_PART = re.compile(rf"^({'|'.join(PARTS)}): ", re.MULTILINE)


def table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table; `head` names its columns, divided by bars."""
    names = head.split("|")
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def parts_of(measure: Measure) -> dict[str, str]:
    """Return what the docstring of a measure says under each of `PARTS`."""
    text = inspect.cleandoc(measure.run.__doc__ or "")
    found = _PART.split(text.partition("\n\nReturns:")[0])[1:]
    return {
        name: " ".join(words.split()) for name, words in zip(found[::2], found[1::2], strict=True)
    }


def measures() -> str:
    """Return the page of measures."""
    head = (
        "Every measure takes a register, read or simulated, and gives a table, a row a reading: "
        "`value`, and `low` and `high`, between which it lies whatever the uncertain dates and "
        "unknown appointers turn out to be. `raspred measure FOLDER NAME --office ID --on DATE` "
        "asks on a day, `--by month` or `--by year` over the life of the office. `History.measure` "
        "does the same in Python. The answers under *Known* stand in `tests/known/`."
    )
    return _page("Measures", head, "\n".join(map(_measure, MEASURES.values())))


def _measure(measure: Measure) -> str:
    told = "".join(f"- **{name}.** {words}\n" for name, words in parts_of(measure).items())
    options = table(
        "option|", ((f"`{name}`", option.about) for name, option in measure.options.items())
    )
    asked = "" if measure.asks_office else "Needs no `--office`.\n\n"
    return f"## {measure.name}\n\n{measure.about}\n\n{asked}{told}" + (
        f"\n{options}" if measure.options else ""
    )


def mechanisms() -> str:
    """Return the page of mechanisms."""
    head = (
        "A mechanism is one step of the simulated month. They run in this order, and "
        "`--without NAME` leaves one out. What it does in detail, with its formulas, stands in "
        "[the model](model.md#7-submodels); whether it does what it is there for was tried by "
        "leaving it out, and stands in [the findings](findings.md)."
    )
    claims = {claim.mechanism: claim for claim in CLAIMS}
    rows = (
        (
            f"`{one.name}`",
            one.about,
            f"{claims[one.name].direction} {claims[one.name].words}",
            one.source,
        )
        for one in MECHANISMS
        if one in MECHANISMS
    )
    body = table("mechanism|what happens|what it is there for|rests on", rows)
    return _page("Mechanisms", head, body)


def tables() -> str:
    """Return the page of a register's tables and columns."""
    head = (
        "A register is a folder with one file a table, CSV where people keep it and Parquet where "
        "a simulation wrote it, and beside them `datapackage.json`, which says this page to "
        "programs (a Frictionless data package), and `provenance.json`, which says where it is "
        "from. A table without rows may be missing. Dates are texts in EDTF: `1923`, `1923-04~`, "
        "`[1922..1924]`, `..` for an end that has not come; a span holds its first day and not "
        "its end. [How far a date reaches](decisions/0009-how-far-a-date-reaches.md) and "
        "[why it is so on disk](decisions/0010-the-register-on-disk.md) are told elsewhere."
    )
    return _page("The register's tables", head, "\n".join(map(_table, TABLES)))


def _table(one: Table) -> str:
    columns = "".join(_columns(one))
    return f"## {one.name}\n\n{_sentence(one.about)}\n\n| column | | |\n|---|---|---|\n{columns}"


def _columns(one: Table) -> Iterator[str]:
    for column in one.columns:
        kind = column.kind.value + (", required" if column.required else "")
        words = f": {', '.join(column.words)}" if column.words else ""
        points = f" (of `{column.refers_to}`)" if column.refers_to else ""
        yield f"| `{column.name}` | {kind} | {column.about}{points}{words} |\n"


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _page(title: str, head: str, body: str) -> str:
    return f"# {title}\n\n{MADE}\n{textwrap.fill(head, 100, break_on_hyphens=False)}\n\n{body}"


MAKERS: dict[str, Callable[[], str]] = {
    "measures.md": measures,
    "mechanisms.md": mechanisms,
    "register.md": tables,
}

if __name__ == "__main__":
    for name, maker in MAKERS.items():
        (DOCS / name).write_text(maker(), encoding="utf-8", newline="\n")

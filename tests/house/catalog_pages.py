"""Write the lists of what there is into the pages on scenarios and on files.

python tests/house/catalog_pages.py      # after a change of a scenario, source or format

What stands between `<!-- made: NAME -->` and `<!-- end -->` is made here; the rest of the
pages is written by hand.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from raspred.register.formats.catalog import FORMATS
from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.scenario.tables import TABLES
from raspred.sources import SOURCES
from tests.house.reference_pages import DOCS, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.scenario.tables import ScenarioTable

PAGES = ("scenarios.md", "formats.md")
MADE = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def page(text: str) -> str:
    """Return a page with its made parts made anew."""
    return MADE.sub(lambda part: f"{part[1]}{MAKERS[part[2]]()}{part[3]}", text)


def scenarios() -> str:
    """Return the bundled scenarios."""
    found = map(load_scenario, scenario_names())
    return table(
        "name|what|first month|last month",
        ((f"`{one.scenario_id}`", one.title, one.start, one.end) for one in found),
    )


def tables() -> str:
    """Return every table of a scenario, with the rows that the bundled one has of it."""
    bundled = load_scenario("ussr-1920")
    return table(
        "table|a row|key|other columns, in brackets what may be left out|rows in `ussr-1920`",
        (
            (
                f"`{one.name}`",
                inspect.cleandoc(one.part.__doc__ or "").partition("\n\n")[0].replace("\n", " "),
                ", ".join(f"`{name}`" for name in one.key),
                _columns(one),
                f"{len(getattr(bundled, one.name)):,}",
            )
            for one in TABLES.values()
        ),
    )


def _columns(one: ScenarioTable) -> str:
    return ", ".join(
        f"`{name}`" if field.is_required() else f"[`{name}`]"
        for name, field in one.part.model_fields.items()
        if name not in one.key
    )


def sources() -> str:
    """Return everything that can be read."""
    return table("source|what", ((f"`{name}`", one.about) for name, one in SOURCES.items()))


def formats() -> str:
    """Return everything that can be written."""
    return table(
        "format|what|file",
        (
            (f"`{name}`", one.about, f"`{one.ending}`" if one.ending else "a folder")
            for name, one in FORMATS.items()
        ),
    )


MAKERS: dict[str, Callable[[], str]] = {
    "scenarios": scenarios,
    "tables": tables,
    "sources": sources,
    "formats": formats,
}

if __name__ == "__main__":
    for name in PAGES:
        path = DOCS / name
        path.write_text(page(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

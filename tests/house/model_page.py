"""Write the parts of `docs/model.md` that repeat the code and the scenario's data.

python tests/house/model_page.py        # after a change of a parameter, column, step or cause

What stands between `<!-- made: NAME -->` and `<!-- end -->` is made here; the rest of the
page is written by hand.
"""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from raspred.chance import Cause
from raspred.simulation import codes, tally, world
from raspred.simulation.mechanisms import MECHANISMS
from raspred.simulation.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).resolve().parents[2]
PAGE = HOUSE / "docs" / "model.md"
ROOM = HOUSE / "src" / "raspred" / "simulation"
PARAMETERS = HOUSE / "src/raspred/scenario/catalog/ussr-1920/parameters.toml"
SAFEGUARDS = HOUSE / "src/raspred/scenario/known_safeguards.toml"
MADE = re.compile(r"(<!-- made: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
STATE = ("people", "minds", "ties", "cards", "posts", "regions", "places", "committees",
         "notables", "calendar")  # fmt: skip
NO_RULES = (
    "ballots",
    "binding",
    "codes",
    "explaining",
    "month",
    "recording",
    "rules",
    "run",
    "summary",
    "tally",
    "world",
)
NO_COMMENT = re.compile(r"type: ignore(\[[^\]]*\])?(\s*#)?\s*")
NUMBER = re.compile(r"^-?\d[\d_]*(\.\d+)?$")


def page(text: str) -> str:
    """Return the page with its made parts made anew."""
    return MADE.sub(lambda part: f"{part[1]}{MAKERS[part[2]]()}{part[3]}", text)


def table(head: str, rows: Iterator[tuple[object, ...]]) -> str:
    """Return a Markdown table; `head` names its columns, divided by bars."""
    names = head.split("|")
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def steps() -> str:
    """Return the order of a month."""
    rows = ((n, f"`{step.name}`", step.about, step.source) for n, step in enumerate(MECHANISMS, 1))
    return table("|step|what happens|rests on", iter(rows))


def parameters() -> str:
    """Return every parameter with its range, in the order in which kernels know them."""
    given = tomllib.loads(PARAMETERS.read_text(encoding="utf-8"))
    names = [name for name in Numbers._fields if name in given]
    rows = (
        (
            f"`{name}`" + (" *" if given[name].get("free") else ""),
            given[name]["value"],
            f"{given[name]['low']} to {given[name]['high']}",
            given[name]["unit"],
            given[name]["about"],
            given[name]["source"],
        )
        for name in names
    )
    return table("name|value|range|unit|what it is|source", iter(rows))


def causes() -> str:
    """Return every cause of draws and the files that draw by it."""
    used: dict[str, list[str]] = {cause.name: [] for cause in Cause}
    for path in sorted(ROOM.rglob("*.py")):
        for name in used:
            if re.search(rf"\bCause\.{name}\b", path.read_text(encoding="utf-8")):
                used[name].append(path.relative_to(ROOM).with_suffix("").as_posix())
    rows = (
        (cause.value, f"`{cause.name}`", ", ".join(used[cause.name]) or "reserved")
        for cause in Cause
    )
    return table("|cause|drawn in", iter(rows))


def state() -> str:
    """Return every column of the state, with its type and what `world.py` says of it."""
    return table("group|column|type|what it holds", _columns())


def _columns() -> Iterator[tuple[object, ...]]:
    lines = inspect.getsource(world).splitlines()
    groups = {node.name: node for node in ast.walk(_tree()) if isinstance(node, ast.ClassDef)}
    for group in STATE:
        for field in groups[group.capitalize()].body:
            if isinstance(field, ast.AnnAssign):
                _, _, comment = lines[field.lineno - 1].partition("#")
                said = NO_COMMENT.sub("", comment.strip()).replace("|", "/")
                yield group, f"`{ast.unparse(field.target)}`", ast.unparse(field.annotation), said


def _tree() -> ast.Module:
    return ast.parse(inspect.getsource(world))


def constants() -> str:
    """Return the numbers that stand in the code and not in the scenario, file by file."""
    return table("file|constant|value", _constants())


def _constants() -> Iterator[tuple[object, ...]]:
    for path in sorted(ROOM.rglob("*.py")):
        where = path.relative_to(ROOM).with_suffix("").as_posix()
        if where.partition("/")[0] in NO_RULES:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                value = ast.unparse(node.value)
                if node.targets[0].id.isupper() and NUMBER.match(value):
                    yield where, f"`{node.targets[0].id}`", value


def words() -> str:
    """Return the closed lists that state and orders are written in."""
    lists: dict[str, Any] = {
        "channels": codes.CHANNELS,
        "kinds of orders": codes.ORDER_KINDS,
        "reasons of orders": codes.REASONS,
        "entries on cards": codes.ENTRY_KINDS,
        "authors of entries": codes.ENTRY_AUTHORS,
        "elective seats": codes.SEATS,
        "structures": codes.STRUCTURES,
        "levels": codes.LEVELS,
        "monthly series": tally.SERIES,
    }
    return table("list|words", ((name, "; ".join(all_)) for name, all_ in lists.items()))


def safeguards() -> str:
    """Return every safeguard with what it changes, its proposer and its usual date."""
    known = tomllib.loads(SAFEGUARDS.read_text(encoding="utf-8"))
    rows = (
        (f"`{name}`", one["changes"], one["source"], one["start"]) for name, one in known.items()
    )
    return table("name|changes|source|from", iter(rows))


MAKERS = {
    "safeguards": safeguards,
    "steps": steps,
    "parameters": parameters,
    "causes": causes,
    "state": state,
    "constants": constants,
    "words": words,
}

if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

"""Reading the tables that stand beside a scenario as CSV."""

from __future__ import annotations

import csv
from collections import Counter
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from raspred.errors import Problem, nearest
from raspred.scenario.draft import Origin, Row
from raspred.scenario.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raspred.scenario.draft import Draft
    from raspred.scenario.tables import ScenarioTable


def take_csv(draft: Draft, path: Path) -> None:
    """Read one CSV file, named after its table, into a draft."""
    name = path.stem
    if name not in TABLES:
        problem = Problem(str(path), f"no table is called {name!r}", nearest(name, TABLES))
        draft.problems.append(problem)
        return
    if name in draft.tables:
        what = f"the table {name} stands here and in scenario.toml"
        draft.problems.append(Problem(str(path), what, "Keep one of the two."))
        return
    draft.tables[name] = []
    try:
        draft.tables[name] = _rows(draft, TABLES[name], path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        remedy = "The file must be readable, UTF-8 and comma-separated."
        draft.problems.append(Problem(str(path), f"cannot be read: {error}", remedy))
        draft.torn = True


def _rows(draft: Draft, table: ScenarioTable, path: Path) -> list[Row]:
    """Return the rows of a CSV table; an empty cell is an absent value."""
    fields = table.part.model_fields
    readers = {name: _cell_reader(info.annotation) for name, info in fields.items()}
    rows: list[Row] = []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = csv.reader(stream, strict=True)
        columns = next(lines, [])
        _check_columns(draft, table, columns, path)
        for cells in lines:
            origin = Origin(str(path), f"line {lines.line_num}")
            if len(cells) == len(columns):
                values = {
                    column: readers[column](cell)
                    for column, cell in zip(columns, cells, strict=True)
                    if cell != "" and column in readers
                }
                rows.append(Row(values, origin))
            elif cells:
                what = f"{len(cells)} cells, expected {len(columns)}"
                remedy = "Quote cells that contain commas."
                draft.problems.append(Problem(origin.at(), what, remedy))
    return rows


def _check_columns(draft: Draft, table: ScenarioTable, columns: list[str], path: Path) -> None:
    """Note columns that the table does not have, or that stand twice."""
    where = Origin(str(path), "line 1").at()
    if not columns:
        remedy = f"Begin with the columns: {','.join(table.part.model_fields)}."
        draft.problems.append(Problem(where, "the header is missing", remedy))
        draft.torn = True
    for column, times in Counter(columns).items():
        if column not in table.part.model_fields:
            what = f"unknown column {column!r}"
            remedy = nearest(column, table.part.model_fields)
            draft.problems.append(Problem(where, what, remedy))
        if times > 1:
            what = f"the column {column!r} stands {times} times"
            draft.problems.append(Problem(where, what, "Keep one of them."))


def _cell_reader(annotation: Any) -> Callable[[str], Any]:
    """Return what turns a cell's text into a value of the field's kind, where it can.

    A cell that cannot be turned stays text, and `loading` then says what was expected.
    """
    kinds = {annotation}
    if get_origin(annotation) in (Union, UnionType):
        kinds = set(get_args(annotation))
    if float in kinds:
        return _number
    if int in kinds:
        return _whole_number
    if bool in kinds:
        return _truth
    return str


def _number(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell


def _whole_number(cell: str) -> int | str:
    try:
        return int(cell)
    except ValueError:
        return cell


def _truth(cell: str) -> bool | str:
    return {"true": True, "false": False}.get(cell, cell)

"""Reading the files of a scenario into a draft: raw values that remember where they stand.

Nothing is judged here beyond what stops a file from being read at all; `loading` does
the judging, and needs the places kept here to say where a mistake is.
"""

from __future__ import annotations

import csv
import datetime
import json
import tomllib
from dataclasses import dataclass, field
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from raspred.errors import Problem, nearest
from raspred.scenario.tables import SETTINGS, TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.scenario.tables import ScenarioTable

MERGING_KEYS = ("base", "replace", "remove")
"""Keys of a file that say how it changes another scenario; no part of the scenario."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: a file and the place in it."""

    file: str
    place: str = ""

    def at(self, name: str = "") -> str:
        """Return the place in words, down to the key or column `name`."""
        return ", ".join(part for part in (self.file, self.place, name) if part)


@dataclass(slots=True)
class Row:
    """One row of a table: its values as written and where they were written.

    `changed` holds the origins of the values that a later layer put in.
    """

    values: dict[str, Any]
    origin: Origin
    changed: dict[str, Origin] = field(default_factory=dict)

    def where(self, name: str = "") -> str:
        """Return where the value `name` of this row was written."""
        return self.changed.get(name, self.origin).at(name)


@dataclass(slots=True)
class Draft:
    """A scenario as written, before any value is judged."""

    settings: Row
    tables: dict[str, list[Row]] = field(default_factory=dict)
    parameters: dict[str, Row] = field(default_factory=dict)
    merging: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_draft(path: Path) -> Draft:
    """Read one scenario file, or a folder with `scenario.toml` and tables beside it.

    Args:
        path: A folder, a `.toml` file or a resolved `.json` file; it must exist.
    """
    if path.is_dir():
        return _read_folder(path)
    draft = Draft(Row({}, Origin(str(path))))
    _take_document(draft, _document(draft, path), path)
    return draft


def _read_folder(folder: Path) -> Draft:
    main = folder / "scenario.toml"
    draft = Draft(Row({}, Origin(str(main))))
    parameters = folder / "parameters.toml"
    if parameters.is_file():
        _take_parameters(draft, _document(draft, parameters), parameters, prefix="")
    _take_document(draft, _document(draft, main), main)
    for file in sorted(folder.glob("*.csv")):
        _take_csv(draft, file)
    return draft


def _document(draft: Draft, path: Path) -> dict[str, Any]:
    """Return the content of a TOML or JSON file, or note why it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        remedy = "The file must exist, be readable and be UTF-8 text."
        draft.problems.append(Problem(str(path), f"cannot be read: {error}", remedy))
        return {}
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        form = "JSON" if path.suffix == ".json" else "TOML"
        what = f"is no valid {form}: {error}"
        draft.problems.append(Problem(str(path), what, "Mend the syntax at that place."))
        return {}
    if not isinstance(content, dict):
        draft.problems.append(Problem(str(path), "holds no table of keys", "See the schema."))
        return {}
    return {key: _plain(value) for key, value in content.items()}


def _plain(value: Any) -> Any:
    """Return a TOML value with its native dates written as text."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _take_document(draft: Draft, content: dict[str, Any], path: Path) -> None:
    """Sort the keys of a scenario file into settings, tables, parameters and merging."""
    for key, value in content.items():
        if key in MERGING_KEYS:
            draft.merging[key] = value
        elif key in SETTINGS:
            draft.settings.values[key] = value
        elif key == "parameters":
            _take_parameters(draft, value, path, prefix="parameters.")
        elif key in TABLES:
            _take_entries(draft, key, value, path)
        else:
            known = (*SETTINGS, *TABLES, "parameters", *MERGING_KEYS)
            problem = Problem(str(path), f"unknown key {key!r}", nearest(key, known))
            draft.problems.append(problem)


def _take_parameters(draft: Draft, content: Any, path: Path, prefix: str) -> None:
    if not isinstance(content, dict):
        remedy = "Write each parameter as a table: [parameters.name]."
        what = f"parameters is {content!r}, expected tables"
        draft.problems.append(Problem(str(path), what, remedy))
        return
    for name, values in content.items():
        origin = Origin(str(path), f"{prefix}{name}")
        if not isinstance(values, dict):
            what = f"is {values!r}, expected a table with a value"
            remedy = f"Write [{prefix}{name}] and under it value = {values!r}."
            draft.problems.append(Problem(origin.at(), what, remedy))
        elif name in draft.parameters:
            draft.parameters[name].values.update(values)
            draft.parameters[name].changed.update(dict.fromkeys(values, origin))
        else:
            draft.parameters[name] = Row(dict(values), origin)


def _take_entries(draft: Draft, name: str, entries: Any, path: Path) -> None:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        what = f"{name} is no list of tables"
        remedy = f"Write each row under its own [[{name}]]."
        draft.problems.append(Problem(str(path), what, remedy))
        return
    rows = draft.tables.setdefault(name, [])
    for number, entry in enumerate(entries, start=1):
        rows.append(Row(entry, Origin(str(path), f"[[{name}]] no. {number}")))


def _take_csv(draft: Draft, path: Path) -> None:
    name = path.stem
    if name not in TABLES:
        problem = Problem(str(path), f"no table is called {name!r}", nearest(name, TABLES))
        draft.problems.append(problem)
        return
    if name in draft.tables:
        what = f"the table {name} stands here and in scenario.toml"
        draft.problems.append(Problem(str(path), what, "Keep one of the two."))
        return
    try:
        draft.tables[name] = _csv_rows(draft, TABLES[name], path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        remedy = "The file must be readable, UTF-8 and comma-separated."
        draft.problems.append(Problem(str(path), f"cannot be read: {error}", remedy))


def _csv_rows(draft: Draft, table: ScenarioTable, path: Path) -> list[Row]:
    """Read a CSV table; an empty cell is an absent value."""
    readers = {name: _cell_reader(info.annotation) for name, info in table.part.model_fields.items()}
    rows: list[Row] = []
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream, strict=True)
        columns = next(lines, [])
        _check_columns(draft, table, columns, path)
        for cells in lines:
            origin = Origin(str(path), f"line {lines.line_num}")
            if len(cells) != len(columns):
                what = f"{len(cells)} cells, expected {len(columns)}"
                remedy = "Quote cells that contain commas."
                draft.problems.append(Problem(origin.at(), what, remedy))
                continue
            values = {
                column: readers[column](cell)
                for column, cell in zip(columns, cells, strict=True)
                if cell != "" and column in readers
            }
            rows.append(Row(values, origin))
    return rows


def _check_columns(draft: Draft, table: ScenarioTable, columns: list[str], path: Path) -> None:
    known = table.part.model_fields
    origin = Origin(str(path), "line 1")
    for column in columns:
        if column not in known:
            what = f"unknown column {column!r}"
            draft.problems.append(Problem(origin.at(), what, nearest(column, known)))


def _cell_reader(annotation: Any) -> Any:
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

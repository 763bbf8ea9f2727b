"""Reading the files of a scenario into a draft: raw values that remember where they stand.

Nothing is judged here beyond what stops a file from being read at all; `loading` does
the judging, and needs the places kept here to say where a mistake is.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, nearest
from raspred.scenario.csv_tables import take_csv
from raspred.scenario.draft import Draft, Origin, Row
from raspred.scenario.tables import SETTINGS, TABLES

if TYPE_CHECKING:
    from pathlib import Path

MERGING_KEYS = ("base", "replace", "remove")
"""Keys of a file that say how it changes another scenario; no part of the scenario."""


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
        take_csv(draft, file)
    return draft


def _document(draft: Draft, path: Path) -> dict[str, Any]:
    """Return the content of a TOML or JSON file, or note why it cannot be read."""
    form, load = ("JSON", json.loads) if path.suffix == ".json" else ("TOML", tomllib.loads)
    try:
        content = load(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        what, remedy = f"is no valid {form}: {error}", "Mend the syntax at that place."
    except (OSError, UnicodeDecodeError) as error:
        what, remedy = f"cannot be read: {error}", "The file must be readable and UTF-8."
    else:
        if isinstance(content, dict):
            return {key: _plain(value) for key, value in content.items()}
        what, remedy = "holds no table of keys", "Write the keys of a scenario."
    draft.problems.append(Problem(str(path), what, remedy))
    draft.torn = True
    return {}


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

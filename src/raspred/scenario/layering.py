"""One scenario laid over another: `base = "ussr-1920"` and only what differs.

A file with a `base` inherits everything from it. Its settings, parameters and rows are
laid over the base's: a row with the key of an inherited row changes the values it gives
and keeps the others, any other row is added. `[[remove.TABLE]]` takes away the rows that
agree with all the values given; `replace = ["TABLE"]` drops the inherited rows first.
Each value remembers the file that gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, ScenarioError, nearest
from raspred.scenario.draft import Change, Draft, Row
from raspred.scenario.finding import find
from raspred.scenario.reading import read_draft
from raspred.scenario.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path


def read_layers(path: Path) -> Draft:
    """Read a scenario with all it is based on, merged into one draft.

    Args:
        path: As `raspred.scenario.finding.find` returns it.
    """
    return _read_layers(path, above=())


def _read_layers(path: Path, above: tuple[Path, ...]) -> Draft:
    draft = read_draft(path)
    if "base" not in draft.merging:
        _refuse_merging_keys(draft)
        return draft
    base = _find_base(draft, path, above)
    if base is None:
        draft.torn = True
        return draft
    return lay_over(_read_layers(base, (*above, path)), draft)


def _find_base(draft: Draft, path: Path, above: tuple[Path, ...]) -> Path | None:
    """Return where the base of a draft is, or note why there is none."""
    base, where = draft.merging["base"], draft.settings.where("base")
    if not isinstance(base, str):
        remedy = "Give the name of a scenario or a path in quotes."
        draft.problems.append(Problem(where, f"is {base!r}, expected text", remedy))
        return None
    try:
        found = find(base, beside=path if path.is_dir() else path.parent)
    except ScenarioError as error:
        draft.problems += [
            Problem(where, f"{p.where!r}: {p.what}", p.remedy) for p in error.problems
        ]
        return None
    if found.resolve() in {seen.resolve() for seen in (*above, path)}:
        remedy = "Break the circle: one of the scenarios must stand alone."
        draft.problems.append(Problem(where, f"{base!r} is based on this scenario itself", remedy))
        return None
    return found


def _refuse_merging_keys(draft: Draft) -> None:
    for key in draft.merging:
        what = f"{key!r} changes a base, and this scenario has none"
        remedy = 'Name one, base = "ussr-1920", or take the key out.'
        draft.problems.append(Problem(draft.settings.where(key), what, remedy))


def lay_over(base: Draft, upper: Draft) -> Draft:
    """Return the draft that `upper` makes of `base`; the values of `upper` win."""
    merged = Draft(
        settings=_settings_over(base.settings, upper.settings, base.changes),
        tables={name: list(rows) for name, rows in base.tables.items()},
        parameters=dict(base.parameters),
        problems=[*base.problems, *upper.problems],
        torn=base.torn or upper.torn,
        changes=base.changes,
    )
    _ask_for_an_id(merged, upper)
    _replace(merged, upper)
    _remove(merged, upper)
    for name, rows in upper.tables.items():
        merged.tables[name] = _rows_over(merged, name, rows)
    for name, row in upper.parameters.items():
        subject = f"parameters.{name}"
        if name in merged.parameters:
            below = merged.parameters[name]
            merged.parameters[name] = _row_over(below, row, subject, merged.changes)
        else:
            merged.changes.append(Change(subject, "", None, row.values, row.origin))
            merged.parameters[name] = row
    return merged


def _ask_for_an_id(merged: Draft, upper: Draft) -> None:
    if "scenario_id" not in upper.settings.values:
        where = upper.settings.where("scenario_id")
        inherited = merged.settings.values.get("scenario_id")
        remedy = f"Give it one, or its runs pass for runs of {inherited!r}."
        merged.problems.append(Problem(where, "a scenario with a base needs its own", remedy))


def _settings_over(lower: Row, upper: Row, changes: list[Change]) -> Row:
    """Lay settings over settings: what neither layer gives is missing from the upper file."""
    row = _row_over(lower, upper, "", changes)
    inherited = {name: lower.origin for name in lower.values if name not in upper.values}
    return Row(row.values, upper.origin, {**inherited, **row.changed})


def _row_over(lower: Row, upper: Row, subject: str, changes: list[Change]) -> Row:
    values = dict(lower.values)
    for name, value in upper.values.items():
        before = values.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            values[name] = {**before, **value}
        else:
            values[name] = value
        if values[name] != before:
            changes.append(Change(subject, name, before, values[name], upper.origin))
    changed = {**lower.changed, **dict.fromkeys(upper.values, upper.origin), **upper.changed}
    return Row(values, lower.origin, changed)


def _rows_over(merged: Draft, name: str, upper: list[Row]) -> list[Row]:
    """Lay rows over rows by their key; two upper rows of one key stay two, to be reported."""
    key = TABLES[name].key
    rows = list(merged.tables.get(name, []))
    places = {_key_of(row, key): number for number, row in enumerate(rows)}
    for row in upper:
        number = places.pop(_key_of(row, key), None)
        subject = _subject(name, row)
        if number is None:
            rows.append(row)
            merged.changes.append(Change(subject, "", None, row.values, row.origin))
        else:
            rows[number] = _row_over(rows[number], row, subject, merged.changes)
    return rows


def _key_of(row: Row, key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(repr(row.values.get(name)) for name in key)


def _subject(table: str, row: Row) -> str:
    return " ".join([table, *(str(row.values.get(name, "")) for name in TABLES[table].key)])


def _replace(merged: Draft, upper: Draft) -> None:
    names = upper.merging.get("replace", [])
    where = upper.settings.where("replace")
    if not isinstance(names, list):
        what = f"is {names!r}, expected a list of tables"
        merged.problems.append(Problem(where, what, 'Write replace = ["capacity"].'))
        return
    for name in names:
        if isinstance(name, str) and name in TABLES:
            _take_away(merged, name, merged.tables.get(name, []), upper)
            merged.tables[name] = []
        else:
            problem = Problem(where, f"no table is called {name!r}", nearest(str(name), TABLES))
            merged.problems.append(problem)


def _remove(merged: Draft, upper: Draft) -> None:
    removals = upper.merging.get("remove", {})
    where = upper.settings.where("remove")
    if not isinstance(removals, dict):
        remedy = "Write [[remove.events]] and under it the values of the rows to remove."
        merged.problems.append(Problem(where, f"is {removals!r}, expected tables", remedy))
        return
    for name, patterns in removals.items():
        if name not in TABLES:
            problem = Problem(where, f"no table is called {name!r}", nearest(name, TABLES))
            merged.problems.append(problem)
            continue
        for pattern in patterns if isinstance(patterns, list) else [patterns]:
            rows = merged.tables.get(name, [])
            going = [row for row in rows if _agrees(row, pattern)]
            if not going:
                what = f"no row of {name} has {_spelled(pattern)}"
                problem = Problem(f"{where}.{name}", what, "Give values that a row has.")
                merged.problems.append(problem)
            _take_away(merged, name, going, upper)
            merged.tables[name] = [row for row in rows if not _agrees(row, pattern)]


def _take_away(merged: Draft, name: str, rows: list[Row], upper: Draft) -> None:
    origin = upper.settings.origin
    merged.changes += [Change(_subject(name, row), "", row.values, None, origin) for row in rows]


def _agrees(row: Row, pattern: Any) -> bool:
    if not isinstance(pattern, dict) or not pattern:
        return False
    return all(row.values.get(name) == value for name, value in pattern.items())


def _spelled(pattern: Any) -> str:
    if not isinstance(pattern, dict):
        return repr(pattern)
    return ", ".join(f"{name} = {value!r}" for name, value in pattern.items())

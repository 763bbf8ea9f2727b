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
from raspred.scenario.finding import find
from raspred.scenario.reading import Draft, Row, read_draft
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
    base = draft.merging.get("base")
    if base is None:
        _refuse_merging_keys(draft)
        return draft
    where = draft.settings.where("base")
    if not isinstance(base, str):
        remedy = "Give the name of a scenario or a path in quotes."
        draft.problems.append(Problem(where, f"is {base!r}, expected text", remedy))
        return draft
    try:
        found = find(base, beside=path if path.is_dir() else path.parent)
    except ScenarioError as error:
        draft.problems += [Problem(where, f"{p.where!r}: {p.what}", p.remedy) for p in error.problems]
        return draft
    if found.resolve() in {seen.resolve() for seen in (*above, path)}:
        remedy = "Break the circle: one of the scenarios must stand alone."
        draft.problems.append(Problem(where, f"{base!r} is based on this scenario itself", remedy))
        return draft
    return lay_over(_read_layers(found, (*above, path)), draft)


def _refuse_merging_keys(draft: Draft) -> None:
    for key in draft.merging:
        what = f"{key!r} changes a base, and this scenario has none"
        remedy = 'Name one, base = "ussr-1920", or take the key out.'
        draft.problems.append(Problem(draft.settings.where(key), what, remedy))


def lay_over(base: Draft, upper: Draft) -> Draft:
    """Return the draft that `upper` makes of `base`; the values of `upper` win."""
    tables = {name: list(rows) for name, rows in base.tables.items()}
    problems = [*base.problems, *upper.problems]
    _replace(tables, upper, problems)
    _remove(tables, upper, problems)
    for name, rows in upper.tables.items():
        tables[name] = _rows_over(tables.get(name, []), rows, TABLES[name].key)
    parameters = dict(base.parameters)
    for name, row in upper.parameters.items():
        parameters[name] = _row_over(parameters[name], row) if name in parameters else row
    settings = _row_over(base.settings, upper.settings)
    return Draft(settings, tables, parameters, {}, problems)


def _row_over(lower: Row, upper: Row) -> Row:
    values = dict(lower.values)
    for name, value in upper.values.items():
        inner = values.get(name)
        both = isinstance(inner, dict) and isinstance(value, dict)
        values[name] = {**inner, **value} if both else value
    changed = {**lower.changed, **dict.fromkeys(upper.values, upper.origin), **upper.changed}
    return Row(values, lower.origin, changed)


def _rows_over(lower: list[Row], upper: list[Row], key: tuple[str, ...]) -> list[Row]:
    """Lay rows over rows by their key; two upper rows of one key stay two, to be reported."""
    rows = list(lower)
    places = {_key_of(row, key): number for number, row in enumerate(rows)}
    for row in upper:
        number = places.pop(_key_of(row, key), None)
        if number is None:
            rows.append(row)
        else:
            rows[number] = _row_over(rows[number], row)
    return rows


def _key_of(row: Row, key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(repr(row.values.get(name)) for name in key)


def _replace(tables: dict[str, list[Row]], upper: Draft, problems: list[Problem]) -> None:
    names = upper.merging.get("replace", [])
    where = upper.settings.where("replace")
    if not isinstance(names, list):
        remedy = 'Write replace = ["capacity"].'
        problems.append(Problem(where, f"is {names!r}, expected a list of tables", remedy))
        return
    for name in names:
        if name in TABLES:
            tables[name] = []
        else:
            remedy = nearest(str(name), TABLES)
            problems.append(Problem(where, f"no table is called {name!r}", remedy))


def _remove(tables: dict[str, list[Row]], upper: Draft, problems: list[Problem]) -> None:
    removals = upper.merging.get("remove", {})
    where = upper.settings.where("remove")
    if not isinstance(removals, dict):
        remedy = "Write [[remove.events]] and under it the values of the rows to remove."
        problems.append(Problem(where, f"is {removals!r}, expected tables", remedy))
        return
    for name, patterns in removals.items():
        if name not in TABLES:
            problems.append(Problem(where, f"no table is called {name!r}", nearest(name, TABLES)))
            continue
        for pattern in patterns if isinstance(patterns, list) else [patterns]:
            kept = [row for row in tables.get(name, []) if not _agrees(row, pattern)]
            if len(kept) == len(tables.get(name, [])):
                what = f"no row of {name} has {_spelled(pattern)}"
                problems.append(Problem(f"{where}.{name}", what, "Give values that a row has."))
            tables[name] = kept


def _agrees(row: Row, pattern: Any) -> bool:
    if not isinstance(pattern, dict) or not pattern:
        return False
    return all(row.values.get(name) == value for name, value in pattern.items())


def _spelled(pattern: Any) -> str:
    if not isinstance(pattern, dict):
        return repr(pattern)
    return ", ".join(f"{name} = {value!r}" for name, value in pattern.items())

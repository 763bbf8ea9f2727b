"""Judging a draft: from raw values to `parts.Scenario`, or every mistake at once.

Each row is judged alone, so that one broken row hides no other, and the laws between
rows (`crosschecks`) are asked of the rows that are sound by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from raspred.errors import Problem, ScenarioError
from raspred.scenario import parts
from raspred.scenario.crosschecks import faults
from raspred.scenario.layering import read_layers
from raspred.scenario.mistakes import told
from raspred.scenario.sound import Fault, SoundRows
from raspred.scenario.tables import SETTINGS, TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.scenario.draft import Draft, Row
    from raspred.scenario.tables import ScenarioTable

_WITHOUT_TABLES: dict[str, Any] = {**dict.fromkeys(TABLES, ()), "parameters": {}}


def load(path: Path) -> parts.Scenario:
    """Read and judge a scenario.

    Args:
        path: As `raspred.scenario.finding.find` returns it.

    Raises:
        ScenarioError: With every mistake found, each with its place and remedy.
    """
    return judge(read_layers(path))


def judge(draft: Draft) -> parts.Scenario:
    """Return the scenario that a draft stands for.

    Raises:
        ScenarioError: With every mistake found; where a file is missing or cannot be
            read, only with that.
    """
    if draft.torn:
        raise ScenarioError(draft.problems)
    problems = list(draft.problems)
    sound = SoundRows(_settings(draft, problems))
    for name, table in TABLES.items():
        _judge_table(table, draft.tables.get(name, []), sound, problems)
    for name, row in draft.parameters.items():
        _judge_parameter(name, row, sound, problems)
    problems += [Problem(_where(fault, draft), fault.what, fault.remedy) for fault in faults(sound)]
    if problems:
        raise ScenarioError(problems)
    values = {name: getattr(sound.settings, name) for name in SETTINGS}
    rows = {name: tuple(sound.rows(name)) for name in TABLES}
    return parts.Scenario.model_validate({**values, **rows, "parameters": sound.parameters})


def _where(fault: Fault, draft: Draft) -> str:
    """Return the place that a fault sends the user to."""
    if fault.table == "":
        top = fault.field.split(".", maxsplit=1)[0]
        return draft.settings.changed.get(top, draft.settings.origin).at(fault.field)
    if fault.table == "parameters":
        return _key_of_parameter(draft.parameters[fault.name], fault.field)
    return draft.tables[fault.table][fault.number].where(fault.field)


def _key_of_parameter(row: Row, name: str) -> str:
    return f"{row.changed.get(name, row.origin).at()}.{name}"


def _settings(draft: Draft, problems: list[Problem]) -> parts.Scenario | None:
    """Judge the keys that are neither tables nor parameters; None if any is broken."""
    values = {**draft.settings.values, **_WITHOUT_TABLES}
    if isinstance(values.get("without"), list):
        values["without"] = tuple(values["without"])
    try:
        return parts.Scenario.model_validate(values, strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = ".".join(str(step) for step in detail["loc"])
            fields = parts.Office.model_fields if len(detail["loc"]) > 1 else SETTINGS
            top = str(detail["loc"][0]) if detail["loc"] else ""
            file = draft.settings.changed.get(top, draft.settings.origin)
            known = fields if isinstance(fields, dict) else dict.fromkeys(fields)
            problems.append(Problem(file.at(path), *told(detail, known)))
        return None


def _judge_table(
    table: ScenarioTable, rows: list[Row], sound: SoundRows, problems: list[Problem]
) -> None:
    absent = _columns_absent(table, rows)
    for name in absent:
        what = f"no row of {table.name} has a {name!r}"
        problems.append(Problem(rows[0].origin.file, what, f"Add the column {name!r}."))
    for number, row in enumerate(rows):
        sound.note_names(table, row.values)
        try:
            part = table.part.model_validate(row.values, strict=True)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                name = str(detail["loc"][0]) if detail["loc"] else ""
                if not (detail["type"] == "missing" and name in absent):
                    what, remedy = told(detail, table.part.model_fields)
                    problems.append(Problem(row.where(name), what, remedy))
        else:
            sound.add(table, number, part)


def _columns_absent(table: ScenarioTable, rows: list[Row]) -> tuple[str, ...]:
    """Return the required fields that every one of several rows lacks: one mistake, not many."""
    if len(rows) < 2:
        return ()
    required = [name for name, info in table.part.model_fields.items() if info.is_required()]
    return tuple(name for name in required if not any(name in row.values for row in rows))


def _judge_parameter(name: str, row: Row, sound: SoundRows, problems: list[Problem]) -> None:
    try:
        sound.parameters[name] = parts.Parameter.model_validate(row.values, strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            field = str(detail["loc"][0]) if detail["loc"] else ""
            told_so = told(detail, parts.Parameter.model_fields)
            problems.append(Problem(_key_of_parameter(row, field), *told_so))

"""Every case in `tests/cases`: what the valid ones hold, what the invalid ones are told.

A case says in the comments at its head what is expected of it. Valid: `# expects:
path = JSON`, read off the resolved form. Invalid: `# expects: message`, one line a
problem, in order, with paths relative to the folder of the invalid cases; `# schema:
refuses` where the published schema can tell as well.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from raspred.errors import ScenarioError
from raspred.scenario.catalog import load_scenario
from raspred.scenario.layering import read_layers
from raspred.scenario.resolved import resolved
from raspred.scenario.schema import schema

CASES = Path(__file__).parent.parent / "cases"
VALID = sorted((CASES / "valid").iterdir())
INVALID = sorted((CASES / "invalid").iterdir())
SCHEMA = jsonschema.Draft202012Validator(schema())


def head(case: Path, word: str) -> list[str]:
    """Return what the comments of a case say after a word."""
    file = case / "scenario.toml" if case.is_dir() else case
    mark = f"# {word}: "
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(mark) for line in lines if line.startswith(mark)]


def at(document: Any, path: str) -> Any:
    """Return the value at a path such as `people[0].birth`."""
    for step in re.findall(r"[^.\[\]]+", path):
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def as_document(case: Path) -> dict[str, Any]:
    """Return a case as written, layers merged, without judging it."""
    draft = read_layers(case)
    tables = {name: [row.values for row in rows] for name, rows in draft.tables.items()}
    parameters = {name: row.values for name, row in draft.parameters.items()}
    return {**draft.settings.values, **tables, "parameters": parameters}


def test_there_are_enough_cases() -> None:
    assert len(VALID) >= 8
    assert len(INVALID) >= 60


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_valid_case_holds_what_it_says(case: Path) -> None:
    document = resolved(load_scenario(case))
    expectations = head(case, "expects")
    assert expectations
    for expectation in expectations:
        path, value = expectation.split(" = ", maxsplit=1)
        assert at(document, path) == json.loads(value), path


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_schema_accepts_the_resolved_form(case: Path) -> None:
    SCHEMA.validate(resolved(load_scenario(case)))


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_invalid_case_is_told_exactly_this(case: Path) -> None:
    with pytest.raises(ScenarioError) as raised:
        load_scenario(case)
    folder = str(case.parent) + "/"
    told = [str(problem).replace(folder, "") for problem in raised.value.problems]
    assert told == head(case, "expects")


@pytest.mark.parametrize(
    "case", [case for case in INVALID if head(case, "schema")], ids=lambda case: case.name
)
def test_schema_refuses_what_it_can_tell(case: Path) -> None:
    assert not SCHEMA.is_valid(as_document(case))

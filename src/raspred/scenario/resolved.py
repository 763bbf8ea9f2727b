"""The resolved form of a scenario: everything in one JSON document, for programs.

Defaults are filled in, tables stand inside, layers are merged. The text is the same for
the same scenario, one row a line, so that two scenarios can be compared line by line.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario


def resolved(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as plain values; it satisfies the published schema."""
    document: dict[str, Any] = scenario.model_dump(mode="json")
    return document


def resolved_text(scenario: Scenario) -> str:
    """Return the resolved form as JSON text, one row a line, ending with a newline."""
    tables = {name: value for name, value in scenario if _is_table(value)}
    rest = scenario.model_dump(mode="json", exclude=set(tables))
    entries = (
        f" {_json(name)}: {_rows(tables[name]) if name in tables else _block(rest[name])}"
        for name in type(scenario).model_fields
    )
    return "{\n" + ",\n".join(entries) + "\n}\n"


def fingerprint(scenario: Scenario) -> str:
    """Return the SHA-256 of the resolved form, in hexadecimal."""
    return hashlib.sha256(resolved_text(scenario).encode()).hexdigest()


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], BaseModel)


@lru_cache(maxsize=128)
def _rows(table: tuple[BaseModel, ...]) -> str:
    """Return one table; the scenarios of a study share nearly all of theirs."""
    rows = (row.model_dump(mode="json") for row in table)
    return "[\n" + ",\n".join(f"  {_json(row)}" for row in rows) + "\n ]"


def _block(value: Any) -> str:
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        rows = (f"  {_json(key)}: {_json(inner)}" for key, inner in value.items())
        return "{\n" + ",\n".join(rows) + "\n }"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

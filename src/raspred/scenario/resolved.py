"""The resolved form of a scenario: everything in one JSON document, for programs.

Defaults are filled in, tables stand inside, layers are merged. The text is the same for
the same scenario, one row a line, so that two scenarios can be compared line by line.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario


def resolved(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as plain values; it satisfies the published schema."""
    document: dict[str, Any] = scenario.model_dump(mode="json")
    return document


def resolved_text(scenario: Scenario) -> str:
    """Return the resolved form as JSON text, one row a line, ending with a newline."""
    entries = (f" {_json(key)}: {_block(value)}" for key, value in resolved(scenario).items())
    return "{\n" + ",\n".join(entries) + "\n}\n"


def fingerprint(scenario: Scenario) -> str:
    """Return the SHA-256 of the resolved form, in hexadecimal."""
    return hashlib.sha256(resolved_text(scenario).encode()).hexdigest()


def _block(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {_json(row)}" for row in value) + "\n ]"
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        rows = (f"  {_json(key)}: {_json(inner)}" for key, inner in value.items())
        return "{\n" + ",\n".join(rows) + "\n }"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

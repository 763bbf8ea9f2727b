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
    from collections.abc import Iterator

    from raspred.scenario.parts import Scenario


def resolved(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as plain values; it satisfies the published schema."""
    document: dict[str, Any] = scenario.model_dump(mode="json")
    return document


def resolved_text(scenario: Scenario) -> str:
    """Return the resolved form as JSON text, one row a line, ending with a newline."""
    return b"".join(_pieces(scenario)).decode()


def fingerprint(scenario: Scenario) -> str:
    """Return the SHA-256 of the resolved form, in hexadecimal."""
    digest = hashlib.sha256()
    for piece in _pieces(scenario):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(scenario: Scenario) -> Iterator[bytes]:
    """Give the resolved form piece by piece, in UTF-8."""
    tables = {name: value for name, value in scenario if _is_table(value)}
    rest = scenario.model_dump(mode="json", exclude=set(tables))
    before = b"{\n"
    for name in type(scenario).model_fields:
        yield before + f" {_json(name)}: ".encode()
        yield _rows(tables[name]) if name in tables else _block(rest[name]).encode()
        before = b",\n"
    yield b"\n}\n"


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], BaseModel)


@lru_cache(maxsize=128)
def _rows(table: tuple[BaseModel, ...]) -> bytes:
    """Return one table; the scenarios of a study share nearly all of theirs."""
    rows = (row.model_dump(mode="json") for row in table)
    return ("[\n" + ",\n".join(f"  {_json(row)}" for row in rows) + "\n ]").encode()


def _block(value: Any) -> str:
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        rows = (f"  {_json(key)}: {_json(inner)}" for key, inner in value.items())
        return "{\n" + ",\n".join(rows) + "\n }"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

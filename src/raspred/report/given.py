"""Values as a summary gives them: read by what they are, empty where they are not that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def rows(summary: Mapping[str, Any], key: str) -> Iterator[dict[str, Any]]:
    """Yield the rows under a key: a list of mappings, or the lists inside a mapping."""
    given = summary.get(key)
    if isinstance(given, dict):
        given = [row for part in given.values() if isinstance(part, list) for row in part]
    if isinstance(given, (list, tuple)):
        yield from (row for row in given if isinstance(row, dict))


def number(value: object) -> float | None:
    """Return a finite number as float, anything else as None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) < float("inf") else None


def whole(value: object) -> int | None:
    """Return a number rounded to a whole one, a list as its length, else None."""
    if isinstance(value, (list, tuple)):
        return len(value)
    found = number(value)
    return None if found is None else round(found)


def word(row: Mapping[str, Any], key: str) -> str:
    """Return what stands under a key as text: nothing as "", a list with commas."""
    value = row.get(key)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)

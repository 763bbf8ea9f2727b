"""The columns of a register as polars holds them: names and types, derived from `TABLES`.

Texts that repeat (identifiers of people, places, bodies, posts and sources, closed
vocabularies, date texts, reasons) are categorical, with categories shared by all tables,
so that joins compare numbers. What is different in every row (keys of tenures and orders,
names, titles) is plain text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.register.schema import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

# Columns that name the end of something, which may still be open (`..`).
ENDINGS: Final = frozenset({"end", "death", "dissolved", "abolished"})

EARLIEST: Final = "_earliest"
LATEST: Final = "_latest"

_SHARED_KEYS = frozenset({"persons", "places", "bodies", "posts", "sources"})
_REPEATING = frozenset({"selection", "end_reason", "reason", "note"})
_REPEATING_IN = {
    "card_entries": frozenset({"kind", "author"}),
    "series": frozenset({"name", "subject"}),
}
_DTYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.INTEGER: pl.Int32(),
    Kind.NUMBER: pl.Float64(),
    Kind.BOOLEAN: pl.Boolean(),
    Kind.DATE: pl.Categorical(),
}


def dtype_of(table: Table, column: Column) -> pl.DataType:
    """Return the type of a column; for a date, that of its text."""
    repeats = (
        column.words
        or column.refers_to in _SHARED_KEYS
        or (column.name == table.key and table.name in _SHARED_KEYS)
        or column.name in _REPEATING
        or column.name in _REPEATING_IN.get(table.name, ())
    )
    return pl.Categorical() if repeats else _DTYPES[column.kind]


def names_of(column: Column) -> tuple[str, ...]:
    """Return the names a column has in a frame: three for a date, else its own."""
    if column.kind is Kind.DATE:
        return column.name, column.name + EARLIEST, column.name + LATEST
    return (column.name,)


def schema_of(table: Table) -> dict[str, pl.DataType]:
    """Return names and types of a table's columns in their order."""
    schema: dict[str, pl.DataType] = {}
    for column in table.columns:
        schema[column.name] = dtype_of(table, column)
        schema |= dict.fromkeys(names_of(column)[1:], pl.Int32())
    return schema


@cache
def empty(table: Table) -> pl.DataFrame:
    """Return the table without rows."""
    return pl.DataFrame(schema=schema_of(table))


def references_of(table: Table) -> Iterator[Column]:
    """Give the columns of a table whose values are keys of another."""
    return (column for column in table.columns if column.refers_to)

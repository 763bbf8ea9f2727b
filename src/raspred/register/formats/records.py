"""Rows as records of named values, for formats that are made of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.register.formats.plain_dates import plain_dates
from raspred.register.schema import Kind
from raspred.register.tables import TABLE_BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raspred.register.register import Register


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of one table are written.

    Attributes:
        table: The table.
        name: What the format calls such a record.
        fields: Columns by the name that the format has for them.
    """

    table: str
    name: str
    fields: Mapping[str, str]


def records(register: Register, shape: Shape) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as records, without what is empty; dates are plain ones.

    Args:
        register: What is written.
        shape: The table, and the fields in the order in which they are wanted.
    """
    frame = register.frames[shape.table]
    kinds = {column.name: column.kind for column in TABLE_BY_NAME[shape.table].columns}
    written = pl.DataFrame(
        [
            (plain_dates(frame, column) if kinds[column] is Kind.DATE else frame[column]).alias(
                name
            )
            for name, column in shape.fields.items()
        ]
    )
    for row in written.iter_rows(named=True):
        yield {name: value for name, value in row.items() if value is not None}


def citations(register: Register) -> dict[str, tuple[str, str | None]]:
    """Return citation and address of each source by its id."""
    known = register.sources.select("source_id", "citation", "url")
    return {source_id: (citation, url) for source_id, citation, url in known.iter_rows()}

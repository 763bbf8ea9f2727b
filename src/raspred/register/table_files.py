"""One table as one file, CSV or Parquet, and back."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.dates.columns import read_column
from raspred.register.columns import names_of
from raspred.register.schema import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raspred.register.package import Form

# Fixed, so that the bytes depend on the rows alone.
_ROW_GROUP = 262_144


def write_table(table: Table, rows: pl.DataFrame, file: Path, form: Form) -> None:
    """Write one table.

    Args:
        table: Which table it is.
        rows: Its rows, typed.
        file: The file to write.
        form: `csv` (UTF-8, LF, header line) or `parquet` (zstd).
    """
    if form == "csv":
        _for_people(table, rows).write_csv(file, line_terminator="\n")
    else:
        rows.write_parquet(file, compression="zstd", row_group_size=_ROW_GROUP)


def read_table(file: Path, form: Form) -> pl.DataFrame:
    """Return the rows of a file as they stand there; those of a CSV file all as text."""
    if form == "csv":
        rows = pl.read_csv(file, infer_schema=False)
        return rows.filter(~pl.all_horizontal(pl.all().is_null()))  # blank lines
    return pl.read_parquet(file)


def csv_faults(file: Path) -> Iterator[tuple[int, str]]:
    """Give what a CSV file's lines have wrong that a lenient reader would pass over.

    Args:
        file: A file that people may have edited or that was cut short.

    Yields:
        Number of the line, from 1, and what is wrong with it.
    """
    with file.open(encoding="utf-8-sig", newline="") as opened:
        lines = csv.reader(opened, strict=True)
        try:
            header = next(lines, [])
            if len(header) == 1 and ";" in header[0]:
                yield 1, "the fields are separated by semicolons, not by commas"
                return
            yield from ((1, f"column {name!r} stands twice") for name in _repeated(header))
            for fields in lines:
                if fields and len(fields) != len(header):
                    yield lines.line_num, f"{len(fields)} fields where {len(header)} belong"
        except (csv.Error, UnicodeDecodeError) as error:
            yield lines.line_num + 1, str(error)


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _for_people(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """Leave the day pair of an unknown or open end blank where the text says it all."""
    pairs = [
        side
        for column in table.columns
        if column.kind is Kind.DATE
        for side in _readable_pair(column, rows)
    ]
    return rows.with_columns(pairs)


def _readable_pair(column: Column, rows: pl.DataFrame) -> list[pl.Series]:
    text, *pair = names_of(column)
    said, _ = read_column(rows[text])
    return [
        rows[side].set(rows[side].is_in([FAR_PAST, FAR_FUTURE]) & (rows[side] == said[end]), None)
        for side, end in zip(pair, ("earliest", "latest"), strict=True)
    ]

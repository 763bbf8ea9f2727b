"""The tests of `where`: which rows are meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import parse
from raspred.dates.columns import read_column
from raspred.sources.mapping.parts import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raspred.sources.mapping.parts import Where
    from raspred.sources.mapping.values import Reader


def kept(rows: pl.DataFrame, tests: Sequence[Where], reader: Reader, path: str) -> pl.DataFrame:
    """Return the rows that pass every test.

    A row whose cell is empty passes `none_of`, `lacks` and `filled = false` alone; a date
    that is known in part passes where it may.
    """
    for test in tests:
        cells = rows[test.column]
        passed = pl.Series([True], dtype=pl.Boolean).new_from_index(0, len(rows))
        for verdict in _verdicts(test, cells, rows, reader, path):
            passed &= verdict
        rows = rows.filter(passed)
    return rows


def _verdicts(
    test: Where, cells: pl.Series, rows: pl.DataFrame, reader: Reader, path: str
) -> Iterator[pl.Series]:
    if test.any_of is not None:
        yield cells.is_in(test.any_of).fill_null(value=False)
    if test.none_of is not None:
        yield ~cells.is_in(test.none_of).fill_null(value=False)
    if test.filled is not None:
        yield cells.is_not_null() if test.filled else cells.is_null()
    if test.matches is not None:
        yield _found(cells, test.matches)
    if test.lacks is not None:
        yield ~_found(cells, test.lacks)
    if test.on_or_after is not None or test.before is not None:
        value = Value(column=test.column, dates=test.dates)
        texts = reader.dated(value, cells, rows, f"{path}, {test.column}")
        days, _ = read_column(texts)
        known = texts.is_not_null()
        if test.on_or_after is not None:
            yield known & (days["latest"] >= parse(test.on_or_after).earliest)
        if test.before is not None:
            yield known & (days["earliest"] < parse(test.before).earliest)


def _found(cells: pl.Series, pattern: str) -> pl.Series:
    compiled = re.compile(pattern)
    distinct = cells.drop_nulls().unique().to_list()
    fitting = [text for text in distinct if compiled.search(text)]
    return cells.is_in(fitting).fill_null(value=False)

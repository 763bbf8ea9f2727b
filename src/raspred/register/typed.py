"""Rows as they come, made into typed columns; what does not fit is told, never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.errors import nearest
from raspred.register.columns import dtype_of, schema_of
from raspred.register.findings import Findings
from raspred.register.schema import Kind
from raspred.register.typed_dates import dates
from raspred.register.values import boolean, number, text, whole_number

if TYPE_CHECKING:
    from raspred.errors import Problem
    from raspred.register.schema import Column, Table


_PLAIN: Final = (pl.String, pl.Categorical, pl.Boolean, pl.Null)


def typed(table: Table, rows: pl.DataFrame, first_row: int) -> tuple[pl.DataFrame, list[Problem]]:
    """Return rows with every column of their table, in its type and order.

    Columns that already have their type are taken over without a copy.

    Args:
        table: The table they are meant for.
        rows: Any columns of the table; missing ones are empty. Numbers and truths may
            be texts, as a CSV file has them; NaN and empty text count as empty.
        first_row: Number of the first of them in its table, from 1.

    Returns:
        The rows, with null where a value does not fit, and a problem for each of these.
    """
    findings = Findings(table, rows, first_row)
    known = schema_of(table)
    for name in rows.columns:
        if name not in known:
            findings.add_column(name, "the table has no such column", nearest(name, known))
    rows = _plain(rows, findings)
    columns: list[pl.Series | pl.Expr] = []
    for column in table.columns:
        if column.kind is Kind.DATE:
            columns += dates(column, rows, findings)
        elif column.name in rows.columns and not _blank(rows[column.name]):
            columns.append(_read(table, column, rows[column.name], findings))
        else:
            columns.append(pl.lit(None, dtype=dtype_of(table, column)).alias(column.name))
    return rows.with_columns(columns)[list(known)], findings.problems


def _blank(values: pl.Series) -> bool:
    return values.null_count() == len(values)


def _plain(rows: pl.DataFrame, findings: Findings) -> pl.DataFrame:
    """Return rows of text, numbers and truths only; days and enumerations become text."""
    spelled = [
        name
        for name, dtype in rows.schema.items()
        if isinstance(dtype, pl.Enum) or dtype == pl.Date
    ]
    if spelled:
        rows = rows.with_columns(pl.col(spelled).cast(pl.String))
    foreign = [
        name
        for name, dtype in rows.schema.items()
        if not (dtype.is_numeric() or dtype in _PLAIN) or dtype.is_decimal()
    ]
    for name in foreign:
        findings.add_column(
            name,
            f"it holds {rows.schema[name]}, where text, numbers or truths are read",
            "Convert it first.",
        )
    return rows.with_columns(pl.lit(None).alias(name) for name in foreign) if foreign else rows


def _read(table: Table, column: Column, values: pl.Series, findings: Findings) -> pl.Series:
    if column.kind is Kind.INTEGER:
        return whole_number(values, findings)
    if column.kind is Kind.NUMBER:
        return number(values, findings)
    if column.kind is Kind.BOOLEAN:
        return boolean(values, findings)
    return text(values, dtype_of(table, column), findings)

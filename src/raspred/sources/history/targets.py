"""Figures of the record to fit a model to, or to hold it against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.sources.history.declared import RECORD, TABLES
from raspred.sources.sheets import Sheet

if TYPE_CHECKING:
    import polars as pl

    from raspred.errors import Problem
    from raspred.sources.sheets import Row


class Target(NamedTuple):
    """One figure.

    Attributes:
        target_id: `T001` and so on.
        metric: What is counted, as in `cc_full_retention`.
        period_start: First date it speaks of, as a date text.
        period_end: Last date it speaks of.
        value: The figure.
        unit: What `value` counts.
        low: Lower bound, None where the source gives none.
        high: Upper bound.
        note: What else is known.
        source: Where it comes from.
        confidence: high, medium or low.
    """

    target_id: str
    metric: str
    period_start: str
    period_end: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    note: str
    source: str
    confidence: str


def read_targets(sheet: Sheet) -> dict[str, Target]:
    """Return the figures by their id."""
    found = [
        Target(
            row.take("id"),
            row.take("metric"),
            row.take_date("period_start"),
            row.take_date("period_end"),
            _figure(row, "value"),
            row.take("unit"),
            _figure(row, "low"),
            _figure(row, "high"),
            row.take("note"),
            row.take("source"),
            row.take("confidence"),
        )
        for row in sheet.rows()
    ]
    return {one.target_id: one for one in found}


def targets(metric: str | None = None) -> pl.DataFrame:
    """Return the bundled figures as a table, one row each, in the columns of `Target`.

    Args:
        metric: Only those of this metric; none = all 201.
    """
    import polars as pl

    findings: list[Problem] = []
    declared = next(one for one in RECORD if one.file == "targets.csv")
    figures = read_targets(Sheet(TABLES, declared, findings)).values()
    numbers = dict.fromkeys(("value", "low", "high"), pl.Float64)
    schema = {name: numbers.get(name, pl.String()) for name in Target._fields}
    table = pl.DataFrame(list(figures), schema=schema, orient="row")
    return table if metric is None else table.filter(pl.col("metric") == metric)


def _figure(row: Row, column: str) -> float | None:
    text = row.take(column)
    try:
        return float(text) if text else None
    except ValueError:
        row.tell(column, f"{text!r} is no number", "Write digits, with a point for decimals.")
        return None

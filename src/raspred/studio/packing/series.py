"""Monthly figures of a history, and the record's beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.errors import MeasureError
from raspred.measures import measure
from raspred.measures.spans import day_column

if TYPE_CHECKING:
    from raspred.measures.spans import Days
    from raspred.register.register import Register
    from raspred.studio.opened import Opened
    from raspred.studio.packing.container import Column

APPOINTERS = 7
"""Who placed most electors: as many as there are colours that all eyes tell apart."""
MEASURED = ("post-debt", "debt", "dependence", "co-option")
_BOUNDS = (("", "value"), (".low", "low"), (".high", "high"))


def series_columns(opened: Opened) -> dict[str, Column]:
    """Return the figures of a history by month, float32[m] each; NaN = not told."""
    months = opened.months
    columns = _counted(opened.register, months)
    if opened.office is not None:
        columns |= _measured(opened.register, opened.office, months, "series")
        if opened.record is not None:
            columns |= _measured(opened.record, opened.office, months, "record")
    return columns


def elector_columns(opened: Opened) -> tuple[list[dict[str, str]], dict[str, Column]]:
    """Return who placed the electors of the office, and the share of each by month.

    Returns:
        Those who placed most over all months, with id and name; and a column
        `electors.POSITION` for each, float32[m]. Both are empty where no elector's
        placing names a person: all of them were elected, or it is not known.
    """
    try:
        table = measure(
            opened.register, "electors-by-appointer", office=opened.office, by="month"
        ).with_columns(pl.col("subject").cast(pl.String), pl.col("date").cast(pl.Int32))
    except MeasureError:
        return [], {}
    weights = table.group_by("subject").agg(weight=pl.col("share").sum())
    greatest = weights.sort("weight", "subject", descending=[True, False]).head(APPOINTERS)
    ids = greatest["subject"].to_list()
    if not any(one in opened.names for one in ids):
        return [], {}
    columns: dict[str, Column] = {}
    for position, subject in enumerate(ids):
        rows = table.filter(pl.col("subject") == subject)
        days = rows["date"].to_numpy().astype(np.int64)
        columns[f"electors.{position}"] = _at(opened.months, days, rows["share"])
    return [{"id": one, "name": opened.names.get(one, one)} for one in ids], columns


def _counted(register: Register, months: Days) -> dict[str, Column]:
    """Return what a run counted of itself, of the whole alone."""
    whole = register.series.filter(pl.col("subject").is_null())
    columns: dict[str, Column] = {}
    for (name,), rows in whole.group_by("name", maintain_order=True):
        days = day_column(rows, "date_earliest", -(2**31))
        columns[f"series.{name}"] = _at(months, days, rows["value"])
    return columns


def _measured(register: Register, office: str, months: Days, world: str) -> dict[str, Column]:
    """Return the measures of an office at the end of each month with their bounds."""
    columns: dict[str, Column] = {}
    for name in MEASURED:
        try:
            table = measure(register, name, office=office, by="month")
        except MeasureError:
            continue  # the register cannot answer it
        days = table["date"].cast(pl.Int32).to_numpy().astype(np.int64)
        # Where two held the office that month, the last row is of who held it last.
        for ending, bound in _BOUNDS:
            columns[f"{world}.{name}{ending}"] = _at(months, days, table[bound])
    return columns


def _at(months: Days, days: Days, values: pl.Series) -> Column:
    """Return values by month, NaN for months without one."""
    column = np.full(len(months), np.nan, dtype=np.float32)
    at = np.searchsorted(months, days, side="right") - 1
    inside = (at >= 0) & (days < months[-1] + 31)
    figures = values.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    column[at[inside]] = figures[inside]
    return column

"""Any tidy measure table as lines with bands."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST, parse
from raspred.errors import MeasureError, Problem
from raspred.report.figures.line import Line, LineChart, line_figure
from raspred.report.figures.palette import IN_TURN

if TYPE_CHECKING:
    from raspred.report.figures.figure import Figure

_MOST_LINES = len(IN_TURN)


def plot_measure(table: pl.DataFrame, title: str = "A measure over time") -> Figure:
    """Return the lines of a tidy measure table, one a subject, with its bounds as a band.

    Args:
        table: Columns `date` (text, day number or date) and `value`; `subject`, `low` and
            `high` where there are any. Of more than eight subjects those with the highest
            values are drawn, which the description says.
        title: What the figure shows.

    Raises:
        MeasureError: A column is missing or no row has both a date and a value.
    """
    rows = _readable(table)
    subjects = (
        rows.group_by("subject")
        .agg(pl.col("value").max())
        .sort(["value", "subject"], descending=[True, False])["subject"]
        .to_list()
    )
    drawn = sorted(subjects[:_MOST_LINES])
    lines = tuple(
        _line(rows.filter(pl.col("subject") == subject), subject or "value", colour)
        for subject, colour in zip(drawn, cycle(IN_TURN), strict=False)
    )
    top = max(float(rows["value"].max()), float(rows["high"].max() or 0.0))  # type: ignore[arg-type]
    left_out = len(subjects) - len(drawn)
    description = f"{len(drawn)} of {len(subjects)} subjects drawn." if left_out else title
    return line_figure(LineChart(lines, percent=top <= 1.0), title, description)


def _readable(table: pl.DataFrame) -> pl.DataFrame:
    missing = [name for name in ("date", "value") if name not in table.columns]
    if missing:
        raise MeasureError(
            [
                Problem("measure table", f"has no column {name!r}", "Draw a table by date.")
                for name in missing
            ]
        )
    dates = table["date"]
    if dates.dtype == pl.Date:  # as numbers: Python knows no date before Christ
        dates = dates.to_physical()
    whole = table.with_columns(
        pl.Series("day", [_day(value) for value in dates.to_list()], dtype=pl.Int64),
        pl.col("value").cast(pl.Float64).fill_nan(None),
        *(
            (
                pl.col(name).cast(pl.Float64).fill_nan(None)
                if name in table.columns
                else pl.lit(None, pl.Float64).alias(name)
            )
            for name in ("low", "high")
        ),
        (
            pl.col("subject").cast(pl.String).fill_null("")
            if "subject" in table.columns
            else pl.lit("").alias("subject")
        ),
    )
    rows = whole.drop_nulls(["day", "value"]).sort("subject", "day")
    if rows.is_empty():
        problem = "has no row with both a date and a value"
        raise MeasureError(Problem("measure table", problem, "Ask for dates that it covers."))
    return rows


def _line(rows: pl.DataFrame, name: str, colour: str) -> Line:
    bounded = rows["low"].is_not_null().any()
    return Line(
        name,
        tuple(rows["day"]),
        tuple(rows["value"]),
        colour,
        low=tuple(rows["low"]) if bounded else (),
        high=tuple(rows["high"]) if bounded else (),
    )


def _day(value: Any) -> int | None:
    if value is None or isinstance(value, int):
        return value
    earliest, latest = parse(value if isinstance(value, str) else value.isoformat()[:10])
    return None if earliest == FAR_PAST or latest == FAR_FUTURE else earliest

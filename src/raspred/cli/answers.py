"""What a command answers on stdout: a table, CSV, or JSON for other programs."""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl
    from rich.console import Console


def stdout() -> Console:
    """Return a console on stdout, which never cuts a line that a program will read."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 10_000
    return Console(width=width, highlight=False, markup=False, emoji=False)


def say_json(answer: object) -> None:
    """Print an answer as JSON; what is no number is null."""
    typer.echo(json.dumps(_plain(answer), ensure_ascii=False, indent=2, allow_nan=False))


def say_rows(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their headings, numbers to the right."""
    from rich.table import Table

    shown = Table(box=None, pad_edge=False, header_style="bold")
    for position, heading in enumerate(headings):
        numeric = all(isinstance(row[position], int | float | None) for row in rows)
        shown.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(in_words(value) for value in row))
    stdout().print(shown)


def with_dates_written(table: pl.DataFrame) -> pl.DataFrame:
    """Return a table with its dates as text: Python knows no date before Christ."""
    import polars as pl

    return table.with_columns(pl.col(pl.Date).cast(pl.String))


def say_table(table: pl.DataFrame) -> None:
    """Print a table for reading."""
    written = with_dates_written(table)
    say_rows(written.columns, written.rows())


def in_words(value: object) -> str:
    """Return a value as a reader wants it: an unknown one as a dash, a share to three places."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # Four figures may be a year with its fraction, in which a comma would be a riddle.
        written = f"{value:.3f}" if abs(value) < 10_000 else f"{value:,.3f}"
        if written in ("0.000", "-0.000") and value != 0.0:
            return "<0.001" if value > 0.0 else ">-0.001"  # a small chance is not none
        return "-" if math.isnan(value) else written.rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _plain(value: Any) -> Any:
    """Return the value in JSON's own terms."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value)

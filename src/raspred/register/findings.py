"""Wrong values in rows that are being read: one finding a distinct value, with its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.register.schema import Table


class Findings:
    """The problems met in one batch of rows, each with the place where it stands.

    Args:
        table: The table the rows are meant for.
        rows: The rows as they came.
        first_row: Number of the first of them in its table, from 1.

    Attributes:
        problems: What was found so far.
    """

    def __init__(self, table: Table, rows: pl.DataFrame, first_row: int) -> None:
        self.problems: list[Problem] = []
        self._table = table
        self._rows = rows
        self._first_row = first_row

    def add(
        self,
        column: str,
        values: pl.Series,
        wrong: pl.Series,
        verdict: Callable[[str], tuple[str, str]],
    ) -> None:
        """Note the wrong values of a column.

        Args:
            column: Its name.
            values: As they came, (n,), of a type that text can show.
            wrong: Boolean, (n,), without nulls.
            verdict: Tells of one value what is wrong with it, and the remedy.
        """
        if not wrong.any():
            return
        found = (
            pl.DataFrame({"value": values})
            .with_row_index("row")
            .filter(wrong)
            .group_by("value", maintain_order=True)
            .agg(pl.col("row").first(), pl.len().alias("times"))
            .with_columns(pl.col("value").cast(pl.String))
        )
        for value, row, times in found.iter_rows():
            what, remedy = verdict(value)
            more = f" (and in {times - 1:,} more rows)" if times > 1 else ""
            self.problems.append(Problem(f"{self._place(row)}, {column}", what + more, remedy))

    def add_column(self, column: str, what: str, remedy: str) -> None:
        """Note what is wrong with a column as a whole."""
        self.problems.append(Problem(f"{self._table.name}, column {column!r}", what, remedy))

    def _place(self, row: int) -> str:
        place = f"{self._table.name}, row {self._first_row + row}"
        if self._table.key in self._rows.columns:
            place += f" ({self._rows[self._table.key][row]})"
        return place

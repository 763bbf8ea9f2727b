"""What was not understood, told with file, line, column, value and the likely remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

FILE: Final = "raspred:file"
LINE: Final = "raspred:line"
"""Columns that tell where a row stands; no file may have columns of these names."""

# More values than this of one column help nobody; their number is told.
LISTED: Final = 25
_SHOWN: Final = 80


class Findings:
    """The list of what was not understood, while a source is being read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def tell(self, where: str, what: str, remedy: str) -> None:
        """Note one thing."""
        self.problems.append(Problem(where, what, remedy))

    def tell_values(
        self,
        rows: pl.DataFrame,
        column: str,
        values: pl.Series,
        wrong: pl.Series,
        verdict: Callable[[str], tuple[str, str]],
    ) -> None:
        """Note values of a column, each distinct one once with its first place.

        Args:
            rows: The rows they stand in, with `FILE` and `LINE`, (n,).
            column: What the user calls the column.
            values: The values as found, (n,).
            wrong: Boolean, (n,); null counts as false.
            verdict: Tells of one value what is wrong with it, and the remedy.
        """
        if not wrong.any():
            return
        found = (
            rows.select(FILE, LINE)
            .with_columns(value=values.cast(pl.String))
            .filter(wrong)
            .group_by("value", maintain_order=True)
            .agg(pl.col(FILE).first(), pl.col(LINE).first(), pl.len().alias("times"))
        )
        for value, file, line, times in found.head(LISTED).iter_rows():
            what, remedy = verdict(shown(value or ""))
            more = f" (and in {times - 1:,} more rows)" if times > 1 else ""
            self.tell(f"{file}, line {line}, {column}", what + more, remedy)
        if len(found) > LISTED:
            rest = found.slice(LISTED)
            self.tell(
                f"{found[FILE][0]}, {column}",
                f"{len(rest):,} more values in {rest['times'].sum():,} rows are not listed",
                "Mend the listed ones first, or state in the mapping what they mean.",
            )


def shown(text: str) -> str:
    """Return a value as a message shows it: quoted, and short."""
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


def places(rows: pl.DataFrame) -> str:
    """Return where some rows stand, by the first of them."""
    file, line = rows.select(FILE, LINE).row(0)
    rest = f" and {len(rows) - 1:,} more" if len(rows) > 1 else ""
    return f"{file}, line {line}{rest}"

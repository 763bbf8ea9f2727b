"""The one writer of registers: rows come in, a frozen register comes out, or an error."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from raspred.errors import Problem, RegisterError, nearest
from raspred.register.laws.form import FORM_LAWS
from raspred.register.register import Register
from raspred.register.tables import TABLE_BY_NAME
from raspred.register.typed import typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.register.breach import Breach
    from raspred.register.provenance import Provenance

# What a single row may hold.
Value: TypeAlias = str | float | bool | date | None
_READ = {str, int, float, bool, date}

# An error that lists more rows than this of one law helps nobody; their number is told.
_LISTED = 100


class RegisterBuilder:
    """Collects the rows of a register, then freezes them.

    Nothing is judged before `freeze`, which tells everything that is wrong at once.
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Value]]] = {}
        self._frames: dict[str, list[pl.DataFrame]] = {}
        self._heights: dict[str, int] = {}
        self._problems: list[Problem] = []

    def add(self, table: str, **row: Value) -> None:
        """Add one row.

        Args:
            table: Name of the table.
            **row: Columns by name; dates by their text, as in `start="1923-04~"`.
        """
        self._rows.setdefault(table, []).append(row)

    def add_frame(self, table: str, rows: pl.DataFrame) -> None:
        """Add many rows at once; columns that have their type already are not copied.

        Args:
            table: Name of the table.
            rows: Any columns of the table, missing ones are empty. A date comes as its
                text, or as `_earliest` and `_latest` days, or both.
        """
        self._type_single_rows(table)
        self._type(table, rows)

    def add_register(self, register: Register) -> None:
        """Add all rows of a register, which were judged when it was made.

        Args:
            register: Frozen by a builder, or read; its provenance and notes are left behind.
        """
        for table, rows in register.frames.items():
            if len(rows):
                self._type_single_rows(table)
                self._keep(table, rows)

    def freeze(self, provenance: Provenance, notes: Iterable[Problem] = ()) -> Register:
        """Return the rows as a register, in the order in which they were added.

        The builder is empty afterwards.

        Args:
            provenance: Where the rows come from.
            notes: What was noticed on the way that readers should know.

        Raises:
            RegisterError: Unknown tables or columns, values that do not fit their
                column, missing values, words outside a vocabulary, keys given twice:
                all of them.
        """
        for table in list(self._rows):
            self._type_single_rows(table)
        frames: dict[str, pl.DataFrame] = {}
        while self._frames:  # one table at a time, so that no table is held twice for long
            name, batches = self._frames.popitem()
            frames[name] = pl.concat(batches, rechunk=True) if len(batches) > 1 else batches[0]
        problems, self._problems, self._heights = self._problems, [], {}
        register = Register(frames, provenance, tuple(notes))
        for law in FORM_LAWS:
            problems += _listed(list(law(register)))
        if problems:
            raise RegisterError(problems)
        return register

    def _type_single_rows(self, table: str) -> None:
        rows = self._rows.pop(table, [])
        if rows:
            names = dict.fromkeys(name for row in rows for name in row)
            columns = [_column(name, [row.get(name) for row in rows]) for name in names]
            self._type(table, pl.DataFrame(columns))

    def _type(self, name: str, rows: pl.DataFrame) -> None:
        table = TABLE_BY_NAME.get(name)
        if table is None:
            self._problems.append(
                Problem(
                    f"table {name!r}",
                    "a register has no such table",
                    nearest(name, TABLE_BY_NAME),
                )
            )
        elif len(rows):
            frame, problems = typed(table, rows, self._heights.get(name, 0) + 1)
            self._keep(name, frame)
            self._problems += problems

    def _keep(self, name: str, rows: pl.DataFrame) -> None:
        self._frames.setdefault(name, []).append(rows)
        self._heights[name] = self._heights.get(name, 0) + len(rows)


def _column(name: str, values: list[Value]) -> pl.Series:
    """Return values of one column; where they are mixed or huge they are judged as text."""
    kinds = {type(value) for value in values if value is not None}
    if not kinds <= _READ:
        return pl.Series(name, values, dtype=pl.Object)  # told as a column of the wrong type
    if kinds == {int, float}:
        return pl.Series(name, values, dtype=pl.Float64, strict=False)
    huge = any(isinstance(value, int) and abs(value) >= 2**63 for value in values)
    if len(kinds) > 1 or huge:
        values = [None if value is None else str(value) for value in values]
    return pl.Series(name, values)


def _listed(breaches: list[Breach]) -> list[Problem]:
    problems = [breach.problem() for breach in breaches[:_LISTED]]
    if len(breaches) > _LISTED:
        rest = f"{len(breaches) - _LISTED:,} more rows break the law {breaches[0].law!r}"
        problems.append(Problem("register", rest, "Mend the listed ones first."))
    return problems

"""What a format cannot carry: counted, column by column, and told to the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from raspred.register.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from raspred.register.register import Register

NO_PLACE: Final = "the format has no place for it"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a register that a written file lacks or changes.

    Attributes:
        table: Which table.
        column: Which column, "" for whole rows.
        rows: In how many rows.
        why: Why the format cannot carry it, or what stands in its place.
    """

    table: str
    column: str
    rows: int
    why: str

    def __str__(self) -> str:
        where = f"{self.table}.{self.column}" if self.column else self.table
        return f"{where}, {self.rows:,} {'row' if self.rows == 1 else 'rows'}: {self.why}"


def columns_lost(register: Register, carried: Mapping[str, Collection[str]]) -> Iterator[Loss]:
    """Yield the filled columns that a format does not carry.

    Args:
        register: What is written.
        carried: By table the columns that are written; tables left out are not written.
    """
    for table in TABLES:
        frame = register.frames[table.name]
        kept = carried.get(table.name, ())
        if not kept and len(frame):
            yield Loss(table.name, "", len(frame), NO_PLACE)
            continue
        for column in table.columns:
            filled = len(frame) - frame[column.name].null_count()
            if filled and column.name not in kept:
                yield Loss(table.name, column.name, filled, NO_PLACE)


def counted(table: str, column: str, rows: int, why: str) -> Iterator[Loss]:
    """Yield a loss, if it concerns any row."""
    if rows:
        yield Loss(table, column, rows, why)

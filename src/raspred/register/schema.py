"""What a table of the register is: a key and columns, each of a kind.

A column of kind `DATE` named `start` stands for three columns on disk and in memory:
`start` (the text as found, EDTF level 1), `start_earliest` and `start_latest` (32-bit
days since 1970-01-01, proleptic Gregorian; see `raspred.dates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, kind and what its values must satisfy.

    Attributes:
        name: Column name, unique in its table.
        kind: What it holds.
        about: One line for readers of the data package.
        required: Whether a row without it is broken.
        refers_to: Table whose key the value must be, or "" where it is no reference.
        words: The closed vocabulary of the column, empty where any text will do.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    refers_to: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a name, a key column and the columns in their order.

    Attributes:
        name: Table name, and that of its file.
        key: The column whose value names a row.
        about: One line for readers of the data package.
        columns: In their order, the key first.
        simulated_only: Whether only a simulated history has rows.
    """

    name: str
    key: str
    about: str
    columns: tuple[Column, ...]
    simulated_only: bool = False


def text(name: str, about: str, *, required: bool = False, refers_to: str = "") -> Column:
    """Return a column of any text, or of references to another table's keys."""
    return Column(name, Kind.TEXT, about, required=required, refers_to=refers_to)


def words(name: str, about: str, known: type[Enum], *, required: bool = False) -> Column:
    """Return a column of a closed vocabulary."""
    closed = tuple(str(word.value) for word in known)
    return Column(name, Kind.TEXT, about, required=required, words=closed)


def date(name: str, about: str) -> Column:
    """Return a column of a date, which is three columns."""
    return Column(name, Kind.DATE, about)


def integer(name: str, about: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, Kind.INTEGER, about)


def number(name: str, about: str) -> Column:
    """Return a column of numbers with decimals."""
    return Column(name, Kind.NUMBER, about)


def boolean(name: str, about: str) -> Column:
    """Return a column of yes and no."""
    return Column(name, Kind.BOOLEAN, about)

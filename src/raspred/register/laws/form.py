"""Laws of form: what must hold of every row before anything can be asked of a register.

The builder enforces them; `check` states them again for registers made otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.errors import nearest
from raspred.register.breach import Breach, row_of
from raspred.register.tables import TABLES
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.register.register import Register


def values_present(register: Register) -> Iterator[Breach]:
    """A required column is never empty."""
    for table in TABLES:
        frame = register.frames[table.name]
        for column in table.columns:
            if not column.required or not frame[column.name].has_nulls():
                continue
            empty = frame[column.name].is_null().arg_true()
            for at in empty:
                key = frame[table.key][at]
                yield Breach(
                    "value-missing",
                    Severity.HARD,
                    table.name,
                    f"row {at + 1}" if key is None else key,
                    f"{column.name} is empty",
                    f"Fill it in: {column.about}.",
                )


def keys_unique(register: Register) -> Iterator[Breach]:
    """A key stands in one row only."""
    for table in TABLES:
        keys = register.frames[table.name][table.key]
        if keys.n_unique() == len(keys):
            continue
        repeated = (
            pl.DataFrame({"key": keys})
            .drop_nulls()
            .with_row_index("row", offset=1)
            .group_by("key", maintain_order=True)
            .agg(pl.col("row"))
            .filter(pl.col("row").list.len() > 1)
        )
        for key, rows in repeated.iter_rows():
            yield Breach(
                "key-repeated",
                Severity.HARD,
                table.name,
                key,
                f"{table.key} {key!r} stands in rows {', '.join(map(str, rows[:10]))}",
                "Give each row a key of its own, or join the rows into one.",
            )


def words_known(register: Register) -> Iterator[Breach]:
    """A column with a closed vocabulary holds only its words."""
    for table in TABLES:
        frame = register.frames[table.name]
        for column in table.columns:
            if not column.words:
                continue
            found = frame[column.name].unique().drop_nulls().cast(pl.String).to_list()
            foreign = sorted(set(found) - set(column.words))
            if not foreign:
                continue
            strays = frame.filter(pl.col(column.name).is_in(foreign))
            for key, word in strays.select(table.key, column.name).iter_rows():
                yield Breach(
                    "word-unknown",
                    Severity.HARD,
                    table.name,
                    row_of(key),
                    f"{column.name} {word!r} is not in the vocabulary",
                    nearest(word, column.words),
                )


FORM_LAWS: Final[tuple[Callable[[Register], Iterator[Breach]], ...]] = (
    values_present,
    keys_unique,
    words_known,
)

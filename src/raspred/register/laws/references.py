"""Law of references: whatever a row points to exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.errors import nearest
from raspred.register.breach import Breach, row_of
from raspred.register.columns import references_of
from raspred.register.tables import TABLE_BY_NAME, TABLES
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register
    from raspred.register.schema import Column, Table


# Above this many rows, joining them in batches saves memory; below it only takes longer.
_LONG: Final = 100_000


def references_exist(register: Register) -> Iterator[Breach]:
    """A person, place, body, post, order or source that a row names has a row of its own."""
    for table in TABLES:
        if len(register.frames[table.name]):
            for column in references_of(table):
                yield from _dangling(register, table, column)


def _dangling(register: Register, table: Table, column: Column) -> Iterator[Breach]:
    frame = register.frames[table.name]
    if frame[column.name].null_count() == len(frame):
        return
    target = TABLE_BY_NAME[column.refers_to]
    keys = register.frames[target.name].select(target.key)
    pointed = frame.lazy().select(column.name).drop_nulls()
    if frame.schema[column.name] == pl.Categorical:  # few distinct values, quickly found
        pointed = pointed.unique(maintain_order=True)
    missing = (
        pointed.join(keys.lazy(), left_on=column.name, right_on=target.key, how="anti")
        .unique()
        .collect(engine="streaming" if len(frame) > _LONG else "auto")
    )
    if missing.is_empty():
        return
    known = keys[target.key].drop_nulls().cast(pl.String).to_list()
    remedies = {str(word): _remedy(str(word), known, target.name) for word in missing[column.name]}
    rows = frame.join(missing, on=column.name, how="semi", maintain_order="left")
    for key, word in rows.select(pl.col(table.key).cast(pl.String), column.name).iter_rows():
        yield Breach(
            "reference-missing",
            Severity.HARD,
            table.name,
            row_of(key),
            f"{column.name} {word!r} is no key of {target.name}",
            remedies[word],
        )


def _remedy(word: str, known: list[str], target: str) -> str:
    """Name the likely right key; in long tables the search for it would take too long."""
    guess = nearest(word, known) if 0 < len(known) <= _SEARCHED else ""
    return guess if guess.startswith("Did") else f"Add it to {target} or mend the reference."


_SEARCHED = 5_000

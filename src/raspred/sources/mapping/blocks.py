"""A block of the mapping into rows of one table of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.sources.mapping.filters import kept
from raspred.sources.mapping.findings import FILE, LINE
from raspred.sources.mapping.form import READ_TABLES
from raspred.sources.mapping.kinds import fitting
from raspred.sources.mapping.merging import ORDER, merged

if TYPE_CHECKING:
    from raspred.register.schema import Table
    from raspred.sources.mapping.form import Block
    from raspred.sources.mapping.values import Reader

# Tables whose rows sources seldom number, and what their key is made of then.
MADE_KEYS = {
    "tenures": ("person_id", "post_id", "start"),
    "orders": ("person_id", "kind", "date"),
    "ballots": ("body_id", "meeting", "date"),
}


def table_rows(
    block: Block, table: str, rows: pl.DataFrame, reader: Reader, path: str
) -> pl.DataFrame:
    """Return rows of a table, with the place of each in its file.

    Rows that lack what the table requires are told and left out.

    Args:
        block: What the mapping says.
        table: Name of the table.
        rows: The file's rows.
        reader: Reads values.
        path: Key path of the block.
    """
    described = READ_TABLES[table]
    rows = kept(rows, block.where, reader, path)
    columns: dict[str, pl.Series] = {}
    for column in described.columns:
        if column.name in block.values:
            value = block.values[column.name]
            label = value.column or f"{path}.{column.name}"
            found = reader.read(value, rows, label)
            columns[column.name] = fitting(column, found, rows, label, reader.findings)
    if block.ordered_by is not None:
        columns[ORDER] = rows[block.ordered_by]
    made = pl.DataFrame({name: series.alias(name) for name, series in columns.items()})
    made = pl.concat([made, rows.select(FILE, LINE)], how="horizontal")
    made = _whole(made, described, reader, path)
    return merged(made, block, reader.findings, path)


def _whole(made: pl.DataFrame, table: Table, reader: Reader, path: str) -> pl.DataFrame:
    """Leave out, and tell, rows without what the table requires."""
    for column in table.columns:
        if not column.required or column.name not in made.columns:
            continue
        lacking = made[column.name].is_null()
        if lacking.any():
            first = made.filter(lacking)
            reader.findings.tell(
                f"{first[FILE][0]}, line {first[LINE][0]}, {path}.{column.name}",
                f"is empty in {len(first):,} rows, which are left out",
                f"Fill it in ({column.about}), or leave such rows out with where.",
            )
            made = made.filter(~lacking)
    return made


def with_keys(made: pl.DataFrame, table: Table, reader: Reader) -> pl.DataFrame:
    """Return rows each with a key of its own.

    Missing keys of tenures, orders and ballots are made of what they say; keys that stand
    twice are told and numbered there, and elsewhere the first row is kept.
    """
    key = table.key
    parts = [part for part in MADE_KEYS.get(table.name, ()) if part in made.columns]
    if parts:
        spelled = pl.concat_str([pl.col(part).fill_null("") for part in parts], separator=":")
        given = pl.col(key) if key in made.columns else pl.lit(None, dtype=pl.String)
        made = made.with_columns(pl.coalesce(given, spelled).alias(key))
    repeats = made.with_columns(pl.int_range(pl.len()).over(key).alias("raspred:nth"))
    later = repeats["raspred:nth"] > 0
    if not later.any():
        return made
    fate = "each is kept under a number" if parts else "the first is kept"
    reader.findings.tell_values(
        made,
        f"{table.name}.{key}",
        made[key],
        later,
        lambda text: (
            f"{text} stands for another row already; {fate}",
            "Give rows keys of their own, or say with one_per when they are the same.",
        ),
    )
    if not parts:
        return made.filter(~later)
    return _numbered(repeats, key)


def _numbered(repeats: pl.DataFrame, key: str) -> pl.DataFrame:
    taken = set(repeats[key].to_list())
    keys = repeats[key].to_list()
    for row in (repeats["raspred:nth"] > 0).arg_true():
        number = 2
        while f"{keys[row]} ({number})" in taken:
            number += 1
        keys[row] = f"{keys[row]} ({number})"
        taken.add(keys[row])
    return repeats.with_columns(pl.Series(key, keys)).drop("raspred:nth")

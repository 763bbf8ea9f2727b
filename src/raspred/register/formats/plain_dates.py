"""Dates for formats that know whole years, months and days, and nothing in between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.dates import FAR_FUTURE, OPEN, Interval, spell
from raspred.errors import DateError
from raspred.register.columns import EARLIEST, LATEST
from raspred.register.formats.losses import Loss, counted
from raspred.register.schema import Kind
from raspred.register.tables import TABLE_BY_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from raspred.register.register import Register

_PLAIN: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def plain_dates(frame: pl.DataFrame, column: str) -> pl.Series:
    """Return a date column as `1923`, `1923-04` or `1923-04-03`.

    Args:
        frame: A table of a register, (n,) rows.
        column: A date column of it.

    Returns:
        String, (n,); null where the date is no whole year, month or day of the years 0 to
        9999: to write half of what is known would be to claim more than is known.
    """
    pairs = frame.select(earliest=column + EARLIEST, latest=column + LATEST)
    distinct = pairs.unique(maintain_order=True)
    texts = [_plain(Interval(*pair)) for pair in distinct.iter_rows()]
    known = distinct.with_columns(pl.Series("text", texts, dtype=pl.String))
    joined = pairs.join(known, on=["earliest", "latest"], how="left", maintain_order="left")
    return joined["text"].alias(column)


def dates_lost(
    register: Register,
    carried: Mapping[str, Collection[str]],
    open_kept: Collection[tuple[str, str]] = (),
) -> Iterator[Loss]:
    """Yield what becomes of the dates that are no plain ones.

    Args:
        register: What is written.
        carried: By table the columns that are written.
        open_kept: Tables and columns whose open ends the format can tell from unknown ones.
    """
    for name, columns in carried.items():
        frame = register.frames[name]
        for column in TABLE_BY_NAME[name].columns:
            if column.kind is not Kind.DATE or column.name not in columns or frame.is_empty():
                continue
            unwritten = frame.filter(plain_dates(frame, column.name).is_null())
            is_open = pl.col(column.name + EARLIEST) == FAR_FUTURE
            vague = unwritten.filter(pl.col(column.name).is_not_null() & ~is_open)
            why = "no plain year, month or day: left out, so that it is unknown"
            yield from counted(name, column.name, len(vague), why)
            if (name, column.name) not in open_kept:
                why = "an open end cannot be told from an unknown one: left out"
                yield from counted(name, column.name, len(unwritten.filter(is_open)), why)


def _plain(interval: Interval) -> str | None:
    if interval == OPEN:
        return None
    try:
        text = spell(interval)
    except DateError:
        return None
    return text if _PLAIN.fullmatch(text) else None

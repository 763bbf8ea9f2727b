"""The tidy table in which every measure answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.measures.appointers import NAMELESS
from raspred.measures.calendar import as_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

DIGITS = 12
"""Digits kept: sums of shares differ in the last bits with the order of the rows."""


def answer(
    days: Days,
    office: str | pl.Series,
    subject: str | Sequence[str] | pl.Series,
    *,
    value: Floats,
    low: Floats,
    high: Floats,
    basis: str | Sequence[str] | pl.Series,
    **extras: pl.Series | Floats | Rows,
) -> pl.DataFrame:
    """Return date, office, subject, value, low, high, the extras and basis, one row a day.

    NaN becomes null: what a register does not tell has no figure.
    """
    length = len(days)
    texts = {
        name: pl.Series(name, [given] * length if isinstance(given, str) else given, pl.String)
        for name, given in (("office", office), ("subject", subject), ("basis", basis))
    }
    figures = {
        name: pl.Series(name, np.round(given, DIGITS), pl.Float64).fill_nan(None)
        for name, given in (("value", value), ("low", low), ("high", high))
    }
    columns = [as_dates(days), texts["office"], texts["subject"], *figures.values()]
    columns += [pl.Series(name, given) for name, given in extras.items()]
    return pl.DataFrame([*columns, texts["basis"]])


def columns(rows: Sequence[tuple[float, ...]], width: int) -> list[NDArray[Any]]:
    """Return rows of figures as that many arrays, also where there are no rows."""
    if not rows:
        return [np.empty(0, dtype=np.int64)] * width
    return [np.array(column) for column in zip(*rows, strict=True)]


def names(register: Register, persons: Rows) -> pl.Series:
    """Return the ids of persons by their codes; what is no person gets its word."""
    asked = pl.DataFrame({"code": pl.Series(persons, dtype=pl.Int64)})
    known = (
        register.persons.select(
            code=pl.col("person_id").to_physical().cast(pl.Int64), name=pl.col("person_id")
        )
        .join(asked.unique(), on="code", how="semi")
        .with_columns(pl.col("name").cast(pl.String))
    )
    nameless = pl.DataFrame(
        {"code": list(NAMELESS), "name": list(NAMELESS.values())}, schema=known.schema
    )
    return asked.join(pl.concat([known, nameless]), on="code", how="left", maintain_order="left")[
        "name"
    ]

"""The tidy table in which every measure answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.measures.appointers import NAMELESS
from raspred.measures.calendar import as_dates
from raspred.measures.holders import NOBODY, codes, rows_of

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
        name: pl.Series(name, [given], pl.String).new_from_index(0, length)
        if isinstance(given, str)
        else pl.Series(name, given, pl.String)
        for name, given in (("office", office), ("subject", subject), ("basis", basis))
    }
    figures = {
        name: pl.Series(name, np.round(given, DIGITS), pl.Float64, nan_to_null=True)
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
    different, which = np.unique(persons, return_inverse=True)
    row = rows_of(codes(register.persons, "person_id"), np.maximum(different, NOBODY))
    known = row != NOBODY
    ids = register.persons["person_id"][row[known]].to_list()
    words = NAMELESS | dict(zip(different[known].tolist(), ids, strict=True))
    return pl.Series("name", [words.get(code) for code in different.tolist()], pl.String)[which]

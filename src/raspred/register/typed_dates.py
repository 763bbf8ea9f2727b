"""A date's three columns: the text as found and its day pair, each made from the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.dates.columns import read_column, spell_columns
from raspred.errors import DateError
from raspred.register.columns import ENDINGS, names_of
from raspred.register.values import text, whole_number

if TYPE_CHECKING:
    from raspred.register.findings import Findings
    from raspred.register.schema import Column


def dates(column: Column, rows: pl.DataFrame, findings: Findings) -> list[pl.Series | pl.Expr]:
    """Return text, earliest and latest of a date column.

    Where both the text and the pair are given they are kept as they are, agreeing or
    not: `check` compares them.

    Args:
        column: A column of kind DATE.
        rows: The rows as they came, with any of the three columns.
        findings: Where texts and pairs that are no date are told.
    """
    name, *pair_names = names_of(column)
    given = [rows[known] for known in (name, *pair_names) if known in rows.columns]
    if all(values.null_count() == len(values) for values in given):
        return [
            pl.lit(None, dtype=pl.Categorical).alias(name),
            pl.lit(FAR_PAST, dtype=pl.Int32).alias(pair_names[0]),
            pl.lit(FAR_FUTURE, dtype=pl.Int32).alias(pair_names[1]),
        ]
    texts = text(_column(rows, name, pl.Categorical()), pl.Categorical(), findings)
    earliest, latest = (
        whole_number(_column(rows, side, pl.Int32()), findings) for side in pair_names
    )
    if name in rows.columns or earliest.has_nulls() or latest.has_nulls():
        earliest, latest = _completed(texts, earliest, latest, findings)
    _judge(column, earliest, latest, findings)
    if texts.has_nulls():
        texts = _spelled(texts, earliest, latest, findings)
    return [texts, earliest, latest]


def _column(rows: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Series:
    if name in rows.columns:
        return rows[name]
    return pl.Series(name, [None], dtype=dtype).new_from_index(0, len(rows))


def _completed(
    texts: pl.Series, earliest: pl.Series, latest: pl.Series, findings: Findings
) -> tuple[pl.Series, pl.Series]:
    """Return the pair with its gaps filled from the text, which is judged on the way."""
    read, problems = read_column(texts)
    if problems:
        findings.add(
            texts.name,
            texts,
            texts.is_in(list(problems)).fill_null(value=False),
            lambda value: (f"{value!r}: {problems[value].what}", problems[value].remedy),
        )
    return (
        _filled(earliest, read["earliest"].fill_null(FAR_PAST)),
        _filled(latest, read["latest"].fill_null(FAR_FUTURE)),
    )


def _filled(given: pl.Series, found: pl.Series) -> pl.Series:
    if not given.has_nulls():
        return given
    if given.null_count() == len(given):
        return found.alias(given.name)
    return given.zip_with(given.is_not_null(), found)


def _judge(column: Column, earliest: pl.Series, latest: pl.Series, findings: Findings) -> None:
    findings.add(
        earliest.name,
        earliest,
        earliest > latest,
        lambda value: (
            f"day {value} comes after {latest.name}",
            "Leave both empty to have them made from the text.",
        ),
    )
    if column.name not in ENDINGS:
        findings.add(
            column.name,
            earliest,
            earliest == FAR_FUTURE,
            lambda _: (
                "the open end .. stands where something begins",
                "Leave it empty where nothing is known.",
            ),
        )


def _spelled(
    texts: pl.Series, earliest: pl.Series, latest: pl.Series, findings: Findings
) -> pl.Series:
    """Return the texts with their gaps spelled from the pair."""
    known = (earliest > FAR_PAST) | (latest < FAR_FUTURE)
    gaps = texts.is_null() & known & (earliest <= latest)
    if not gaps.any():
        return texts
    try:
        spelled = spell_columns(earliest.filter(gaps), latest.filter(gaps))
    except DateError as error:
        findings.problems.extend(error.problems)
        return texts
    if len(spelled) == len(texts):
        return spelled.alias(texts.name)
    return texts.scatter(gaps.arg_true(), spelled)

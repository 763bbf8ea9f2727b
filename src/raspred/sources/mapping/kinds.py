"""Texts that must fit the kind of their column: dates, numbers, truths, closed words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.dates.columns import read_column
from raspred.register.columns import ENDINGS
from raspred.register.schema import Column, Kind

if TYPE_CHECKING:
    import polars as pl

    from raspred.sources.mapping.findings import Findings

_TRUTHS = ["true", "false", "1", "0"]
_WHOLE = r"^[+-]?\d{1,9}(?:\.0+)?$"
_NUMBER = r"^[+-]?(?:\d{1,15}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?$"


def fitting(
    column: Column, texts: pl.Series, rows: pl.DataFrame, label: str, findings: Findings
) -> pl.Series:
    """Return texts with null, told, in place of those that do not fit their column.

    Args:
        column: The column of the register.
        texts: What the mapping made, (n,).
        rows: Where they stand, (n,), with `FILE` and `LINE`.
        label: What to call it in findings.
        findings: Where misfits are told.
    """
    if column.kind is Kind.DATE:
        return _dates(column, texts, rows, label, findings)
    if column.words:
        remedy = f"Say in words what it means; the register knows {', '.join(column.words)}."
        fits = texts.is_in(list(column.words))
        return _judged(texts, fits, rows, label, findings, "is not known", remedy)
    if column.kind is Kind.INTEGER:
        fits = texts.str.contains(_WHOLE)
        whole = _judged(texts, fits, rows, label, findings, "is no whole number", "Write digits.")
        return whole.str.replace(r"\.0+$", "")
    if column.kind is Kind.NUMBER:
        fits = texts.str.contains(_NUMBER)
        remedy = "Write digits with a decimal point."
        return _judged(texts, fits, rows, label, findings, "is no number", remedy)
    if column.kind is Kind.BOOLEAN:
        fits = texts.str.to_lowercase().is_in(_TRUTHS)
        remedy = "Say in words which is true and which false."
        return _judged(texts, fits, rows, label, findings, "is neither true nor false", remedy)
    return texts


def _judged(
    texts: pl.Series,
    fits: pl.Series,
    rows: pl.DataFrame,
    label: str,
    findings: Findings,
    what: str,
    remedy: str,
) -> pl.Series:
    wrong = texts.is_not_null() & ~fits.fill_null(value=True)
    findings.tell_values(rows, label, texts, wrong, lambda text: (f"{text} {what}", remedy))
    return texts.set(wrong, None) if wrong.any() else texts


def _dates(
    column: Column, texts: pl.Series, rows: pl.DataFrame, label: str, findings: Findings
) -> pl.Series:
    """Judge dates that came without `dates`, which must be EDTF already."""
    _, problems = read_column(texts)
    unread = dict(problems)
    begins_open = [".."] if column.name not in ENDINGS else []
    wrong = texts.is_in([*unread, *begins_open]).fill_null(value=False)
    shown = {repr(text): problem for text, problem in unread.items()}

    def verdict(text: str) -> tuple[str, str]:
        if text in shown:
            return f"{text} is no date: {shown[text].what}", "Say in dates how it is written."
        return f"{text} is the open end, where something begins", "Leave it empty."

    findings.tell_values(rows, label, texts, wrong, verdict)
    return texts.set(wrong, None) if wrong.any() else texts

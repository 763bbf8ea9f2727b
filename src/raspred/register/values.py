"""Values of one column read strictly: text, whole numbers, numbers, truths.

Each function takes the values as they came, (n,), and returns them typed, null where
empty. A value that does not fit becomes null and is told in the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from raspred.register.findings import Findings

_TRUTHS: Final = {"true": True, "false": False, "1": True, "0": False}


def text(values: pl.Series, wanted: pl.DataType, findings: Findings) -> pl.Series:
    """Return text, plain or categorical; whole numbers serve as text, other things do not."""
    if values.dtype == wanted:
        return without_empty(values)
    if values.dtype in (pl.String, pl.Categorical, pl.Null):
        return without_empty(values.cast(wanted))
    if values.dtype.is_integer():
        return values.cast(pl.String).cast(wanted)
    given = _given(values)
    findings.add(
        values.name,
        given,
        given.is_not_null(),
        lambda value: (f"{value} is no text", "Write it as text."),
    )
    return pl.Series(values.name, [None], dtype=wanted).new_from_index(0, len(values))


def whole_number(values: pl.Series, findings: Findings) -> pl.Series:
    """Return 32-bit whole numbers; a float serves where it is whole, NaN is empty."""
    if values.dtype == pl.Int32:
        return values
    given = _given(values)
    whole = given.cast(pl.Int32, strict=False)
    wrong = given.is_not_null() & whole.is_null()
    if given.dtype.is_float():
        wrong |= (whole.cast(given.dtype) != given).fill_null(value=False)
    findings.add(
        values.name,
        values,
        wrong,
        lambda value: (
            f"{value!r} is no whole number of 32 bits",
            "Write digits only, or leave it empty.",
        ),
    )
    return whole.set(wrong, None)


def number(values: pl.Series, findings: Findings) -> pl.Series:
    """Return finite 64-bit floats; NaN, which numpy has for the missing, is empty."""
    if values.dtype.is_float() and values.is_finite().sum() == len(values) - values.null_count():
        return values.cast(pl.Float64)
    given = _given(values)
    numbers = given.cast(pl.Float64, strict=False).fill_nan(None)
    endless = numbers.is_infinite().fill_null(value=False)
    wrong = endless | (given.is_not_null() & numbers.is_null())
    findings.add(
        values.name,
        values,
        wrong,
        lambda value: (
            f"{value!r} is no finite number",
            "Write digits with a decimal point, or leave it empty.",
        ),
    )
    return numbers.set(wrong, None) if wrong.any() else numbers


def boolean(values: pl.Series, findings: Findings) -> pl.Series:
    """Return truths; the words true and false and the digits 1 and 0 serve as well."""
    if values.dtype == pl.Boolean:
        return values
    given = _given(values).cast(pl.String).str.to_lowercase()
    truths = given.replace_strict(_TRUTHS, default=None, return_dtype=pl.Boolean)
    findings.add(
        values.name,
        values,
        given.is_not_null() & truths.is_null(),
        lambda value: (
            f"{value!r} is neither true nor false",
            "Write true or false, or leave it empty.",
        ),
    )
    return truths


def without_empty(texts: pl.Series) -> pl.Series:
    """Return texts with null in place of the empty text."""
    if texts.null_count() == len(texts):
        return texts
    empty = texts == ""
    return texts.set(empty, None) if empty.any() else texts


def _given(values: pl.Series) -> pl.Series:
    """Return values without what counts as empty, blank text and NaN; text is stripped."""
    if values.dtype in (pl.String, pl.Categorical):
        return without_empty(values.cast(pl.String).str.strip_chars())
    return values.fill_nan(None) if values.dtype.is_float() else values

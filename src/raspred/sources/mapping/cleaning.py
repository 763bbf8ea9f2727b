"""The cleaning of cells that an entry of [files] asks for, over whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.mapping.decoding import mended

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from raspred.sources.mapping.parts import SourceFile

_MARKS = r"\[(?:\d{1,3}|[a-z]{1,5}|[A-Z]|(?:note|nb|n) ?\d{1,3}|citation needed)\]"
_SIGNS = r"[*†‡§¶]+"


def cleaned(frame: pl.DataFrame, columns: Sequence[str], file: SourceFile) -> pl.DataFrame:
    """Return rows with some columns cleaned.

    Spaces of any kind become one plain space and are cut off at either end, always; then
    what the file's `double_encoded`, `footnotes` and `empty` ask for. Empty text is null.

    Args:
        frame: Cells as text.
        columns: Those to be cleaned.
        file: What the mapping says of the file.
    """
    return frame.with_columns(_clean(frame[column], file) for column in columns)


def _clean(cells: pl.Series, file: SourceFile) -> pl.Series:
    if file.double_encoded:
        cells = mended(cells, file.double_encoded)
    if file.footnotes:
        cells = cells.str.replace_all(_MARKS, "")
        cells = cells.str.replace_all(rf"^{_SIGNS}|{_SIGNS}\s*$", "")
    cells = plainly_spaced(cells)
    return without(cells, file.empty)


def plainly_spaced(cells: pl.Series) -> pl.Series:
    """Return texts with single plain spaces inside and none around."""
    odd = cells.str.contains(r"^\s|\s$|\s\s|[^\S ]").any()
    return cells.str.replace_all(r"\s+", " ").str.strip_chars(" ") if odd else cells


def without(cells: pl.Series, empty: Sequence[str]) -> pl.Series:
    """Return texts with null in place of those that mean nothing."""
    nothing = cells.is_in(["", *empty]).fill_null(value=False)
    return cells.set(nothing, None) if nothing.any() else cells

"""Cells into values: what a `Value` of the mapping asks for, over whole columns."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import nearest
from raspred.sources.mapping.cleaning import without
from raspred.sources.mapping.date_formats import Read, day_after, read_date
from raspred.sources.mapping.findings import FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from raspred.sources.mapping.findings import Findings
    from raspred.sources.mapping.parts import Value

_FEW_WORDS = 12


class Reader:
    """Reads values of one source.

    Args:
        months: Names of the twelve months.
        findings: Where everything not understood is told.
    """

    def __init__(self, months: tuple[str, ...], findings: Findings) -> None:
        self.months = months
        self.findings = findings

    def read(self, value: Value, rows: pl.DataFrame, path: str) -> pl.Series:
        """Return a value for each row, null where there is none.

        Args:
            value: What the mapping says.
            rows: Cleaned cells, (n,), with `FILE` and `LINE`.
            path: What to call it in findings: key path or column.
        """
        texts = self._found(value, rows, path)
        if value.remove:
            removed = re.compile(value.remove)
            texts = _by_text(texts, lambda text: removed.sub("", text).strip())
        if value.take:
            texts = self._taken(value.take, texts, rows, path)
        texts = without(texts, value.empty)
        if value.alias:
            texts = texts.replace(value.alias)
        if value.words is not None:
            texts = self._meant(value.words, texts, rows, path)
        if value.dates:
            texts = self.dated(value, texts, rows, path)
        if value.as_id:
            texts = self._identified(texts, rows, path)
        if value.prefix or value.suffix:
            texts = pl.select(value.prefix + texts + value.suffix).to_series()
        if value.otherwise is not None:
            texts = texts.fill_null(value.otherwise)
        return texts.alias("value")

    def _found(self, value: Value, rows: pl.DataFrame, path: str) -> pl.Series:
        if value.text is not None:
            return pl.Series([value.text or None], dtype=pl.String).new_from_index(0, len(rows))
        if value.column is not None:
            return rows[value.column]
        if value.first_of is not None:
            emptied = [without(rows[column], value.empty) for column in value.first_of]
            return pl.select(pl.coalesce(emptied)).to_series()
        return self._joined(value, rows, path)

    def _joined(self, value: Value, rows: pl.DataFrame, path: str) -> pl.Series:
        """Join several columns; a gap among them may make two people of one, or one of two."""
        parts = [without(rows[column], value.empty) for column in value.columns]
        joined = pl.concat_str(parts, separator=value.joined_by, ignore_nulls=True)
        whole = pl.select(joined).to_series()
        whole = without(whole, [])
        gaps = pl.select(pl.any_horizontal([part.is_null() for part in parts])).to_series()
        gaps = gaps & whole.is_not_null()
        if not gaps.any():
            return whole
        if value.missing == "empty":
            return whole.set(gaps, None)
        if value.missing == "apart":
            apart = pl.select(whole + " @ " + rows[FILE].cast(pl.String)).to_series()
            return whole.zip_with(~gaps, apart)
        if value.missing == "told":
            self._tell_gaps(value, rows, gaps, path)
        return whole

    def _tell_gaps(self, value: Value, rows: pl.DataFrame, gaps: pl.Series, path: str) -> None:
        for column in value.columns:
            lacking = rows.filter(gaps & without(rows[column], value.empty).is_null())
            if len(lacking):
                where = f"{lacking[FILE][0]}, {path}"
                what = f"{len(lacking):,} rows lack {column!r}; what is left is taken"
                remedy = "Fill it in, or set missing to say what that means."
                self.findings.tell(where, what, remedy)

    def _taken(self, pattern: str, texts: pl.Series, rows: pl.DataFrame, path: str) -> pl.Series:
        compiled = re.compile(pattern)

        def part(text: str) -> str | None:
            found = compiled.search(text)
            return found and found[1]

        taken = _by_text(texts, part)
        self.findings.tell_values(
            rows,
            path,
            texts,
            texts.is_not_null() & taken.is_null(),
            lambda text: (f"{text} does not fit {pattern!r}", "Mend the cell, or widen take."),
        )
        return without(taken.str.strip_chars(" "), [])

    def _meant(
        self, words: dict[str, str], texts: pl.Series, rows: pl.DataFrame, path: str
    ) -> pl.Series:
        meant = texts.replace_strict(words, default=None, return_dtype=pl.String)
        self.findings.tell_values(
            rows,
            path,
            texts,
            texts.is_not_null() & ~texts.is_in(list(words)),
            lambda text: (f"{text} is not among the words", _like(text, words)),
        )
        return without(meant, [])

    def dated(self, value: Value, texts: pl.Series, rows: pl.DataFrame, path: str) -> pl.Series:
        """Return dates as EDTF texts, each distinct text read once."""
        formats = tuple(value.dates)
        distinct = texts.drop_nulls().unique(maintain_order=True).to_list()
        still = set(value.open)
        read = {
            text: Read("..") if text in still else read_date(text, formats, self.months)
            for text in distinct
        }
        self._tell_dates(read, texts, rows, path, " or ".join(formats))
        edtf = {text: one.text for text, one in read.items() if one.text is not None}
        if value.last_day:
            edtf = {text: day_after(one) for text, one in edtf.items()}
        return texts.replace_strict(
            list(edtf), list(edtf.values()), default=None, return_dtype=pl.String
        )

    def _tell_dates(
        self, read: dict[str, Read], texts: pl.Series, rows: pl.DataFrame, path: str, formats: str
    ) -> None:
        unread = [text for text, one in read.items() if one.text is None]
        wrong = {shown: one.wrong for shown, one in ((repr(t), r) for t, r in read.items())}
        self.findings.tell_values(
            rows,
            path,
            texts,
            texts.is_in(unread),
            lambda text: (
                f"{text} is no date: {wrong.get(text) or f'it does not fit {formats}'}",
                "Add its format to dates, or the text to empty.",
            ),
        )
        self.findings.tell_values(
            rows,
            path,
            texts,
            texts.is_in([text for text, one in read.items() if one.ambiguous]),
            lambda text: (
                f"{text} fits several formats with different dates; any of them is allowed",
                "Leave the formats that the source does not use out of dates.",
            ),
        )

    def _identified(self, texts: pl.Series, rows: pl.DataFrame, path: str) -> pl.Series:
        distinct = texts.drop_nulls().unique(maintain_order=True).to_list()
        made = {text: identifier(text) for text in distinct}
        first: dict[str, str] = {}
        clashing = {text: one for text, one in made.items() if first.setdefault(one, text) != text}
        shown = {repr(text): first[one] for text, one in clashing.items()}
        self.findings.tell_values(
            rows,
            path,
            texts,
            texts.is_in(list(clashing)),
            lambda text: (
                f"{text} gets the same identifier as {shown.get(text, 'another')!r}",
                "If they are one, name both in alias; if not, leave as_id out.",
            ),
        )
        identified = texts.replace_strict(
            list(made), list(made.values()), default=None, return_dtype=pl.String
        )
        return without(identified, [])


def identifier(text: str) -> str:
    """Return a text as an identifier: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+|_+", "-", kept).strip("-")


def _like(text: str, words: dict[str, str]) -> str:
    if len(words) <= _FEW_WORDS:
        return nearest(text.strip("'"), words)
    return "Add it to words, or mend the spelling."


def _by_text(texts: pl.Series, change: Callable[[str], str | None]) -> pl.Series:
    """Return texts changed one by one, each distinct one once."""
    distinct = texts.drop_nulls().unique(maintain_order=True).to_list()
    return texts.replace_strict(
        distinct, [change(text) for text in distinct], default=None, return_dtype=pl.String
    )

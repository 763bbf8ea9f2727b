"""The files of a mapping opened, cleaned, split, enriched and filtered: rows ready for use."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import Problem, SourceError, nearest
from raspred.sources.mapping.cleaning import cleaned, plainly_spaced, without
from raspred.sources.mapping.decoding import decoded
from raspred.sources.mapping.delimited import Dialect, read_delimited
from raspred.sources.mapping.filters import kept
from raspred.sources.mapping.finding_files import contents
from raspred.sources.mapping.findings import FILE, LINE
from raspred.sources.mapping.joins import joined
from raspred.sources.mapping.mentions import mentions
from raspred.sources.mapping.other_forms import read_json_lines, read_parquet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.sources.mapping.finding_files import Content
    from raspred.sources.mapping.findings import Findings
    from raspred.sources.mapping.form import Head
    from raspred.sources.mapping.parts import SourceFile
    from raspred.sources.mapping.values import Reader


class Opened:
    """The rows of every file of a mapping.

    Args:
        mapping: What to open.
        given: Files on disk.
        reader: Reads values, and tells what it does not understand.

    Attributes:
        rows: Cleaned rows by name of the file, with `FILE` and `LINE`.
        left_out: How many rows each file's `where` left out.

    Raises:
        SourceError: Files or columns are missing, or a file cannot be read; all of it.
    """

    def __init__(self, mapping: Head, given: Sequence[Path], reader: Reader) -> None:
        self.rows: dict[str, pl.DataFrame] = {}
        self.left_out: dict[str, int] = {}
        self._reader = reader
        problems: list[Problem] = []
        for name, file in mapping.files.items():
            try:
                self.rows[name] = self._raw(name, file, given)
            except SourceError as error:
                problems += error.problems
        problems += self._missing_columns(mapping)
        if problems:
            raise SourceError(problems)
        self._tell_unread_files(mapping, given)
        self._prepare(mapping)

    def _tell_unread_files(self, mapping: Head, given: Sequence[Path]) -> None:
        read = [file.path or "*" for file in mapping.files.values()]
        for path in given:
            if not any(fnmatchcase(path.name, one) for one in (*read, *mapping.ignore_files)):
                what = "nothing reads this file"
                remedy = "Give it an entry in [files], or add it to ignore_files."
                self._reader.findings.tell(path.name, what, remedy)

    def _raw(self, name: str, file: SourceFile, given: Sequence[Path]) -> pl.DataFrame:
        findings = self._reader.findings
        pieces = [rows_of(one, file, findings) for one in contents(name, file, given)]
        rows = pl.concat(pieces, how="diagonal", rechunk=True) if len(pieces) > 1 else pieces[0]
        if file.rows is not None and len(rows) != file.rows:
            what = f"{len(rows):,} whole rows where {file.rows:,} are expected"
            findings.tell(f"files.{name}", what, "Restore the file, or correct rows.")
        return rows

    def _missing_columns(self, mapping: Head) -> list[Problem]:
        """Tell columns that the mapping names and no file has."""
        return [
            Problem(
                one.path,
                f"column {one.column!r} is not in {self._names(one.file)}",
                nearest(one.column, _columns(self.rows[one.file])),
            )
            for one in mentions(mapping)
            if one.file in self.rows and one.column not in _columns(self.rows[one.file])
        ]

    def _names(self, file: str) -> str:
        return (
            " or ".join(self.rows[file][FILE].unique(maintain_order=True).cast(pl.String)) or file
        )

    def _prepare(self, mapping: Head) -> None:
        used: dict[str, dict[str, None]] = {name: {} for name in mapping.files}
        for one in mentions(mapping):
            used[one.file][one.column] = None
        for name, file in mapping.files.items():
            self._tell_unread(name, file, used[name])
            kept_columns = [*used[name], FILE, LINE]
            self.rows[name] = cleaned(self.rows[name].select(kept_columns), list(used[name]), file)
        for name in sorted(mapping.files, key=lambda name: bool(mapping.files[name].joins)):
            self.rows[name] = self._enriched(name, mapping.files[name])

    def _tell_unread(self, name: str, file: SourceFile, used: dict[str, None]) -> None:
        rows = self.rows[name]
        for column in _columns(rows):
            ignored = any(fnmatchcase(column, pattern) for pattern in file.ignore)
            filled = 0 if ignored or column in used else len(rows) - rows[column].null_count()
            if filled:
                self._reader.findings.tell(
                    f"{rows[FILE][0]}, column {column!r}",
                    f"{filled:,} values that nothing reads",
                    f"Use it in the mapping, or add it to ignore of [files.{name}].",
                )

    def _enriched(self, name: str, file: SourceFile) -> pl.DataFrame:
        rows, path = self.rows[name], f"files.{name}"
        for split in file.split:
            pieces = pl.col(split.column).str.split(split.by)
            rows = rows.with_columns(pieces).explode(split.column)
            rows = rows.with_columns(without(plainly_spaced(rows[split.column]), file.empty))
        for column, value in file.derive.items():
            derived = self._reader.read(value, rows, f"{path}.derive.{column}")
            rows = rows.with_columns(derived.alias(column))
        for place, join in enumerate(file.joins, start=1):
            other = self.rows[join.file]
            rows = joined(rows, join, other, f"{path}.joins[{place}]", self._reader.findings)
        passed = kept(rows, file.where, self._reader, path)
        if len(passed) < len(rows):
            self.left_out[name] = len(rows) - len(passed)
        return passed


def _columns(rows: pl.DataFrame) -> list[str]:
    return [column for column in rows.columns if column not in (FILE, LINE)]


def rows_of(content: Content, file: SourceFile, findings: Findings) -> pl.DataFrame:
    """Return the rows of one file as they stand, with `FILE` and `LINE`.

    Raises:
        SourceError: It cannot be read as what it is said to be.
    """
    if content.form == "parquet":
        rows = read_parquet(content.raw, content.name, findings)
    else:
        text = decoded(content.raw, file.encoding, content.name)
        if content.form == "json-lines":
            rows = read_json_lines(text, content.name, findings)
        else:
            separator = file.delimiter or ("\t" if content.form == "tsv" else ",")
            dialect = Dialect(separator, file.quote)
            rows = read_delimited(text, content.name, dialect, file.skip_lines, findings)
    return rows.with_columns(pl.lit(content.name, dtype=pl.Categorical).alias(FILE))

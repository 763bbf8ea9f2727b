"""CSV tables read strictly: each field is taken by name, and what nobody takes is told."""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from raspred.dates import parse
from raspred.errors import DateError, Problem, SourceError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Meaning = TypeVar("Meaning")

_LISTED = 12


@dataclass(frozen=True, slots=True)
class Declared:
    """What a table promises.

    Attributes:
        file: Its file name.
        columns: The columns its reader takes; all must be there.
        rows: How many rows it holds, where that is promised; another number is told.
    """

    file: str
    columns: tuple[str, ...]
    rows: int | None = None


class Row:
    """One row, whose fields are taken away one by one.

    Args:
        sheet: The table it stands in.
        line: Line of the file on which it ends, from 1.
        fields: Its values by column, as they stand, without surrounding spaces.
    """

    def __init__(self, sheet: Sheet, line: int, fields: Mapping[str, str]) -> None:
        self.line = line
        self._sheet = sheet
        self._fields = fields

    def take(self, column: str) -> str:
        """Return a field as text, "" where it is empty."""
        self._sheet.taken.add(column)
        return self._fields[column]

    def take_if_there(self, column: str) -> str:
        """Return a field as `take` does, "" where the table has no such column."""
        return self.take(column) if column in self._fields else ""

    def take_date(self, column: str) -> str:
        """Return a field as a date text; one that is no date is told and becomes unknown."""
        text = self.take(column)
        try:
            parse(text)
        except DateError as error:
            for problem in error.problems:
                self.tell(column, f"{text!r} is no date", problem.remedy)
            return ""
        return text

    def take_number(self, column: str) -> int | None:
        """Return a field as a whole number, None where it is empty or none (then told)."""
        text = self.take(column)
        if text and not text.isdecimal():
            self.tell(column, f"{text!r} is no whole number", "Write digits only, or nothing.")
            return None
        return int(text) if text else None

    def take_known(self, column: str, known: Mapping[str, Meaning]) -> Meaning | None:
        """Return what a field stands for, None where it is unknown (then told)."""
        text = self.take(column)
        if text not in known:
            self.tell(column, f"{text!r} is not known", _like(text, known))
            return None
        return known[text]

    def tell(self, column: str, what: str, remedy: str) -> None:
        """Report a field that was not understood."""
        where = f"{self._sheet.declared.file}, line {self.line}, {column}"
        self._sheet.findings.append(Problem(where, what, remedy))


class Sheet:
    """One table of a source.

    Args:
        folder: Where its file stands.
        declared: What it promises.
        findings: Where everything not understood is told.

    Raises:
        SourceError: The file is missing, is no UTF-8 or lacks a column.
    """

    def __init__(self, folder: Path, declared: Declared, findings: list[Problem]) -> None:
        self.declared = declared
        self.findings = findings
        self.taken: set[str] = set()
        self._header, self._lines = _lines(folder / declared.file, declared)

    def rows(self) -> Iterator[Row]:
        """Yield the rows one by one.

        Columns left unread are told after the last, if their number was promised; else the
        reader may still hold rows, and calls `tell_untaken` when it is done.
        """
        whole = 0
        for line, values in self._lines:
            if len(values) == len(self._header):
                whole += 1
                yield Row(self, line, dict(zip(self._header, values, strict=True)))
            else:
                self._tell_broken(line, len(values))
        if self.declared.rows is not None and whole != self.declared.rows:
            what = f"{whole:,} whole rows where {self.declared.rows:,} are expected"
            remedy = "Restore the file, or take the difference as meant."
            self.findings.append(Problem(self.declared.file, what, remedy))
        if self.declared.rows is not None:
            self.tell_untaken()

    def _tell_broken(self, line: int, found: int) -> None:
        where = f"{self.declared.file}, line {line}"
        what = f"{found} fields where the header has {len(self._header)}; the row is left out"
        remedy = "Complete the row; quote fields that contain commas."
        self.findings.append(Problem(where, what, remedy))

    def tell_untaken(self) -> None:
        """Tell the columns that nobody took from any row."""
        for place, column in enumerate(self._header):
            if column in self.taken:
                continue
            filled = sum(len(values) > place and bool(values[place]) for _, values in self._lines)
            if filled:
                where = f"{self.declared.file}, column {column!r}"
                what = f"{filled:,} values that nothing reads"
                self.findings.append(Problem(where, what, nearest(column, self.declared.columns)))


def open_sheets(
    folder: Path, declared: Iterable[Declared], findings: list[Problem]
) -> dict[str, Sheet]:
    """Open every table of a source at once.

    Returns:
        The tables by file name without its ending.

    Raises:
        SourceError: Everything missing from any of them.
    """
    sheets: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for one in declared:
        try:
            sheets[one.file.removesuffix(".csv")] = Sheet(folder, one, findings)
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return sheets


def _like(text: str, known: Iterable[str]) -> str:
    """Return the nearest known spelling as a remedy, without a list too long to help."""
    words = list(known)
    if len(words) <= _LISTED or difflib.get_close_matches(text, words, n=1):
        return nearest(text, words)
    return "Add it where the others are listed, or mend the spelling."


def _lines(path: Path, declared: Declared) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            lines = [(reader.line_num, [one.strip() for one in values]) for values in reader]
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise SourceError(Problem(str(path), what, "Put the whole table there.")) from error
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 at byte {error.start:,}"
        raise SourceError(Problem(str(path), what, "Save it as UTF-8.")) from error
    except csv.Error as error:
        raise SourceError(Problem(str(path), f"is no CSV: {error}", "Restore the file.")) from error
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        what = f"columns that stand twice: {', '.join(map(repr, twice))}"
        raise SourceError(Problem(f"{path}, line 1", what, "Give each column a name of its own."))
    missing = [column for column in declared.columns if column not in header]
    if missing:
        raise SourceError(
            Problem(f"{path}, line 1", f"column {column!r} is missing", nearest(column, header))
            for column in missing
        )
    return header, lines

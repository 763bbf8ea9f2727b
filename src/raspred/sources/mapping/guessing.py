"""A first mapping for a file that raspred has never seen, with comments on what to check.

What is guessed is written down for the user to judge; nothing is read by a guess in silence.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raspred.errors import Problem, SourceError
from raspred.sources.mapping.cleaning import plainly_spaced
from raspred.sources.mapping.decoding import decoded
from raspred.sources.mapping.finding_files import contents
from raspred.sources.mapping.findings import FILE, LINE, Findings
from raspred.sources.mapping.guessed_columns import Guess, guess_columns
from raspred.sources.mapping.guessed_people import guess_appointers
from raspred.sources.mapping.guessed_text import first_mapping
from raspred.sources.mapping.opening import rows_of
from raspred.sources.mapping.parts import SourceFile

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from raspred.sources.mapping.finding_files import Content
    from raspred.sources.mapping.parts import Encoding

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 50


def guess_mapping(path: Path) -> str:
    """Return the text of a first mapping for a file.

    Args:
        path: A CSV, TSV, Parquet or JSON lines file, or a zip with one of these in it.

    Raises:
        SourceError: The file cannot be opened at all.
    """
    content = _first_content(path)
    file = _opening(content)
    rows = rows_of(content, file, Findings())
    # Dropping, not selecting: polars reads a selected "^...$" as a pattern, and so may a header.
    guesses: list[Guess] = guess_columns(rows.drop(FILE, LINE, strict=False))
    by_role = {guess.role: guess for guess in guesses if guess.role}
    appointers = guess_appointers(rows, by_role)
    titles = _titles(rows[by_role["title"].column]) if "title" in by_role else []
    return first_mapping(path.name, file, len(rows), guesses, appointers, titles)


def _titles(cells: pl.Series) -> list[str]:
    """Return what the posts are called, those that stand in most rows first."""
    found = plainly_spaced(cells).replace("", None).drop_nulls().to_list()
    return [title for title, _ in Counter(found).most_common()]


def _first_content(path: Path) -> Content:
    if path.is_dir():
        remedy = "Name a file in it; a mapping may then read several of them."
        raise SourceError(Problem(str(path), "is a folder, not a file", remedy))
    if not path.is_file():
        raise SourceError(Problem(str(path), "there is no such file", "Check the spelling."))
    try:
        found = contents("file", SourceFile(), [path])
    except SourceError:
        found = contents("file", SourceFile(form="csv"), [path])  # by its content, then
    return found[0]


def _opening(content: Content) -> SourceFile:
    if content.form == "parquet":
        return SourceFile(form="parquet")
    encoding = _encoding(content)
    if content.form == "json-lines":
        return SourceFile(form="json-lines", encoding=encoding)
    text = decoded(content.raw, encoding, content.name)
    delimiter = "\t" if content.form == "tsv" else _delimiter(text)
    return SourceFile(form=content.form, encoding=encoding, delimiter=delimiter)


def _encoding(content: Content) -> Encoding:
    raw = content.raw
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        # Between 0x80 and 0x9f Latin-1 has control characters, which nobody writes.
        if not any(byte in raw for byte in range(0x80, 0xA0)):
            return "latin-1"
    else:
        return "utf-8"
    try:
        raw.decode("windows-1252")
    except UnicodeDecodeError:
        what = "does not look like text: it is neither UTF-8 nor UTF-16, Windows-1252 or Latin-1"
        remedy = "In the program that made it, save it as CSV."
        raise SourceError(Problem(content.name, what, remedy)) from None
    return "windows-1252"


def _delimiter(text: str) -> str:
    """Return the delimiter that stands most often, and equally often, in the first lines."""
    lines = [line for line in text.split("\n")[:_SAMPLE_LINES] if line]
    head = lines[0] if lines else ""
    steady = {
        one: sum(line.count(one) == head.count(one) for line in lines) / max(len(lines), 1)
        for one in _DELIMITERS
        if head.count(one)
    }
    return max(steady, key=lambda one: head.count(one) * steady[one], default=",")

"""CSV and its kin read strictly and by whole columns: each row keeps its line.

Rows are found in the bytes themselves, so that a cell too many or too few is told with its
line and never shifts or fills a row in silence.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from polars.exceptions import PolarsError

from raspred.errors import Problem, SourceError
from raspred.sources.mapping.findings import LINE, LISTED, Findings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEWLINE = 10


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates cells and what encloses them; no quote is the empty text."""

    delimiter: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Records:
    """The rows of a file, found in its bytes.

    Attributes:
        start: First byte of each, int64[n].
        end: Its line end, int64[n].
        line: Line on which it starts, from 1, int64[n].
        cells: How many cells it has, int64[n]; 0 for an empty line.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    line: NDArray[np.int64]
    cells: NDArray[np.int64]


def read_delimited(
    text: str, name: str, dialect: Dialect, skip_lines: int, findings: Findings
) -> pl.DataFrame:
    """Return the rows of a delimited text, all cells as text, with the line of each.

    Args:
        text: The whole file, with plain line ends.
        name: The file's name in messages.
        dialect: Its delimiter and quote.
        skip_lines: Lines above the header.
        findings: Where rows with too many or too few cells are told; they are left out.

    Raises:
        SourceError: There is no header, a column stands twice in it, or a quote stands
            where none can.
    """
    raw = text.encode("utf-8", "surrogatepass")
    records = _records(raw, name, dialect)
    rows = np.flatnonzero((records.cells > 0) & (records.line > skip_lines))
    if not len(rows):
        raise SourceError(Problem(name, "has no header line", "Give a file with column names."))
    head, rows = rows[0], rows[1:]
    header = _header(raw[records.start[head] : records.end[head]], name, dialect)
    whole = records.cells[rows] == len(header)
    _tell_broken(records, rows[~whole], len(header), name, findings)
    rows = rows[whole]
    body = _bytes_of(raw, records, rows)
    frame = _parsed(body, name, header, dialect, len(rows))
    return frame.with_columns(pl.Series(LINE, records.line[rows], dtype=pl.UInt32))


def _records(raw: bytes, name: str, dialect: Dialect) -> _Records:
    data = np.frombuffer(raw + b"\n" * (not raw.endswith(b"\n")), dtype=np.uint8)
    newlines = np.flatnonzero(data == _NEWLINE)
    delimiters = np.flatnonzero(data == ord(dialect.delimiter))
    ends = newlines
    if dialect.quote and dialect.quote.encode() in raw:
        quotes = np.flatnonzero(data == ord(dialect.quote))
        _judge_quotes(data, quotes, newlines, name, dialect)
        ends = newlines[np.searchsorted(quotes, newlines) % 2 == 0]
        delimiters = delimiters[np.searchsorted(quotes, delimiters) % 2 == 0]
    start = np.concatenate([[0], ends[:-1] + 1]).astype(np.int64)
    between = np.searchsorted(delimiters, ends) - np.searchsorted(delimiters, start)
    return _Records(
        start,
        ends.astype(np.int64),
        np.searchsorted(newlines, start) + 1,
        np.where(start == ends, 0, between + 1),
    )


def _judge_quotes(
    data: NDArray[np.uint8],
    quotes: NDArray[np.intp],
    newlines: NDArray[np.intp],
    name: str,
    dialect: Dialect,
) -> None:
    """Refuse quotes that do not enclose whole cells: rows cannot be told apart then."""
    edges = np.array([_NEWLINE, ord(dialect.delimiter), ord(dialect.quote)], dtype=np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    before = data[np.maximum(opening - 1, 0)]
    stray = opening[(opening > 0) & ~np.isin(before, edges)]
    unfit = closing[~np.isin(data[closing + 1], edges)]
    unclosed = opening[-1:] if len(quotes) % 2 else opening[:0]
    wrong = np.concatenate([stray, unfit, unclosed])
    if not len(wrong):
        return
    line = int(np.searchsorted(newlines, wrong.min())) + 1
    raise SourceError(
        Problem(
            f"{name}, line {line}",
            f"a quote {dialect.quote} does not enclose a whole cell",
            "Double quotes inside a quoted cell; or set quote = '' if they are plain text.",
        )
    )


def _header(raw: bytes, name: str, dialect: Dialect) -> list[str]:
    text = raw.decode("utf-8", "surrogatepass")
    lines = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
    )
    try:
        header = [" ".join(cell.split()) for cell in next(lines)]
    except csv.Error as error:
        what = f"its header cannot be read: {error}"
        raise SourceError(Problem(name, what, "Restore the file.")) from None
    header = [cell or f"column {place}" for place, cell in enumerate(header, start=1)]
    return unrepeated(header, name)


def unrepeated(header: list[str], name: str) -> list[str]:
    """Return the names of columns as they are.

    Raises:
        SourceError: A name stands twice, or is one that raspred keeps for itself.
    """
    repeated = sorted({cell for cell in header if header.count(cell) > 1})
    kept = [cell for cell in header if cell.startswith("raspred:")]
    if repeated or kept:
        raise SourceError(
            Problem(f"{name}, header", f"column {cell!r} cannot be told apart", "Rename it.")
            for cell in (*repeated, *kept)
        )
    return header


def _tell_broken(
    records: _Records, rows: NDArray[np.intp], expected: int, name: str, findings: Findings
) -> None:
    for row in rows[:LISTED]:
        what = f"{records.cells[row]} cells where the header has {expected}; the row is left out"
        remedy = "Complete the row; quote cells that hold the delimiter."
        findings.tell(f"{name}, line {records.line[row]}", what, remedy)
    if len(rows) > LISTED:
        what = f"{len(rows) - LISTED:,} more rows with too many or too few cells are left out"
        findings.tell(name, what, "Check delimiter and quote in the entry in [files].")


def _bytes_of(raw: bytes, records: _Records, rows: NDArray[np.intp]) -> bytes:
    """Return the bytes of some rows, one after the other."""
    if not len(rows):
        return b""
    if len(rows) == rows[-1] - rows[0] + 1:
        return raw[records.start[rows[0]] : records.end[rows[-1]]] + b"\n"
    pieces = np.flatnonzero(np.diff(rows) > 1)
    firsts, lasts = rows[np.r_[0, pieces + 1]], rows[np.r_[pieces, len(rows) - 1]]
    return b"".join(
        raw[records.start[first] : records.end[last]] + b"\n"
        for first, last in zip(firsts, lasts, strict=True)
    )


def _parsed(body: bytes, name: str, header: list[str], dialect: Dialect, rows: int) -> pl.DataFrame:
    schema = dict.fromkeys(header, pl.String())
    if not rows:
        return pl.DataFrame(schema=schema)
    try:
        frame = pl.read_csv(
            io.BytesIO(body),
            has_header=False,
            schema=schema,
            separator=dialect.delimiter,
            quote_char=dialect.quote or None,
        )
    except PolarsError as error:
        reason = str(error).partition("\n")[0]
        what = f"cannot be read row by row: {reason}"
        raise SourceError(Problem(name, what, "Restore the file.")) from None
    if len(frame) != rows:
        what = f"{len(frame):,} rows were read where {rows:,} stand"
        raise SourceError(Problem(name, what, "Check delimiter and quote in [files]."))
    return frame

"""Parquet and JSON lines read as text cells, each row with its line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.errors import Problem, SourceError
from raspred.sources.mapping.delimited import unrepeated
from raspred.sources.mapping.findings import LINE, shown

if TYPE_CHECKING:
    from raspred.sources.mapping.findings import Findings

_SCALARS = (str, int, float, bool)


def read_parquet(raw: bytes, name: str, findings: Findings) -> pl.DataFrame:
    """Return the rows of a Parquet file as text; the line of a row is its number.

    Raises:
        SourceError: The bytes are no Parquet.
    """
    try:
        frame = pl.read_parquet(io.BytesIO(raw))
        unrepeated(frame.columns, name)
        nested = [column for column, dtype in frame.schema.items() if dtype.is_nested()]
        frame = frame.drop(nested).with_columns(pl.all().cast(pl.String))
    except SourceError:
        raise
    # Damaged bytes make polars raise much besides its own errors, even a panic of its Rust.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        reason = str(error).partition("\n")[0]
        what = f"is no Parquet that can be read: {reason}"
        raise SourceError(Problem(name, what, "Restore the file.")) from None
    for column in nested:
        what = "holds lists or structures, which nothing reads"
        findings.tell(f"{name}, column {column!r}", what, "Flatten it before reading.")
    numbers = pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(LINE)
    return frame.with_columns(numbers) if frame.width else _no_rows([])


def read_json_lines(text: str, name: str, findings: Findings) -> pl.DataFrame:
    """Return one row a line, each an object of plain values, as text.

    Lines that are no such object are told and left out, nested values are told and left
    empty.

    Raises:
        SourceError: No line holds an object.
    """
    rows: list[dict[str, Any]] = []
    nested: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        row = _object(line, f"{name}, line {number}", findings)
        if row is None:
            continue
        for key, value in row.items():
            if value is not None and not isinstance(value, _SCALARS):
                nested.setdefault(key, (number, json.dumps(value, ensure_ascii=False)))
        rows.append({key: _as_text(value) for key, value in row.items()} | {LINE: number})
    for key, (number, value) in nested.items():
        what = f"{shown(value)} is nested, which nothing reads"
        findings.tell(f"{name}, line {number}, {key}", what, "Flatten it before reading.")
    keys = list(dict.fromkeys(key for row in rows for key in row if key != LINE))
    if not keys:
        remedy = "Give a file with one JSON object a line."
        raise SourceError(Problem(name, "holds no JSON object", remedy))
    unrepeated(keys, name)
    schema = dict.fromkeys(keys, pl.String()) | {LINE: pl.UInt32()}
    return pl.DataFrame({key: [row.get(key) for row in rows] for key in schema}, schema=schema)


def _object(line: str, where: str, findings: Findings) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        findings.tell(where, f"is no JSON: {error}; the line is left out", "Restore the line.")
        return None
    if not isinstance(row, dict):
        what = f"{shown(line)} is no object; the line is left out"
        findings.tell(where, what, "Write one {...} a line.")
        return None
    return row


def _as_text(value: Any) -> str | None:
    if value is None or not isinstance(value, _SCALARS):
        return None
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair


def _no_rows(columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(schema=dict.fromkeys(columns, pl.String()) | {LINE: pl.UInt32()})

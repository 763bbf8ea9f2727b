"""The file: four letters, the length of the head, the head as JSON, the columns.

Little-endian, every column aligned to 8 bytes, so that a browser lays a typed array over it
without copying. docs/studio-api.md says what the columns hold.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

from raspred.studio.models.packed import PackedColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from raspred.studio.models.packed import Numbers

    Column = NDArray[Any]

LETTERS = b"RSPK"
_ALIGNED = 8
_TYPES: dict[Numbers, str] = {"u8": "|u1", "u16": "<u2", "u32": "<u4", "i32": "<i4", "f32": "<f4"}
_NAMES = {np.dtype(kind): name for name, kind in _TYPES.items()}


def whole_file(head: Mapping[str, Any], columns: Mapping[str, Column]) -> bytes:
    """Return a head and its columns as one file.

    Args:
        head: What `PackedHead` holds, without `columns`.
        columns: Arrays of the types u8, u16, u32, i32 and f32, flat.
    """
    at, laid, parts = 0, {}, []
    for name, column in columns.items():
        raw = np.ascontiguousarray(column).tobytes()
        laid[name] = PackedColumn(type=_NAMES[column.dtype], at=at, length=column.size)
        parts.append(raw + b"\0" * (-len(raw) % _ALIGNED))
        at += len(parts[-1])
    told = {**head, "columns": {name: one.model_dump() for name, one in laid.items()}}
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % _ALIGNED)
    return b"".join((LETTERS, struct.pack("<I", len(text)), text, *parts))


def read_file(content: bytes) -> tuple[dict[str, Any], dict[str, Column]]:
    """Return head and columns of a file, as a browser reads them."""
    length = struct.unpack_from("<I", content, len(LETTERS))[0]
    start = len(LETTERS) + 4
    head = json.loads(content[start : start + length])
    columns = {
        name: np.frombuffer(content, _TYPES[one["type"]], one["length"], start + length + one["at"])
        for name, one in head["columns"].items()
    }
    return head, columns


def narrow(counts: Column) -> Column:
    """Return counts in 16 bits where they fit, else in 32."""
    fits = counts.max(initial=0) < np.iinfo(np.uint16).max
    return counts.astype(np.uint16 if fits else np.uint32)

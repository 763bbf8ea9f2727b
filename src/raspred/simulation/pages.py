"""Columns on pages of their own, which the system gives as they are touched and takes back.

A run asks for far more rows than it will fill. Memory that has been used before must be
cleared row by row before it can be used again, and is seldom given back; fresh pages are
clear already, cost nothing until they are written to, and go when their column goes.
"""

from __future__ import annotations

import mmap
import sys
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

_WORTH_IT = 1 << 18  # bytes; below it a column is not worth pages of its own


def cleared(rows: int, dtype: DTypeLike) -> NDArray[Any]:
    """Return a column of zeros, shape [rows]."""
    size = rows * np.dtype(dtype).itemsize
    if size < _WORTH_IT:
        return np.zeros(rows, dtype=dtype)
    return np.frombuffer(_fresh(size), dtype=dtype, count=rows)


def _fresh(size: int) -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    return mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)

"""The one way a kernel is compiled.

Kernels are plain functions over arrays; `kernel` compiles them with numba, caches the
machine code beside the source (or in `NUMBA_CACHE_DIR`), lets go of the interpreter
lock, and leaves out Python's zero-division check, which stops vectorisation. With
`NUMBA_DISABLE_JIT=1` they run as the plain Python they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import numba
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

F = TypeVar("F", bound="Callable[..., Any]")


def kernel(function: F) -> F:
    """Compile `function` on first call; the type checker keeps its signature."""
    return cast("F", numba.njit(cache=True, nogil=True, error_model="numpy")(function))


@kernel
def whole(value: float) -> int:
    """Return a column's value as a 64-bit whole number, fractions cut off.

    Columns are as narrow as their values allow. Numbers that kernels pass on are all made
    one type with this, so that each kernel is compiled once and no mixture of signed and
    unsigned ends up as a float.
    """
    return np.int64(value)  # type: ignore[return-value]

"""The one way a kernel is compiled.

Kernels are plain functions over arrays; `kernel` compiles them with numba, caches the
machine code beside the source (or in `NUMBA_CACHE_DIR`), lets go of the interpreter
lock, and leaves out Python's zero-division check, which stops vectorisation. With
`NUMBA_DISABLE_JIT=1` they run as the plain Python they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import numba

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

F = TypeVar("F", bound="Callable[..., Any]")


def kernel(function: F) -> F:
    """Compile `function` on first call; the type checker keeps its signature."""
    return cast("F", numba.njit(cache=True, nogil=True, error_model="numpy")(function))

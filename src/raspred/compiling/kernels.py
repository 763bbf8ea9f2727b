"""The one way a kernel is compiled.

Kernels are plain functions over arrays; `kernel` compiles them with numba, caches the
machine code beside the source (or in `NUMBA_CACHE_DIR`), lets go of the interpreter
lock, and leaves out Python's zero-division check, which stops vectorisation. With
`NUMBA_DISABLE_JIT=1` they run as the plain Python they are. Code is made of those that Python
calls, each with all it calls (`linking`).
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, TypeVar, cast

import numba
import numpy as np
from numba.core import types

from raspred.compiling import linking
from raspred.compiling.keeping import keep_whole, private_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

F = TypeVar("F", bound="Callable[..., Any]")


def kernel(function: F) -> F:
    """Compile `function` on first call; the type checker keeps its signature."""
    compiled = _to_be_compiled(function)
    if not numba.config.DISABLE_JIT:
        _forget_constants(compiled._compiler)
        if linking.fits():
            linking.seen_by_kernels(compiled)
        keep_whole(compiled)
    return cast("F", compiled)


def _to_be_compiled(function: F) -> Any:
    """Return a kernel whose machine code is kept in the first folder that may be written.

    That is numba's choice, or one of our own where it has none, as with a HOME that cannot be
    written. Without any the kernel is compiled in each process.
    """
    compiler = functools.partial(numba.njit, nogil=True, error_model="numpy")
    if linking.fits():
        whole = linking.WholeCompiler
        compiler = functools.partial(compiler, pipeline_class=whole, no_cfunc_wrapper=True)
    try:
        return compiler(cache=True)(function)
    except RuntimeError:
        folder = private_folder()
        if folder is None:
            return compiler()(function)
        numba.config.CACHE_DIR = str(folder)
        return compiler(cache=True)(function)


def _forget_constants(compiler: Any) -> None:
    """Have a constant, or a default that is left out, compiled as any value of its type is.

    Numba would compile a kernel anew for each mixture of constants and variables that it
    is called with; where a constant matters, inlining finds it again.
    """
    fold = compiler.fold_argument_types

    def fold_without_constants(*given: Any) -> tuple[Any, tuple[Any, ...]]:
        signature, folded = fold(*given)
        return signature, tuple(map(_variable, folded))

    compiler.fold_argument_types = fold_without_constants


def _variable(typ: Any) -> Any:
    """Return the type of a variable that could hold what is given."""
    if isinstance(typ, types.Omitted):  # type: ignore[attr-defined]
        return numba.typeof(typ.value)
    return types.unliteral(typ)  # type: ignore[attr-defined]


@kernel
def whole(value: float) -> int:
    """Return a column's value as a 64-bit whole number, fractions cut off.

    Columns are as narrow as their values allow. Numbers that kernels pass on are all made
    one type with this, so that each kernel is compiled once and no mixture of signed and
    unsigned ends up as a float.
    """
    return np.int64(value)  # type: ignore[return-value]

"""The one way a kernel is compiled.

Kernels are plain functions over arrays; `kernel` compiles them with numba, caches the
machine code beside the source (or in `NUMBA_CACHE_DIR`), lets go of the interpreter
lock, and leaves out Python's zero-division check, which stops vectorisation. With
`NUMBA_DISABLE_JIT=1` they run as the plain Python they are.

Machine code holds the code of every kernel it calls, but numba looks only at the file of
the outermost one to tell whether what it cached is out of date. So the stamp of a cached
kernel is made from its file and all files of raspred that it imports, however far off.
"""

from __future__ import annotations

import ast
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import numba
import numpy as np
from numba.core import types

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

F = TypeVar("F", bound="Callable[..., Any]")
_PACKAGE = Path(__file__).parent


def kernel(function: F) -> F:
    """Compile `function` on first call; the type checker keeps its signature."""
    compiled = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    if not numba.config.DISABLE_JIT:
        _forget_constants(compiled._compiler)
        file = compiled._cache._cache_file
        file._source_stamp = (file._source_stamp, stamp(Path(function.__code__.co_filename)))
    return cast("F", compiled)


def _forget_constants(compiler: Any) -> None:
    """Have a constant compiled as any number of its type is.

    Numba would compile a kernel anew for each mixture of constants and variables that it
    is called with; where a constant matters, inlining finds it again.
    """
    fold = compiler.fold_argument_types

    def fold_without_constants(*given: Any) -> tuple[Any, tuple[Any, ...]]:
        signature, folded = fold(*given)
        return signature, tuple(types.unliteral(typ) for typ in folded)  # type: ignore[attr-defined]

    compiler.fold_argument_types = fold_without_constants


@functools.cache
def stamp(source: Path) -> str:
    """Return a digest of a source file and of all files of raspred that it rests on."""
    reached, waiting = {source}, [source]
    while waiting:
        new = _imported_by(waiting.pop()) - reached
        reached |= new
        waiting += new
    texts = [path.read_bytes() for path in sorted(reached)]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


@functools.cache
def _imported_by(source: Path) -> frozenset[Path]:
    """Return the files of raspred that a source file imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE.name):
            module = _PACKAGE.parent.joinpath(*str(node.module).split("."))
            found.add(module.with_suffix(".py"))
            found |= {module / f"{alias.name}.py" for alias in node.names}
    return frozenset(path for path in found if path.is_file())


@kernel
def whole(value: float) -> int:
    """Return a column's value as a 64-bit whole number, fractions cut off.

    Columns are as narrow as their values allow. Numbers that kernels pass on are all made
    one type with this, so that each kernel is compiled once and no mixture of signed and
    unsigned ends up as a float.
    """
    return np.int64(value)  # type: ignore[return-value]

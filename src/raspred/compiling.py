"""The one way a kernel is compiled.

Kernels are plain functions over arrays; `kernel` compiles them with numba, caches the
machine code beside the source (or in `NUMBA_CACHE_DIR`), lets go of the interpreter
lock, and leaves out Python's zero-division check, which stops vectorisation. With
`NUMBA_DISABLE_JIT=1` they run as the plain Python they are. Code is made of those that Python
calls, each with all it calls (`linking`).

Machine code holds the code of every kernel it calls, but numba looks only at the file of
the outermost one to tell whether what it cached is out of date. So the stamp of a cached
kernel is made from its file and all files of raspred that it imports, however far off. And
numba numbers its files, so that of two processes that compile at once one may be handed the
code of the other's types, or of the files as they were: here each has a name of its own.
"""

from __future__ import annotations

import functools
import glob
import hashlib
import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import numba
import numpy as np
from numba.core import types
from numba.core.caching import FunctionCache, IndexDataCacheFile
from numba.core.runtime import rtsys

from raspred import linking

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

F = TypeVar("F", bound="Callable[..., Any]")
_PACKAGE = Path(__file__).parent
_IMPORT = re.compile(
    rf"^[ \t]*from[ ]+({_PACKAGE.name}[\w.]*)[ ]+import[ ]+(\([^)]*\)|.*)$", re.MULTILINE
)
_WORD = re.compile(r"\w+")


def kernel(function: F) -> F:
    """Compile `function` on first call; the type checker keeps its signature."""
    compiled = _to_be_compiled(function)
    if not numba.config.DISABLE_JIT:
        _forget_constants(compiled._compiler)
        if linking.fits():
            linking.seen_by_kernels(compiled)
        cache = compiled._cache
        if isinstance(cache, FunctionCache):
            sources = stamp(Path(function.__code__.co_filename))
            cache._cache_file = _Kept(cache._cache_file, sources)
            cache.load_overload = functools.partial(_loaded, cache)
    return cast("F", compiled)


def _loaded(cache: FunctionCache, signature: Any, context: Any) -> Any:
    """Return a kernel that is cached, or None, without all that compiling one would take.

    Numba makes itself ready to compile before it looks, which loads SciPy's linear algebra
    among much else: a sixth of the start. It does so again where it compiles; what is cached
    asks for memory alone.
    """
    rtsys.initialize(context)
    return cache._load_overload(signature, context)


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
        folder = _private_folder()
        if folder is None:
            return compiler()(function)
        numba.config.CACHE_DIR = str(folder)
        return compiler(cache=True)(function)


def _private_folder() -> Path | None:
    """Return a folder for temporary files that nobody else may write to: it holds code."""
    owner = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"raspred-kernels-{owner}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == owner and not found.st_mode & 0o022
    return folder if ours else None


class _Kept(IndexDataCacheFile):  # type: ignore[misc]
    """The cached codes of one kernel: a file for each signature, and an index of them.

    What is torn there is as good as missing, and a disk that takes no more does not stop us.
    """

    def __init__(self, numbered: Any, sources: str) -> None:
        base = numbered._index_name.removesuffix(".nbi")
        super().__init__(numbered._cache_path, base, (numbered._source_stamp, sources))
        self._base = base

    def load(self, key: Any) -> Any:
        """Return one code, or None where there is none that can be read."""
        with suppress(Exception):  # whatever unpickling makes of torn files
            return super().load(key)
        return None

    def save(self, key: Any, data: Any) -> None:
        """Keep one code, first itself and then its place in the index."""
        told = repr((self._source_stamp, key)).encode()
        name = f"{self._base}.{hashlib.sha256(told).hexdigest()[:16]}.nbc"
        with suppress(OSError):
            if not self._load_index():
                self._forget_the_old()
            self._save_data(name, data)
            self._save_index(self._load_index() | {key: name})

    def _load_index(self) -> Any:
        with suppress(Exception):
            return super()._load_index()
        return {}

    def _forget_the_old(self) -> None:
        """Remove what was compiled from other sources; whoever misses a file compiles anew."""
        for old in Path(self._cache_path).glob(f"{glob.escape(self._base)}.*.nbc"):
            old.unlink(missing_ok=True)


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


@functools.cache
def stamp(source: Path) -> str:
    """Return a digest of a source file and of all files of raspred that it rests on."""
    reached, waiting = {source}, [source]
    while waiting:
        new = _imported_by(waiting.pop()) - reached
        reached |= new
        waiting += new
    return hashlib.sha256(b"".join(_digest(path) for path in sorted(reached))).hexdigest()


@functools.cache
def _digest(source: Path) -> bytes:
    return hashlib.sha256(source.read_bytes()).digest()


@functools.cache
def _imported_by(source: Path) -> frozenset[Path]:
    """Return the files of raspred that a source file imports anywhere in it.

    Read off the text: to parse it takes twenty times as long, at every start. A word too many,
    as after `as` or in a comment, is the name of no file.
    """
    found = set()
    for module, names in _IMPORT.findall(source.read_text(encoding="utf-8")):
        path = _PACKAGE.parent.joinpath(*module.split("."))
        found.add(path.with_suffix(".py"))
        found |= {path / f"{name}.py" for name in _WORD.findall(names)}
    return frozenset(path for path in found if path.is_file())


@kernel
def whole(value: float) -> int:
    """Return a column's value as a 64-bit whole number, fractions cut off.

    Columns are as narrow as their values allow. Numbers that kernels pass on are all made
    one type with this, so that each kernel is compiled once and no mixture of signed and
    unsigned ends up as a float.
    """
    return np.int64(value)  # type: ignore[return-value]

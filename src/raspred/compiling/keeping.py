"""Where machine code is kept, and how it is found again.

Numba numbers its files, so that of two processes that compile at once one may be handed the
code of the other's types, or of the files as they were: here each has a name of its own.
"""

from __future__ import annotations

import functools
import glob
import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from numba.core.caching import FunctionCache, IndexDataCacheFile
from numba.core.runtime import rtsys

from raspred.compiling import backlog
from raspred.compiling.stamps import stamp

if TYPE_CHECKING:
    from typing import Any


def keep_whole(compiled: Any) -> None:
    """Have the code of a kernel kept with the stamp of all it rests on, and found by it.

    Args:
        compiled: Numba's dispatcher; one that keeps nothing is left as it is.
    """
    cache = compiled._cache
    if isinstance(cache, FunctionCache):
        sources = stamp(Path(compiled.py_func.__code__.co_filename))
        cache._cache_file = Kept(cache._cache_file, sources)
        cache.load_overload = functools.partial(_loaded, compiled)


def _loaded(compiled: Any, signature: Any, context: Any) -> Any:
    """Return a kernel that is cached, or None, without all that compiling one would take.

    Numba makes itself ready to compile before it looks, which loads SciPy's linear algebra
    among much else: a sixth of the start. It does so again where it compiles; what is cached
    asks for memory alone.
    """
    rtsys.initialize(context)
    found = compiled._cache._load_overload(signature, context)
    if found is None and backlog.made_elsewhere(compiled, signature):
        found = compiled._cache._load_overload(signature, context)
    return found


def is_missing(compiled: Any) -> bool:
    """Return whether code of a kernel could be kept, and there is none, here or in its file."""
    cache = compiled._cache
    if compiled.overloads or not isinstance(cache, FunctionCache):
        return False
    return not cache._cache_file.is_begun()


def private_folder() -> Path | None:
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


class Kept(IndexDataCacheFile):  # type: ignore[misc]
    """The cached codes of one kernel: a file for each signature, and an index of them.

    What is torn there is as good as missing, and a disk that takes no more does not stop us.
    """

    def __init__(self, numbered: Any, sources: str) -> None:
        base = numbered._index_name.removesuffix(".nbi")
        super().__init__(numbered._cache_path, base, (numbered._source_stamp, sources))
        self._base = base
        self._sources = sources

    def is_begun(self) -> bool:
        """Return whether the index is of these sources, told without unpickling what it holds."""
        try:
            return self._sources.encode() in Path(self._index_path).read_bytes()
        except OSError:
            return False

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

"""The stamp of a source file: what machine code made of it rests on.

Machine code holds the code of every kernel it calls, but numba looks only at the file of the
outermost one to tell whether what it cached is out of date. So the stamp of a cached kernel is
made from its file and all files of raspred that it imports, however far off.
"""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_IMPORT = re.compile(
    rf"^[ \t]*from[ ]+({_PACKAGE.name}[\w.]*)[ ]+import[ ]+(\([^)]*\)|.*)$", re.MULTILINE
)
_WORD = re.compile(r"\w+")


@functools.cache
def stamp(source: Path) -> str:
    """Return a digest of a source file and of all files of raspred that it rests on."""
    reached, waiting = {source}, [source]
    while waiting:
        new = imported_by(waiting.pop()) - reached
        reached |= new
        waiting += new
    return hashlib.sha256(b"".join(_digest(path) for path in sorted(reached))).hexdigest()


@functools.cache
def _digest(source: Path) -> bytes:
    return hashlib.sha256(source.read_bytes()).digest()


@functools.cache
def imported_by(source: Path) -> frozenset[Path]:
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

"""What killed writers left beside a place, told apart from what living ones are at.

A writer holds a lock on what it grows. The system lets go of it when the writer ends,
however it ends, so neither clocks nor process numbers are asked.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HIDDEN = r"\.{name}\.[0-9]+-[0-9a-f]{{8}}"


def sibling(target: Path) -> Path:
    """Return a name beside the target that no other writer has: one disk, one rename."""
    return target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}")


@contextmanager
def claimed(growing: Path) -> Iterator[None]:
    """Tell others that a file or folder is being written, for as long as the block lasts.

    Args:
        growing: Stands already. Where the system has no such locks nothing is told, and
            nothing is swept.
    """
    lock = _locked(growing)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def sweep(target: Path) -> None:
    """Remove what killed writers of a file or folder left beside it.

    The old folder that a writer without `exchange` moved aside is no leftover: it may be
    the only copy.
    """
    ours = re.compile(_HIDDEN.format(name=re.escape(target.name)))
    with suppress(OSError), os.scandir(target.parent) as entries:
        names = [entry.name for entry in entries if ours.fullmatch(entry.name)]
        for left in map(target.with_name, names):
            lock = _locked(left)
            if lock is not None:
                _remove(left)
                os.close(lock)


def _locked(path: Path) -> int | None:
    """Return an open, locked descriptor, or None where another has it or none can be had."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def _remove(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)

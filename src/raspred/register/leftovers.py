"""What killed writers left beside a place, told apart from what living ones are at.

A writer holds a lock on what it grows. The system lets go of it when the writer ends,
however it ends, so neither clocks nor process numbers are asked.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_TRIES = 20
_HIDDEN = r"\.{name}\.[0-9]+-[0-9a-f]{{8}}"
_ANY_HIDDEN = re.compile(_HIDDEN.format(name="(?P<name>.+)"))


@contextmanager
def growing_beside(target: Path, make: Callable[[Path], object]) -> Iterator[Path]:
    """Give a new file or folder under a hidden name beside a target: one disk, one rename.

    Others leave it alone for as long as the block lasts; what still stands under the hidden
    name then is removed.

    Args:
        target: What it is to become; the folder it lies in stands.
        make: Makes an empty file or folder at a path.

    Raises:
        OSError: It cannot be made, or was swept away each time before it could be locked.
    """
    growing, lock = _begun(target, make)
    try:
        yield growing
    finally:
        try:
            _remove(growing)
        finally:
            _close(lock)


def sweep(target: Path) -> None:
    """Remove what killed writers of a file or folder left beside it.

    The old folder that a writer without `exchange` moved aside is no leftover: it may be
    the only copy. Where the system has no locks nothing is swept.
    """
    ours = re.compile(_HIDDEN.format(name=re.escape(target.name)))
    with suppress(OSError):
        for left in target.parent.iterdir():
            if ours.fullmatch(left.name):
                _remove_if_left(left)


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):
        lock = _locked(path)
        if lock is not None:
            try:
                _remove(path)
            finally:
                _close(lock)


def grows_into(name: str) -> str:
    """Return what a name is to become: that of a leftover loses its disguise, others stay."""
    hidden = _ANY_HIDDEN.fullmatch(name)
    return hidden["name"] if hidden else name


def _begun(target: Path, make: Callable[[Path], object]) -> tuple[Path, int | None]:
    for _ in range(_TRIES):
        growing = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}")
        make(growing)
        # A sweep that meets it in the moment before it is locked takes it for a leftover.
        with suppress(BlockingIOError, FileNotFoundError):
            lock = _locked(growing)
            if lock is None or _is_of(lock, growing):
                return growing, lock
            _close(lock)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _locked(path: Path) -> int | None:
    """Return an open descriptor that is locked, or None where there are no such locks.

    Raises:
        BlockingIOError: Another has the lock.
        FileNotFoundError: Nothing stands there.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    opened = None
    try:
        opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, FileNotFoundError):
        _close(opened)
        raise
    except OSError:
        _close(opened)
        return None
    return opened


def _is_of(lock: int, path: Path) -> bool:
    """Return whether what was locked stands at a path still, and was not swept away before."""
    try:
        return os.path.samestat(os.fstat(lock), os.stat(path))
    except FileNotFoundError:
        return False


def _close(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


def _remove(left: Path) -> None:
    with suppress(OSError):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)

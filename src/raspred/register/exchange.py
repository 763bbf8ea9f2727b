"""Two folders exchanged in one step, where the system can; in two steps elsewhere."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15 and glibc 2.28
_RENAME_SWAP = 2  # renamex_np(2), macOS 10.12
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(new: Path, old: Path) -> None:
    """Exchange the names of two folders of one disk.

    Where neither Linux's nor macOS's call is to be had, the old folder is moved aside
    first; a writer killed just then leaves both folders whole under their hidden names.

    Args:
        new: Stands under the name of `old` afterwards.
        old: Stands under the name of `new` afterwards.

    Raises:
        OSError: The system refused; both stand where they stood.
    """
    refusal = _in_one_step(os.fsencode(new), os.fsencode(old))
    if refusal in _UNABLE:
        _in_two_steps(new, old)
    elif refusal:
        raise OSError(refusal, os.strerror(refusal), str(new), None, str(old))


def _in_one_step(new: bytes, old: bytes) -> int:
    """Return 0, or the system's number of what went wrong."""
    if os.name != "posix":
        return errno.ENOSYS
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(new, old, ctypes.c_uint(_RENAME_SWAP))
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, new, _AT_FDCWD, old, ctypes.c_uint(_RENAME_EXCHANGE))
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0


def _in_two_steps(new: Path, old: Path) -> None:
    aside = new.with_name(new.name + "-before")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)

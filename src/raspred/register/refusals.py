"""What the operating system refuses, put in words with what a user can do about it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final, NamedTuple

from raspred.errors import Problem, WritingError


class Refusal(NamedTuple):
    """What was refused, and the remedy."""

    what: str
    remedy: str


_FULL = Refusal("no space is left to write", "Free some space, or choose another place.")
_FORBIDDEN = Refusal("access is refused", "Ask for the right to it, or choose another place.")
_FILE = Refusal("a file stands where a folder is wanted", "Name a folder.")
_REFUSALS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: Refusal("no file may grow so large here", "Choose another place."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOENT: Refusal("there is no such file or folder", "Check the spelling."),
    errno.ENOTDIR: _FILE,
    errno.EEXIST: _FILE,
    errno.EISDIR: Refusal("a folder stands where a file is wanted", "Name a file."),
    errno.ELOOP: Refusal("the link leads back to itself", "Mend the link, or name another place."),
    errno.ENAMETOOLONG: Refusal("the name is too long for this disk", "Choose a shorter one."),
    errno.ENOMEM: Refusal("memory has run out", "Close other programs, or give less work."),
}


def in_words(error: OSError) -> Refusal:
    """Return what a refusal means; the system's own words where we have none."""
    other = Refusal(error.strerror or str(error), "Try another place.")
    return _REFUSALS.get(error.errno or 0, other)


def undecodable(*names: str | Path) -> tuple[Problem, ...]:
    """Return which names of files are no text: not all libraries can open them.

    Args:
        names: As Python has them, with what is no UTF-8 escaped.
    """
    what = "the name is not UTF-8, so that not all parts of raspred can open it"
    remedy = "Rename it; or choose a UTF-8 locale, if the name is right."
    found = [str(name) for name in names if not _is_text(str(name))]
    return tuple(Problem(ascii(name), what, remedy) for name in found)


def _is_text(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def refuse_unwritable(folder: Path) -> None:
    """Refuse a folder in which nothing can be written; to be asked before long work.

    Args:
        folder: It need not stand: what is missing on the way would be made.

    Raises:
        WritingError: The nearest folder that stands may not be written to, or is none.
    """
    folder = Path(os.path.realpath(folder))
    nearest = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    if not nearest.is_dir():
        raise WritingError(Problem(str(nearest), *_FILE))
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise WritingError(Problem(str(nearest), *_FORBIDDEN))

"""Files and folders written whole or not at all.

What is new grows under another name beside the old and takes its place in one step. A
writer that fails or is killed leaves the old as it was; of two writers the last wins,
whole. What a killed writer left beside it goes when the place is next written.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from polars.exceptions import PolarsError

from raspred.errors import Problem, WritingError
from raspred.register.exchange import exchange
from raspred.register.leftovers import growing_beside, sweep
from raspred.register.refusals import in_words, undecodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TRIES = 100
_BY_POLARS = re.compile(r"os error ([0-9]+)")


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; it replaces `target` when the block ends well.

    Args:
        target: Where the folder is to stand; its parents are made where missing. A
            folder that stands there already is replaced with all it holds.

    Raises:
        WritingError: The system refused (disk full, no permission, ...). The old folder
            is whole and nothing is left over.
    """
    target = _followed(target)
    try:
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "a file of this name stands there")
        _make_room(target.parent)
        sweep(target)
        with growing_beside(target, Path.mkdir) as growing:
            try:
                yield growing
            except WritingError as error:
                raise WritingError(_renamed(error.problems, growing, target)) from error
            _settle(growing)
            _take_place(growing, target)
    except (OSError, PolarsError) as error:
        raise WritingError(_refused(target, error)) from error


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give the path of a file to write; it replaces `target` when the block ends well.

    Args:
        target: Where the file is to stand; its parents are made where missing.

    Raises:
        WritingError: The system refused. The old file is whole and nothing is left over.
    """
    target = _followed(target)
    try:
        _make_room(target.parent)
        sweep(target)
        with growing_beside(target, Path.touch) as growing:
            yield growing
            _settle(growing)
            growing.replace(target)
    except (OSError, PolarsError) as error:
        raise WritingError(_refused(target, error)) from error


def _followed(target: Path) -> Path:
    """Return where a path leads: a link stays, what it points to is replaced."""
    if problems := undecodable(target):
        raise WritingError(problems)
    return Path(os.path.realpath(target))


def _make_room(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


def _settle(growing: Path) -> None:
    """Have the system put what was written on the disk, before its name changes.

    A machine that loses its power between the two would else find the name and no content.
    """
    files = growing.rglob("*") if growing.is_dir() else (growing,)
    for file in files:
        if file.is_file():
            with file.open("r+b") as opened:
                os.fsync(opened.fileno())


def _take_place(new: Path, target: Path) -> None:
    """Put `new` in the place of `target`; what stood there is then found at `new`."""
    for _ in range(_TRIES):
        if not target.exists():
            try:
                new.rename(target)
            except OSError:
                if not target.exists():
                    raise
                continue  # another writer was first: exchange with what it wrote
            return
        try:
            exchange(new, target)
        except FileNotFoundError:
            if not new.exists():
                raise
            continue  # another writer is between its two steps
        return
    raise OSError(f"other writers never left {target} alone")


def _refused(target: Path, error: OSError | PolarsError) -> Problem:
    reason, remedy = str(error), "Repeat it; if it fails again, choose another place."
    told = _BY_POLARS.search(reason)
    if told:
        error = OSError(int(told[1]), os.strerror(int(told[1])))
    if isinstance(error, OSError):
        reason, remedy = error.strerror or reason, in_words(error).remedy
    what = f"it could not be written: {reason}; what stood there before is untouched"
    return Problem(str(target), what, remedy)


def _renamed(problems: Iterable[Problem], growing: Path, target: Path) -> Iterator[Problem]:
    """Tell what was met inside the folder that grows by the name under which users know it."""
    for one in problems:
        yield Problem(one.where.replace(str(growing), str(target)), one.what, one.remedy)

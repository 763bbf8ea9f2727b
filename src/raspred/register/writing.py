"""Files and folders written whole or not at all.

What is new grows under another name beside the old and takes its place in one step. A
writer that fails or is killed leaves the old as it was; of two writers the last wins,
whole. What a killed writer left beside it goes when the place is next written.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from polars.exceptions import PolarsError

from raspred.errors import Problem, WritingError
from raspred.register.exchange import exchange
from raspred.register.leftovers import claimed, sibling, sweep
from raspred.register.refusals import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRIES = 100


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
    growing = sibling(target)
    try:
        if target.exists() and not target.is_dir():
            raise NotADirectoryError("a file of this name stands there")
        sweep(target)
        growing.mkdir(parents=True)
        with claimed(growing):
            yield growing
            _settle(growing)
            _take_place(growing, target)
    except (OSError, PolarsError) as error:
        raise WritingError(_refused(target, error)) from error
    finally:
        shutil.rmtree(growing, ignore_errors=True)


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give the path of a file to write; it replaces `target` when the block ends well.

    Args:
        target: Where the file is to stand; its parents are made where missing.

    Raises:
        WritingError: The system refused. The old file is whole and nothing is left over.
    """
    target = _followed(target)
    growing = sibling(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target)
        growing.touch(exist_ok=False)
        with claimed(growing):
            yield growing
            _settle(growing)
            growing.replace(target)
    except (OSError, PolarsError) as error:
        raise WritingError(_refused(target, error)) from error
    finally:
        with suppress(OSError):
            growing.unlink(missing_ok=True)


def _followed(target: Path) -> Path:
    """Return where a path leads: a link stays, what it points to is replaced."""
    try:
        str(target).encode()
    except UnicodeEncodeError:
        what = "the name is not UTF-8, so that not all parts of raspred can write it"
        raise WritingError(Problem(ascii(str(target)), what, "Rename it.")) from None
    return Path(os.path.realpath(target))


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
    if isinstance(error, OSError):
        reason, remedy = error.strerror or reason, in_words(error).remedy
    what = f"it could not be written: {reason}; what stood there before is untouched"
    return Problem(str(target), what, remedy)

"""Files and folders written whole or not at all.

What is new grows under another name beside the old and takes its place in one step. A
writer that fails or is killed leaves the old as it was; of two writers the last wins,
whole.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from polars.exceptions import PolarsError

from raspred.errors import Problem, WritingError
from raspred.register.exchange import exchange

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
    target = Path(os.path.realpath(target))  # a link stays, what it points to is replaced
    growing = _sibling(target)
    try:
        if target.exists() and not target.is_dir():
            raise NotADirectoryError("a file of this name stands there")
        growing.mkdir(parents=True)
        yield growing
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
    target = Path(os.path.realpath(target))  # a link stays, what it points to is replaced
    growing = _sibling(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield growing
        growing.replace(target)
    except (OSError, PolarsError) as error:
        raise WritingError(_refused(target, error)) from error
    finally:
        growing.unlink(missing_ok=True)


def _sibling(target: Path) -> Path:
    """Return a name beside the target that no other writer has: one disk, one rename."""
    return target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}")


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


def _refused(target: Path, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(
        str(target),
        f"it could not be written: {reason}; what stood there before is untouched",
        "Free some space or choose a place that you may write to, then repeat.",
    )

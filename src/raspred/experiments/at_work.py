"""One study at a time in a folder: else its table would be of one and its page of another."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from raspred.errors import Problem, WritingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "study.lock"


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Have a study's folder to ourselves; the system ends that when the process ends.

    May be asked again inside by the one that has it. The file `study.lock` stays, unlocked.

    Args:
        folder: Is made where missing.

    Raises:
        WritingError: Another study is at work in it, or it cannot be written.
    """
    from filelock import FileLock, Timeout

    from raspred.register.refusals import in_words

    # Who has the folder may ask again by another of its names.
    lock = FileLock(os.path.join(os.path.realpath(folder), LOCK), timeout=0, is_singleton=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        remedy = "Wait for it to end, or choose another folder with --out."
        problem = Problem(str(folder), "another study is at work in this folder", remedy)
        raise WritingError(problem) from None
    except OSError as error:
        raise WritingError(Problem(str(folder), *in_words(error))) from error
    try:
        yield
    finally:
        lock.release()

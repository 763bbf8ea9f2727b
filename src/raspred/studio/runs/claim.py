"""Whose the runs of a results folder are: one studio's at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from raspred.errors import Problem, WritingError
from raspred.studio.refusals import ConflictError
from raspred.studio.titles import OURS

if TYPE_CHECKING:
    from pathlib import Path


class Claim:
    """The right to have runs in a results folder; it ends with the process that holds it.

    Args:
        results: The folder; it need not exist yet.
    """

    def __init__(self, results: Path) -> None:
        self._ours = results / OURS
        self._lock = FileLock(self._ours / "lock", thread_local=False)

    @property
    def held(self) -> bool:
        """Whether this studio holds it."""
        return self._lock.is_locked

    @property
    def wanted(self) -> bool:
        """Whether a studio was here before, so that somebody may hold it."""
        return self._ours.is_dir()

    def take(self) -> bool:
        """Return whether the runs of the folder are this studio's from now on.

        Raises:
            WritingError: The folder cannot be written.
        """
        try:
            self._ours.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        except OSError as error:
            what = f"it cannot be written: {error.strerror or error}"
            remedy = "Choose another folder with --results."
            raise WritingError(Problem(str(self._ours.parent), what, remedy)) from error
        return True

    def demand(self) -> None:
        """Take it, if it is not held already.

        Raises:
            ConflictError: Another studio holds it.
            WritingError: The folder cannot be written.
        """
        if not self.held and not self.take():
            remedy = "Use that one, or give this one another folder with --results."
            problem = Problem("runs", "another studio has its runs in the results folder", remedy)
            raise ConflictError(problem)

    def leave(self) -> None:
        """Let others have it."""
        self._lock.release()

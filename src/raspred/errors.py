"""The errors that raspred raises on purpose: each says what, where and how to mend it.

Bad input is collected, not met one piece at a time: a `RaspredError` carries every
`Problem` that was found, so that a user mends a file in one go.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    Attributes:
        where: File, table, row or key path, as exact as can be told.
        what: What was found and what was expected.
        remedy: What the user can do about it.
    """

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


class RaspredError(Exception):
    """Base of all errors raised on purpose; `problems` holds every one found."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DateError(RaspredError, ValueError):
    """A date that is none."""


class RegisterError(RaspredError):
    """A register that breaks a hard law, or a folder that is no whole register."""


class ScenarioError(RaspredError):
    """A scenario file with mistakes."""


class SourceError(RaspredError):
    """Real records that cannot be read as the source promises."""


class MeasureError(RaspredError):
    """A measure asked of a register that cannot answer it."""


class WritingError(RaspredError):
    """A file or folder that could not be written; what stood there before still stands."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a remedy sentence that names the nearest right spelling, or all of them.

    Args:
        word: What the user wrote.
        known: The words that would have been understood.
    """
    words = sorted(known)
    close = difflib.get_close_matches(word, words, n=1)
    if close:
        return f"Did you mean {close[0]!r}?"
    return "Known: " + ", ".join(words) + "."

"""A breach of a law of the register: which row breaks it, how far, and the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.errors import Problem

if TYPE_CHECKING:
    from raspred.register.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Breach:
    """One row that breaks one law.

    Attributes:
        law: Short name of the law, stable, as in `seat-overfilled`.
        severity: Hard breaches stop, soft ones are kept and shown.
        table: Table of the row.
        row: Key of the row, as `row_of` writes it.
        what: What was found against what the law says.
        remedy: What the keeper of the register can do.
    """

    law: str
    severity: Severity
    table: str
    row: str
    what: str
    remedy: str

    def problem(self) -> Problem:
        """Return the breach as a problem, for an error that lists it."""
        return Problem(f"{self.table}, {self.row}", self.what, self.remedy)


def row_of(key: object) -> str:
    """Return how a breach names a row, by its key."""
    return "a row without key" if key is None else str(key)

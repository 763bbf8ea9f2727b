"""What reading a source gives: a register, and what was not understood on the way."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from raspred.register.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.errors import Problem
    from raspred.register.builder import RegisterBuilder
    from raspred.register.register import Register


@dataclass(frozen=True, slots=True)
class Reading:
    """A register read from real records, beside the list of its doubts.

    Attributes:
        register: What was understood.
        findings: What was not understood, contradicts itself, or is known to be wrong;
            the same stand in `register.notes`, where `check` shows them as soft breaches.
        known: Those of the findings that a mapping declares as known; a strict reading
            lets them pass.
    """

    register: Register
    findings: tuple[Problem, ...]
    known: tuple[Problem, ...] = ()

    @classmethod
    def of(
        cls, builder: RegisterBuilder, source: str, file: str, findings: Iterable[Problem]
    ) -> Reading:
        """Freeze what was read of a file, with its findings in the provenance.

        Args:
            builder: The rows.
            source: What was read, in words.
            file: Name of the file.
            findings: Everything that was not understood.

        Raises:
            RegisterError: Rows that are none, though the reader took them for such.
        """
        found = tuple(findings)
        details = {"file": file, "findings": [asdict(one) for one in found]}
        return cls(builder.freeze(Provenance.of_reading(source, details), found), found)

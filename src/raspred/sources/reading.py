"""What reading a source gives: a register, and what was not understood on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.errors import Problem
    from raspred.register.register import Register


@dataclass(frozen=True, slots=True)
class Reading:
    """A register read from real records, beside the list of its doubts.

    Attributes:
        register: What was understood.
        findings: What was not understood, contradicts itself, or is known to be wrong;
            the same stand in `register.notes`, where `check` shows them as soft breaches.
    """

    register: Register
    findings: tuple[Problem, ...]

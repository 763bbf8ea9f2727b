"""The laws of a register, asked one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raspred.register.breach import Breach
from raspred.register.laws.form import FORM_LAWS
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.register.register import Register

__all__ = ["LAWS", "Breach", "Severity", "check"]


def check(register: Register) -> tuple[Breach, ...]:
    """Return every breach of the register's laws, hard ones first.

    Args:
        register: Any register; nothing in it is changed.
    """
    found = [breach for law in LAWS for breach in law(register)]
    return tuple(sorted(found, key=lambda breach: breach.severity is not Severity.HARD))


LAWS: Final[tuple[Callable[[Register], Iterator[Breach]], ...]] = FORM_LAWS

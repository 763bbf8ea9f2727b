"""What is promised of each fault, said beside the test that injects it.

`docs/faults.md` is made from these, see `tests/house/faults_page.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Test = TypeVar("Test", bound="Callable[..., object]")


@dataclass(frozen=True, slots=True)
class Promise:
    """A fault and what becomes of it.

    Attributes:
        fault: What goes wrong, and when.
        outcome: What a user finds afterwards.
        test: The name of the test that injects it.
        slow: Whether only `make verify` runs it.
    """

    fault: str
    outcome: str
    test: str
    slow: bool


PROMISES: dict[str, list[Promise]] = {}
"""The promises by the module of their tests, in the order of the file."""


def promised(fault: str, outcome: str) -> Callable[[Test], Test]:
    """Mark a test as the keeper of a promise; stands above all other decorators."""

    def keep(test: Test) -> Test:
        marks = {mark.name for mark in getattr(test, "pytestmark", ())}
        promise = Promise(fault, outcome, test.__name__, "slow" in marks)
        PROMISES.setdefault(test.__module__, []).append(promise)
        return test

    return keep

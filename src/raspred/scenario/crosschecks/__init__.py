"""The laws between the rows of a scenario: each a function from sound rows to faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.scenario.crosschecks import (
    lives,
    numbers,
    references,
    safeguards,
    seats,
    timetable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import Fault, SoundRows

LAWS = (
    *references.LAWS,
    *seats.LAWS,
    *lives.LAWS,
    *timetable.LAWS,
    *numbers.LAWS,
    *safeguards.LAWS,
)


def faults(sound: SoundRows) -> Iterator[Fault]:
    """Yield every broken law, in the order in which `LAWS` names them."""
    for law in LAWS:
        yield from law(sound)

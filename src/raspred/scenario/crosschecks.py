"""The laws between the rows of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import Fault, SoundRows


def faults(sound: SoundRows) -> Iterator[Fault]:
    """Yield every broken law."""
    yield from ()

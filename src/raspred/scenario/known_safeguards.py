"""The safeguards there are: named institutional changes, as `known_safeguards.toml` has them.

What each changes, who proposed it and its date where none is given stand in that file; how
it acts is told by the steps of the simulation that it touches.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from raspred.scenario.parts import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.scenario.parts import SafeguardInForce

_FILE = Path(__file__).with_suffix(".toml")


class Takes(Part):
    """What may stand after "=": a number or whole number in [low, high], or a person."""

    kind: Literal["number", "count", "person"]
    name: str
    low: float = 0.0
    high: float = 0.0
    default: float | None = None


class Safeguard(Part):
    """One safeguard.

    Attributes:
        name: Its name in a scenario and on the command line.
        about: The rule, in one sentence.
        changes: What it changes in the simulation.
        source: Who proposed or practised it, or "our assumption".
        start: From when on it is in force where no date is given.
        takes: What may stand after "="; None = nothing.
    """

    name: str
    about: str
    changes: str
    source: str
    start: str
    takes: Takes | None = None

    @property
    def spelling(self) -> str:
        """How it is written, as `swap=PERSON` or `workers-into-committee[=N]`."""
        if self.takes is None:
            return self.name
        value = f"={self.takes.name}"
        return self.name + (value if self.takes.default is None else f"[{value}]")


def _read() -> dict[str, Safeguard]:
    written = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: Safeguard(name=name, **given) for name, given in written.items()}


SAFEGUARDS: Mapping[str, Safeguard] = _read()


def start_of(one: SafeguardInForce) -> str:
    """Return the date from which a safeguard is in force."""
    return SAFEGUARDS[one.name].start if one.start is None else one.start


def value_of(one: SafeguardInForce) -> float | str | None:
    """Return the value of a safeguard, its default where none is given."""
    takes = SAFEGUARDS[one.name].takes
    return takes.default if one.value is None and takes is not None else one.value


def spelling_of(one: SafeguardInForce) -> str:
    """Return how a safeguard in force is written, with its value and date."""
    value = value_of(one)
    text = f"{value:g}" if isinstance(value, float) else value
    return f"{one.name}{'' if text is None else f'={text}'}@{start_of(one)}"

"""What a person felt and dared month by month, and what his card said meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred import dates
from raspred.simulation.explaining.card import card_of
from raspred.simulation.explaining.replay import Replay, prepared
from raspred.simulation.month import live_through
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register
    from raspred.simulation.explaining.replay import Progress

_STEP = 0.05  # the least change of a feeling that is worth a line


class Inner(NamedTuple):
    """One month of an inner life."""

    month: str
    fear: float
    fatigue: float
    voice: int  # -1 opposes the line, 0 silent, +1 supports it
    patron: str
    debt: float
    believed: float  # loyalty, as the section makes it of his card
    truth: float | None  # how he really stands to the holder; none = nobody holds the office


def inner_life(
    register: Register,
    person: str,
    scenario: str | Path | None = None,
    progress: Progress | None = None,
) -> list[Inner]:
    """Return the months in which something changed in a person, by living the run again.

    Args:
        register: A simulated one.
        person: By id.
        scenario: Where the run's scenario is, if not where its name says.
        progress: Called with (months done, months in all).

    Raises:
        RegisterError: The register is no run's.
        ScenarioError: The scenario is not to be had, or has changed since the run.
    """
    given, built = prepared(register, scenario)
    replay = Replay(given, built, 0, built.world.pool)
    number, months = replay.person_number(person), built.span.count
    told: list[Inner] = []
    for month in range(months):
        live_through(built.bound, month, month + 1, built.heads)
        if number < built.world.tally.rows[ROW_PERSONS]:
            now = _now(replay._replace(month=month), number)
            if not told or _differs(told[-1], now):
                told.append(now)
        if progress is not None:
            progress(month + 1, months)
    return told


def _now(replay: Replay, person: int) -> Inner:
    world = replay.world
    card = card_of(replay, person)
    patron = int(world.ties.patron[person])
    return Inner(
        month=dates.iso(int(world.calendar.first_day[replay.month]))[:7],
        fear=float(world.minds.fear[person]),
        fatigue=float(world.minds.fatigue[person]),
        voice=int(world.people.voice[person]),
        patron=replay.name(patron) if patron >= 0 else "",
        debt=float(world.ties.debt[person]) if patron >= 0 else 0.0,
        believed=card.believed_loyalty,
        truth=card.true_loyalty,
    )


def _differs(one: Inner, other: Inner) -> bool:
    """Whether two months differ in a word, or in a feeling by more than a step."""
    if (one.voice, one.patron) != (other.voice, other.patron):
        return True
    pairs = ((one.fear, other.fear), (one.fatigue, other.fatigue), (one.believed, other.believed))
    return any(abs(first - second) >= _STEP for first, second in pairs)

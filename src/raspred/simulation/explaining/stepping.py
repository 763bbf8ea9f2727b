"""The steps of a month one at a time, in the order of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.simulation.mechanisms import NAMES
from raspred.simulation.pools import sort_cadres
from raspred.simulation.steps.assignment import assignment
from raspred.simulation.steps.capitulation import capitulation
from raspred.simulation.steps.card_index import card_index
from raspred.simulation.steps.contest import contest
from raspred.simulation.steps.departures import departures
from raspred.simulation.steps.discipline import discipline
from raspred.simulation.steps.displacement import displacement
from raspred.simulation.steps.elections import elections
from raspred.simulation.steps.hardship import hardship
from raspred.simulation.steps.local_appointment import local_appointment
from raspred.simulation.steps.membership import membership
from raspred.simulation.steps.offices import offices
from raspred.simulation.steps.police import police
from raspred.simulation.steps.politburo_motion import politburo_motion
from raspred.simulation.steps.privileges import privileges
from raspred.simulation.steps.security_bargain import security_bargain
from raspred.simulation.steps.voice import voice
from raspred.simulation.succession import remove_the_secretary, swap_holder

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from raspred.simulation.building.world import Built
    from raspred.simulation.world import Pool

_ALONE: dict[str, Callable[..., Any]] = {
    "membership": membership,
    "card-index": card_index,
    "departures": departures,
    "hardship": hardship,
    "capitulation": capitulation,
    "security-bargain": security_bargain,
    "voice": voice,
    "contest": contest,
    "discipline": discipline,
    "police": police,
    "offices": offices,
    "privileges": privileges,
    "elections": elections,
}
_CHANGES_HANDS = "elections"  # before it a safeguard may empty the office, after it fill it
_SORTED = "departures"  # the pool is sorted after this step, on or off


def live_before(built: Built, month: int, until: str | None) -> Pool:
    """Take a World through the steps of a month before the one named; None = all of them.

    Returns:
        The cadres as they were sorted this month, or as they now would be.
    """
    bound, pool = built.bound, None
    for number, name in enumerate(NAMES):
        if name == _CHANGES_HANDS:
            remove_the_secretary(bound, month)
        if name == until:
            break
        if built.world.on[number]:
            _take(name, built, month, pool)
        if name == _SORTED:
            sort_cadres(bound)
            pool = bound.pool
    else:
        swap_holder(bound, month)
    if pool is None:
        sort_cadres(bound)
    return bound.pool


def _take(name: str, built: Built, month: int, pool: Pool | None) -> None:
    if name in _ALONE:
        _ALONE[name](built.bound, month)
    elif pool is not None:
        if name == "politburo-motion":
            politburo_motion(built.bound, month, pool)
        elif name == "assignment":
            assignment(built.bound, month, pool)
        elif name == "displacement":
            displacement(built.bound, month, pool)
        elif name == "local-appointment":
            local_appointment(built.bound, month, pool, built.heads)
        else:
            raise AssertionError(f"the month has a step {name} that explanations do not know")

"""Hardship of a place in [0, 1], from its distance to the capital and its January.

Inside the country, for a place d km from the capital with a January mean of j degrees C:

    hardship = .15 + .5 min(1, d / 4500) + .35 clip((-j - 8) / 22, 0, 1)

so that the capital's neighbours stand at .15-.2, Tashkent at .46, Turukhansk at .75 and
Verkhoyansk at 1. Abroad the climate says nothing: a mission is far from power but well
kept, .1 + .1 min(1, d / 8000). The capital itself is 0. Form and numbers are our
assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.scenario.parts import Place, Scenario

AWAY = 0.15
DISTANCE = 0.5
FARTHEST_KM = 4500.0
COLD = 0.35
MILD_JANUARY_C = -8.0
COLDEST_FALL_C = 22.0
MISSION = 0.1
MISSION_DISTANCE = 0.1
FARTHEST_MISSION_KM = 8000.0


def hardship(place: Place, capital_id: str) -> float:
    """Return the hardship of one place.

    Args:
        place: Distance in km from the capital, January mean in degrees C.
        capital_id: The place whose hardship is 0 by definition.
    """
    if place.place_id == capital_id:
        return 0.0
    if place.abroad:
        return MISSION + MISSION_DISTANCE * min(1.0, place.distance_km / FARTHEST_MISSION_KM)
    remote = min(1.0, place.distance_km / FARTHEST_KM)
    cold = (MILD_JANUARY_C - place.january_mean_c) / COLDEST_FALL_C
    return AWAY + DISTANCE * remote + COLD * min(1.0, max(0.0, cold))


def hardships(scenario: Scenario) -> dict[str, float]:
    """Return the hardship of every place of a scenario by its id, in table order."""
    return {place.place_id: hardship(place, scenario.capital_id) for place in scenario.places}

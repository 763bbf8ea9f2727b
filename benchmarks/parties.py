"""Parties of any size: the bundled scenario with as many members as asked for, one agent each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.scenario.catalog import load_scenario
from raspred.simulation.building.world import build_world
from raspred.simulation.run import switches
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built

SEED = 7


def with_members(scenario: Scenario, members: int) -> Scenario:
    """Return the scenario with a party that keeps this size; its cadres are as they were."""
    rows = tuple(row.model_copy(update={"members": members}) for row in scenario.membership)
    return scenario.model_copy(update={"membership": rows})


def party_of(rank_and_file: int, until: str) -> Built:
    """Return the first day's world of a party with so many agents beside its cadres."""
    scenario = load_scenario("ussr-1920")
    cadres = build_world(with_members(scenario, 1), SEED, 1.0, until, switches(()))
    members = rank_and_file + int(cadres.world.tally.rows[ROW_PERSONS])
    return build_world(with_members(scenario, members), SEED, 1.0, until, switches(()))

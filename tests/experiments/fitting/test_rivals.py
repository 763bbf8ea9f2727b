"""Every rival is a set of switches that the bundled scenario can be lived with."""

from __future__ import annotations

import pytest

from raspred.errors import ScenarioError
from raspred.experiments import ScenarioLiving
from raspred.experiments.fitting.rivals import RIVALS, rivals_of
from raspred.scenario.catalog import load_scenario


def test_each_can_be_lived_and_differs_from_the_others() -> None:
    ScenarioLiving(load_scenario("ussr-1920")).check(RIVALS)
    changes = {(arm.safeguards, arm.without) for arm in RIVALS}
    assert len(changes) == len(RIVALS)


def test_they_are_found_by_name() -> None:
    assert [arm.name for arm in rivals_of(["fear", "dilution", "fear"])] == ["fear", "dilution"]
    assert rivals_of() is RIVALS
    with pytest.raises(ScenarioError, match="rival 'feer': there is no such rival"):
        rivals_of(["feer"])

"""No man runs a higher risk from the police than the bound he is spared by."""

from __future__ import annotations

import numpy as np
import pytest

from raspred.simulation import codes
from raspred.simulation.steps.police import highest_risks, marks_of, risk_at_most, risk_of
from raspred.simulation.tally import ROW_PERSONS
from tests.twins.party import in_straits


@pytest.mark.parametrize(("cover", "wave"), [(0.0, 0.05), (0.3, 0.0), (1.0, 1.0)])
def test_a_risk_is_bounded_by_rank(cover: float, wave: float) -> None:
    built, _ = in_straits(0)
    people, persons = built.world.people, int(built.world.tally.rows[ROW_PERSONS])
    draws = np.random.default_rng(5)
    people.spoke[:persons] = draws.choice([0.0, 0.4, 1.0], persons)
    people.banished[:persons] = draws.integers(0, 2, persons)
    people.rung[:persons] = draws.integers(0, 2, persons)
    people.cohort[:persons] = draws.integers(codes.UNDERGROUND, codes.LATER + 1, persons)
    highest = highest_risks(built.bound, cover, wave)
    reached = 0
    for person in range(persons):
        rank = 3 + person % 8
        most = risk_at_most(built.bound, person, float(rank), cover, wave)
        assert risk_of(built.bound, -1, person, float(rank), cover, wave) <= most
        assert most <= highest[rank]
        reached += most == highest[rank]
        assert marks_of(people, person) <= 2.0
    assert reached > 0  # the bound is no higher than it must be

"""Calling over a block finds those of a standing, in the order of their numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from raspred import chance
from raspred.simulation import codes
from raspred.simulation.building.world import build_world
from raspred.simulation.roll import call_over
from raspred.simulation.run import switches
from raspred.simulation.tally import ROW_PERSONS
from tests.simulation.small import Shape, small

_BUILT = build_world(small(Shape(members=2_000)), 7, 1.0, None, switches(()))


@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 2 * chance.BLOCK),
    st.tuples(st.integers(codes.RANK_AND_FILE, codes.LEFT), st.integers(0, 3)),
)
def test_who_is_called_over(seed: int, persons: int, standing: tuple[int, int]) -> None:
    world, (lowest, more) = _BUILT.world, standing
    kept = world.tally.rows.copy(), world.people.status.copy()
    drawn = np.random.default_rng(seed).integers(codes.OUTSIDE, codes.LEFT + 1, persons)
    world.tally.rows[ROW_PERSONS] = persons
    world.people.status[:] = codes.OUTSIDE
    world.people.status[:persons] = drawn
    found: list[int] = []
    for start in range(0, persons, chance.BLOCK):
        count = call_over(_BUILT.bound, start, lowest, lowest + more)
        found += world.present[:count].tolist()
    world.tally.rows[:], world.people.status[:] = kept
    assert found == np.flatnonzero((drawn >= lowest) & (drawn <= lowest + more)).tolist()

"""The chorus says for the bench what each would say who is asked by himself."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred import chance
from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.building.world import build_world
from raspred.simulation.chorus import UNSURE, sing
from raspred.simulation.logistic import certainly, logistic
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.speaking import speak
from raspred.simulation.steps.voice import prepared
from raspred.simulation.tally import QUARREL_ISSUE, QUARREL_TARGET, ROW_PERSONS
from tests.simulation.small import Shape, small

_SHAPE = Shape(years=3, purge=0.3, temper="high", plenum_months=1, members=5_000)


@pytest.mark.parametrize("issue", ["open", "none"])
def test_who_sings_says_what_he_would_say_alone(issue: str) -> None:
    built = build_world(small(_SHAPE), 7, 1.0, None, switches(()))
    world, bound = built.world, built.bound
    sure, said = 0, set()
    for month in range(built.span.count):
        live_through(bound, month, month + 1, built.heads)
        if world.tally.quarrel[QUARREL_TARGET] < 0:
            continue
        if issue == "none":
            world.tally.quarrel[QUARREL_ISSUE] = -1
        fight = prepared(bound, month)
        persons = int(world.tally.rows[ROW_PERSONS])
        for start in range(chance.BLOCK, persons, chance.BLOCK):
            stop = min(start + chance.BLOCK, persons)
            chance.draw_words(world.draws, world.seed, Cause.VOICE, month, start, stop)
            sing(bound, fight, world.draws, start, stop)
            for person in start + np.flatnonzero(world.people.voice[start:stop] != UNSURE):
                draws = chance.uniforms(world.seed, Cause.VOICE, month, int(person))
                voice = int(world.people.voice[person])
                assert voice == speak(bound, fight, int(person), draws[0], draws[1])
                assert world.people.status[person] == codes.RANK_AND_FILE
                sure += 1
                said.add(voice)
    assert sure > 1_000
    assert said == {-1, 0, 1}


@given(st.floats(0, 1, exclude_min=True, exclude_max=True), st.floats(-40, 40))
def test_what_is_certain_is_so(draw: float, value: float) -> None:
    told = certainly(draw, value)
    assert told in (UNSURE, draw < logistic(value))


def test_most_is_certain() -> None:
    draws, values = np.linspace(0.001, 0.999, 500), np.linspace(-6, 6, 500)
    told = [certainly(float(draw), float(value)) for draw in draws[::7] for value in values]
    assert told.count(UNSURE) < 0.001 * len(told)


def test_what_is_no_number_lies_above_nothing() -> None:
    assert certainly(0.5, math.nan) == (logistic(math.nan) > 0.5) == 0
    assert certainly(0.5, math.inf) == (logistic(math.inf) > 0.5) == 1

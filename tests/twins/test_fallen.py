"""Whom the police takes of those out of post, and how many are mobilised: worked plainly."""

from __future__ import annotations

import numpy as np
import pytest

from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.steps.assignment import mobilise
from raspred.simulation.steps.police import take_the_fallen
from raspred.simulation.tally import IN_RANK_AND_FILE_MOBILISED, ROW_PERSONS
from tests.twins.party import Party, Row, in_straits
from tests.twins.test_meetings import EVERYWHERE

FALLEN = (codes.RESERVE, codes.EXPELLED, codes.EXILED)
TAKEN = (codes.ARRESTED, codes.SHOT)
LEAST_RANK, MARKED, OLD_GUARD, STEEPNESS = 3, 0.25, 1.3, 4.0


def held_against(man: Row) -> float:
    return float(man.spoke + 0.5 * (man.banished > 0) + 0.5 * (man.rung > 0))


@EVERYWHERE
@pytest.mark.parametrize(("cover", "wave"), [(1.0, 0.0), (0.5, 0.4)])
def test_of_those_out_of_post_the_marked_are_taken_by_rank_and_past(
    number: int, cover: float, wave: float
) -> None:
    built, month = in_straits(number)
    people, persons = built.world.people, int(built.world.tally.rows[ROW_PERSONS])
    draws = np.random.default_rng(number)
    people.spoke[:persons] = draws.choice([0.0, 0.4, 1.0], persons)
    people.rung[:persons] = draws.integers(0, 2, persons)
    people.grade[:persons] = draws.integers(1, 11, persons)
    party, numbers = Party(built.world), built.world.numbers
    expected = {}
    for person, man in enumerate(party.people):
        marked = held_against(man)
        if man.status not in FALLEN or man.grade < LEAST_RANK or marked < MARKED:
            continue
        risk = numbers.police_suspects * cover * marked
        if wave > 0.0:
            guard = OLD_GUARD if man.cohort <= codes.YEAR_1917 else 1.0
            risk += wave * (man.grade / 10.0) ** STEEPNESS * (1.0 + marked) * guard
        first, second, *_ = party.uniforms(Cause.POLICE, month, person)
        if first < risk:
            shot = wave > 0.0 and second < numbers.shot_share * min(1.0, 0.4 + 0.07 * man.grade)
            expected[person] = codes.SHOT if shot else codes.ARRESTED
    take_the_fallen(built.bound, month, cover, wave)
    for person, man in enumerate(Party(built.world).people):
        assert man.status == expected.get(person, party.people[person].status)


def test_the_unmarked_are_left_alone_whatever_the_wave() -> None:
    built, month = in_straits(0)
    people = built.world.people
    people.spoke[:] = people.banished[:] = people.rung[:] = 0
    before = people.status.copy()
    take_the_fallen(built.bound, month, 1.0, 1.0)
    assert np.array_equal(people.status, before)


@pytest.mark.parametrize("wanted", [0.0, 7.0, 250.0])
def test_many_months_of_mobilising_come_to_the_capacity(wanted: float) -> None:
    built, _ = in_straits(0)
    months = built.span.count
    built.world.people.weight[:] = 40.0
    built.world.calendar.rank_and_file[:] = wanted
    sent = []
    for month in range(months):
        mobilise(built.bound, month)
        sent.append(float(built.world.tally.series[month, IN_RANK_AND_FILE_MOBILISED]))
    assert all(one % 40.0 == 0.0 for one in sent)  # agents go whole
    spread = 40.0 * np.sqrt(0.25 * months)  # each month's last agent is a toss of a coin
    assert abs(sum(sent) - wanted * months) <= 4.0 * spread if wanted else sum(sent) == 0.0

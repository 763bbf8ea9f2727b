"""Who falls with a beaten leader, whose censure is forgotten, who alters the list: twins."""

from __future__ import annotations

import numpy as np
import pytest

from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.delegations import choose_delegates, inclination_to_alter, lists_altered
from raspred.simulation.following import NO_ISSUE, give_slots, live_issue
from raspred.simulation.ladder import next_rung
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import owes
from raspred.simulation.steps.contest import forget_censures
from raspred.simulation.taking_sides import leader_leans, push_down_platform
from tests.twins.party import Party, in_straits
from tests.twins.test_meetings import EVERYWHERE, in_quarrel


@EVERYWHERE
@pytest.mark.parametrize("rung", [1, 2, 3])
def test_those_on_the_platform_fall_a_rung_no_lower_than_the_beaten(number: int, rung: int) -> None:
    built, month = in_quarrel(number)
    give_slots(built.bound)
    party = Party(built.world)
    proposer, target, issue = party.quarrel[:3]
    expected = {}
    for leader in (int(one) for one in built.world.notables.person if one >= 0):
        if leader in (proposer, target) or issue == NO_ISSUE:
            continue
        man = party.people[leader]
        if man.status not in (codes.IN_POST, codes.RESERVE) or not man.able:
            continue
        own = opinion(built.bound, issue, leader)
        near = abs(own - opinion(built.bound, issue, target))
        far = abs(own - opinion(built.bound, issue, proposer))
        with_him = leader_leans(built.bound, month, leader, proposer, target) < 0.0
        below = next_rung(built.bound, leader)
        if near < far and with_him and below <= rung and built.world.people.submitted[leader] == 0:
            expected[leader] = below
    push_down_platform(built.bound, month, int(party.calendar.first_day[month]), rung)
    for person, man in enumerate(Party(built.world).people):
        assert man.rung == expected.get(person, party.people[person].rung)


def test_without_a_question_there_is_no_platform() -> None:
    built, month = in_quarrel(0)
    built.world.tally.quarrel[2] = NO_ISSUE
    before = built.world.people.rung.copy()
    push_down_platform(built.bound, month, 0, 3)
    assert np.array_equal(built.world.people.rung, before)


@pytest.mark.parametrize(
    ("rung", "fighting", "months", "left"),
    [(1, 0, 19, 0), (1, 0, 18, 1), (1, 1, 40, 1), (2, 0, 40, 2)],
)
def test_only_an_old_censure_that_nothing_followed_is_forgotten(
    rung: int, fighting: int, months: int, left: int
) -> None:
    built, month = in_straits(0)
    give_slots(built.bound)
    leader = int(next(one for one in built.world.notables.person if one >= 0))
    people = built.world.people
    people.rung[leader], people.fighting[leader] = rung, fighting
    built.world.notables.contested[people.slot[leader]] = month - months
    assert built.world.numbers.censure_kept == 18.0
    forget_censures(built.bound, month)
    assert people.rung[leader] == left


@EVERYWHERE
def test_lists_are_altered_by_those_who_disagree_and_neither_owe_nor_fear(number: int) -> None:
    built, month = in_quarrel(number)
    built.world.calendar.delegates[month] = 40
    sent = choose_delegates(built.bound, month)
    party, world = Party(built.world), built.world
    numbers, issue = world.numbers, live_issue(built.bound, month)
    holder = int(world.committees.person[codes.HOLDER, 0]) if party.seats[codes.HOLDER] else -1
    altered = 0
    for person in (int(one) for one in sent.person):
        dissent = max(0.0, -opinion(built.bound, issue, person)) if issue != NO_ISSUE else 0.0
        will = numbers.crossing_base
        will += numbers.voice_preference * float(world.minds.conviction[person]) * dissent
        will -= numbers.voice_debt * owes(built.bound.people, built.bound.ties, person, holder)
        will -= 0.5 * numbers.voice_fear * float(world.minds.fear[person])
        assert inclination_to_alter(built.bound, person, issue) == pytest.approx(will)
        draw = party.uniforms(Cause.DELEGATES, month, person, 2)[0]
        altered += draw < 1.0 / (1.0 + np.exp(-numbers.voice_slope * will))
    assert lists_altered(built.bound, month, sent) == altered

"""Voices, followings, delegates and elections: kernel and twin come to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.simulation import codes
from raspred.simulation.congress import elect_committee
from raspred.simulation.delegations import choose_delegates, thinned
from raspred.simulation.following import count_followings
from raspred.simulation.ladder import majority_for, next_rung
from raspred.simulation.patronage import owes
from raspred.simulation.quarrels import Attack
from raspred.simulation.slates import best_of, committee_candidates, standing_before_congress
from raspred.simulation.steps.contest import decide, open_quarrel
from raspred.simulation.steps.voice import count_regions, voice
from raspred.simulation.taking_sides import side_of
from raspred.simulation.tally import (
    GAUGE_HOLD,
    IN_SILENT_MEMBERS,
    IN_VOICES_AGAINST,
    QUARREL_TARGET,
)
from tests.twins import meetings, ties
from tests.twins.party import STRAITS, Party, differences, in_straits, plain

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

EVERYWHERE = pytest.mark.parametrize("number", range(len(STRAITS)))


def in_quarrel(number: int) -> tuple[Built, int]:
    """Return a party in which the first two of the Politburo (or committee) quarrel."""
    built, month = in_straits(number)
    party = Party(built.world)
    first, second = [*ties.players(party), *party.seats[codes.MEMBER]][:2]
    if first == second:
        second = party.seats[codes.MEMBER][-1]
    issue = ties.live_issue(party, month)
    open_quarrel(built.bound, month, Attack(first, second, issue, 1.0))
    return built, month


@EVERYWHERE
def test_everyone_says_the_same(number: int) -> None:
    built, month = in_quarrel(number)
    party = Party(built.world)
    voice(built.bound, month)
    meetings.voice(party, month)
    assert differences(Party(built.world), party, ["people"]) == []
    told = built.world.tally.series[month, [IN_VOICES_AGAINST, IN_SILENT_MEMBERS]]
    assert told.tolist() == list(meetings.against_and_silent(party))


@EVERYWHERE
def test_debts_are_the_same(number: int) -> None:
    built, _ = in_straits(number)
    party = Party(built.world)
    for person in range(len(party.people)):
        for leader in party.seats[codes.MEMBER]:
            world = built.world
            owed = plain(owes)(world.people, world.ties, person, leader)
            assert owed == ties.owes(party, person, leader)


@EVERYWHERE
def test_regions_are_counted_alike(number: int) -> None:
    built, month = in_quarrel(number)
    voice(built.bound, month)
    count_regions(built.bound)
    counted = meetings.count_regions(Party(built.world))
    shares = [np.float32(spoke / cadres) if cadres else 0.0 for spoke, cadres in counted]
    assert built.world.regions.spoke.tolist() == [float(share) for share in shares]


@EVERYWHERE
def test_the_same_leaders_are_followed(number: int) -> None:
    built, month = in_straits(number)
    party = Party(built.world)
    votes, hold = ties.followings(party, month)
    count_followings(built.bound, month)
    power = built.world.notables.power
    for leader, following in votes.items():
        assert power[party.people[leader].slot] == following
    assert power.sum() == sum(votes.values())
    assert built.world.tally.gauge[GAUGE_HOLD] == hold


@EVERYWHERE
def test_the_same_delegates_are_sent_and_vote_alike(number: int) -> None:
    built, month = in_quarrel(number)
    built.world.calendar.delegates[month] = 40
    voice(built.bound, month)
    sent = choose_delegates(built.bound, month)
    expected = meetings.delegates(Party(built.world), month)
    assert list(zip(sent.person.tolist(), sent.vote.tolist(), strict=True)) == expected


@given(st.floats(-0.5, 1.5), st.floats(1.0, 6.0))
def test_a_minority_is_thinned_alike(share: float, stages: float) -> None:
    left = thinned(share, stages)
    assert left == pytest.approx(meetings.thinned(share, stages), rel=1e-9, abs=1e-12)
    assert 0.0 <= left <= 1.0
    if 0.0 < share < 0.5:
        assert left <= share


@given(st.lists(st.floats(-5, 5), max_size=20), st.integers(0, 25))
def test_the_best_are_the_same(standing: list[float], seats: int) -> None:
    persons = list(range(100, 100 + len(standing)))
    chosen = best_of(np.array(persons, dtype=np.int32), np.array(standing), seats)
    assert chosen.tolist() == meetings.best_of(persons, standing, seats)


@EVERYWHERE
def test_the_same_committee_is_elected(number: int) -> None:
    built, month = in_straits(number)
    built.world.calendar.number[month] = 10
    party = Party(built.world)
    candidates = meetings.candidates(party)
    assert committee_candidates(built.bound).tolist() == candidates
    standing = [standing_before_congress(built.bound, month, person) for person in candidates]
    seats = built.world.calendar.seats[month]
    wanted = int(seats[codes.MEMBER]) + int(seats[codes.CANDIDATE])
    elect_committee(built.bound, month)
    meetings.elect_committee(party, month, meetings.best_of(candidates, standing, wanted))
    assert differences(Party(built.world), party) == []


@EVERYWHERE
def test_a_quarrel_is_decided_by_those_votes_and_that_majority(number: int) -> None:
    built, month = in_quarrel(number)
    party = Party(built.world)
    proposer, target = party.quarrel[:2]
    able = [p for p in party.seats[codes.MEMBER] if party.people[p].able == 1]
    sides = [side_of(built.bound, month, person) for person in able]
    votes_for = sum(side > 0.05 for side in sides)
    votes_against = sum(side < -0.05 for side in sides)
    rung = next_rung(built.bound, target)
    decide(built.bound, month)
    after = Party(built.world)
    ballot = after.ballots[-1]
    assert (ballot.proposer, ballot.target, ballot.rung) == (proposer, target, rung)
    assert (ballot.votes_for, ballot.votes_against) == (votes_for, votes_against)
    assert ballot.abstained == len(able) - votes_for - votes_against
    assert ballot.carried == (votes_for > majority_for(rung) * max(1, len(able)))
    fallen = after.people[target].rung - party.people[target].rung
    assert fallen == (max(0, rung - party.people[target].rung) if ballot.carried else 0)
    assert after.quarrel[QUARREL_TARGET] == -1
    loser = target if ballot.carried else proposer
    assert after.people[loser].prestige <= party.people[loser].prestige

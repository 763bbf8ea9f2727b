"""Twins of meetings: who is sent, how he votes, who is elected, how a quarrel is decided."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.tally import GAUGE_HOLD
from tests.twins import ties
from tests.twins.acts import leave_seat, take_seat
from tests.twins.membership import MEMBERS
from tests.twins.party import NOBODY, narrow
from tests.twins.ties import has_a_voice

if TYPE_CHECKING:
    from tests.twins.party import Party


def delegates(party: Party, month: int) -> list[tuple[int, int]]:
    """Return each delegate with his vote, region by region in the order he is drawn."""
    wanted = int(party.calendar.delegates[month])
    found, owed = [], 0.0
    for number, region in enumerate(party.regions):
        able = [
            person
            for person, man in enumerate(party.people)
            if man.status == codes.IN_POST
            and man.region == number
            and party.posts[man.post].rank >= 3
        ]
        owed += wanted * region.weight
        share = min(int(owed + 0.5), len(able))
        owed -= share
        able.sort(key=lambda person: _turn(party, month, person))
        found += [(person, vote_of(party, month, number, person)) for person in able[:share]]
    return found


def _turn(party: Party, month: int, person: int) -> float:
    rank = float(party.posts[party.people[person].post].rank)
    return float(-math.log(party.uniform(Cause.DELEGATES, month, person)) / rank**2)


def vote_of(party: Party, month: int, region: int, person: int) -> int:
    if party.quarrel[1] < 0:
        return 1
    carried, thin, idle, _ = party.uniforms(Cause.DELEGATES, month, person, 1)
    secretary = party.regions[region].secretary
    boss = party.posts[secretary].holder if secretary >= 0 else -1
    says = party.people[boss].voice if boss >= 0 else 0
    if says != 0 and carried < party.numbers.grip:
        return int(says)
    if thin < thinned(party.regions[region].spoke, party.numbers.stages):
        return -1
    return 0 if party.people[person].voice == 0 and idle < party.numbers.abstaining else 1


def thinned(share: float, stages: float) -> float:
    """Return a minority's share after indirect elections: odds to the power of the stages."""
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    odds = float((share / (1.0 - share)) ** stages)
    return odds / (1.0 + odds)


def best_of(candidates: list[int], standing: list[float], seats: int) -> list[int]:
    order = sorted(range(len(candidates)), key=lambda index: -standing[index])
    return [candidates[index] for index in order[:seats]]


def candidates(party: Party) -> list[int]:
    def known(person: int) -> bool:
        man = party.people[person]
        high = man.post >= 0 and party.posts[man.post].rank >= 6
        return high or man.slot >= 0 or man.prestige > 0 or person in party.seats[codes.MEMBER]

    return [p for p in range(len(party.people)) if has_a_voice(party, p) and known(p)]


def elect_committee(party: Party, month: int, elected: list[int]) -> None:
    """Empty the committee, last seats first, and seat those elected."""
    day = int(party.calendar.meeting_day[month])
    full = int(party.calendar.seats[month, codes.MEMBER])
    for seat in (codes.MEMBER, codes.CANDIDATE):
        for person in reversed(list(party.seats[seat])):
            leave_seat(party, day, seat, person, codes.RELEASE, codes.ELECTION, codes.MANDATE_ENDED)
    for index, person in enumerate(elected):
        seat = codes.MEMBER if index < full else codes.CANDIDATE
        number = int(party.calendar.number[month])
        take_seat(party, day, seat, person, codes.ELECTION, codes.BY_CONGRESS, number)


def count_regions(party: Party) -> list[tuple[int, int]]:
    """Return, by region, the cadres in post who speak against the line and all of them."""
    counted = []
    for number in range(len(party.regions)):
        those = [m for m in party.people if m.status == codes.IN_POST and m.region == number]
        counted.append((sum(man.voice < 0 for man in those), len(those)))
    return counted


def voice(party: Party, month: int) -> None:
    """Let everyone speak, one after the other, in the order of the numbers."""
    for person, man in enumerate(party.people):
        man.spoke = narrow(man.spoke * 0.97)
        man.voice = 0 if man.status not in MEMBERS else speak(party, month, person)
        if man.voice < 0:
            man.spoke = 1.0


def against_and_silent(party: Party) -> tuple[float, float]:
    """Return how many members speak against the line, and how many say nothing."""
    inside = [man for man in party.people if man.status in MEMBERS]
    against = sum(man.weight for man in inside if man.voice < 0)
    return against, sum(man.weight for man in inside if man.voice == 0)


def inclination(party: Party, person: int) -> float:
    numbers, man = party.numbers, party.people[person]
    proposer, target, issue = party.quarrel[:3]
    will = numbers.voice_base
    if issue >= 0:
        own, line, other = (ties.opinion(party, issue, who) for who in (person, proposer, target))
        will += numbers.voice_preference * (man.conviction * (abs(own - line) - abs(own - other)))
    will += numbers.voice_debt * ties.owes(party, person, target)
    holder = party.holder_of_office()
    if holder not in (NOBODY, target):
        will -= numbers.voice_debt * ties.owes(party, person, holder)
    burden = (1.0 + 0.3 * (man.married + man.children)) / man.nerve
    will -= numbers.voice_fear * man.fear * burden
    heard = heard_from_the_boss(party, man.region) if man.region >= 0 else 0
    if heard < 0:
        will += numbers.voice_boss
    elif heard > 0:
        will -= numbers.voice_boss * 0.5
    will -= numbers.voice_comfort * man.comfort
    if man.status == codes.RANK_AND_FILE:
        will -= numbers.voice_press * party.gauge[GAUGE_HOLD]
        will -= numbers.voice_bench
    return float(will)


def heard_from_the_boss(party: Party, region: int) -> int:
    """Return what the secretary of a region says at this moment."""
    post = party.regions[region].secretary
    boss = party.posts[post].holder if post >= 0 else NOBODY
    return int(party.people[boss].voice) if boss >= 0 else 0


def speak(party: Party, month: int, person: int) -> int:
    """Return what a person says."""
    will, debt = inclination(party, person), ties.owes(party, person, party.quarrel[0])
    proposer, target = party.quarrel[0], party.quarrel[1]
    if person in (proposer, target):
        return 1 if person == proposer else -1
    first, second, *_ = party.uniforms(Cause.VOICE, month, person)
    if first < _logistic(party.numbers.voice_slope * will):
        return -1
    return 1 if second < _logistic(party.numbers.voice_assent + debt - will) else 0


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value)) if abs(value) < 30 else float(value > 0)

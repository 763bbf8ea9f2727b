"""Following: which leader a committee member goes with, and how much power that makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.office import holder_of_office, no_one_man_rules
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import counts, owes
from raspred.simulation.rules import LOCAL_ELECTIONS, NO_SECTION
from raspred.simulation.seats import seat_of
from raspred.simulation.tally import GAUGE_HOLD

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, World

NO_ISSUE = -1


@kernel
def dependence(world: World, month: int, person: int) -> float:
    """Return how far the holder of the office can take away a person's post, 0 to 1.

    A post filled by his section, wholly; a high post filled on a motion, by half; a post
    filled locally, by the share that his section claims there today. Under a collective
    secretariat no one man can; nor, under safeguards, with three signatures on an order,
    without a section, or where the cadres of a region elect.
    """
    post = whole(world.people.post[person])
    if post < 0 or no_one_man_rules(world, month):
        return 0.0
    rules = world.calendar.rules
    elected = world.posts.boss[post] == 1 and rules[month, LOCAL_ELECTIONS] > 0.0
    if elected or rules[month, NO_SECTION] > 0.0:
        return 0.0
    if world.posts.channel[post] == codes.SECTION:
        return 1.0
    structure, level = world.posts.structure[post], world.posts.level[post]
    return 0.5 * float(world.calendar.jurisdiction[month, structure, level])


@kernel
def liking(world: World, month: int, issue: int, person: int, leader: int) -> float:
    """Return how much a committee member is inclined to go with a leader.

    Terms: what he owes him, the leader's prestige, how near they stand on the issue, what
    the holder of the office could take from him, and a draw. Weights are parameters (`like_...`).
    """
    numbers = world.numbers
    value = numbers.like_debt * owes(world.people, world.ties, person, leader)
    value += numbers.like_prestige * float(world.people.prestige[leader])
    if issue != NO_ISSUE:
        gap = abs(opinion(world, issue, person) - opinion(world, issue, leader))
        value += numbers.like_issue * float(world.minds.conviction[person]) * (1.0 - gap)
    if leader == holder_of_office(world):
        value += numbers.like_dependence * dependence(world, month, person)
    draw = chance.normal(world.seed, Cause.FOLLOWING, month, person, leader)
    return value + numbers.like_noise * draw


@kernel
def live_issue(world: World, month: int) -> int:
    """Return the issue live this month that divides the notables most, or NO_ISSUE."""
    best, widest = NO_ISSUE, 0.0
    for issue in range(world.calendar.live.shape[1]):
        if world.calendar.live[month, issue] == 0:
            continue
        low, high = 1.0, -1.0
        for column in range(whole(world.committees.count[codes.POLITBURO_MEMBER])):
            person = whole(world.committees.person[codes.POLITBURO_MEMBER, column])
            position = opinion(world, issue, person)
            low, high = min(low, position), max(high, position)
        if high - low > widest:
            best, widest = issue, high - low
    return best


@kernel
def give_slots(world: World) -> None:
    """Give every sitting Politburo member a row in the table of quarrels."""
    for seat in (codes.POLITBURO_MEMBER, codes.POLITBURO_CANDIDATE, codes.HOLDER):
        for column in range(whole(world.committees.count[seat])):
            give_slot(world, whole(world.committees.person[seat, column]))


@kernel
def give_slot(world: World, person: int) -> None:
    """Give a person a row in the table of quarrels, a fallen man's where none is free."""
    notables, people = world.notables, world.people
    if people.slot[person] >= 0:
        return
    chosen = -1
    for slot in range(len(notables.person)):
        occupant = whole(notables.person[slot])
        if occupant < 0:
            chosen = slot
            break
        if chosen < 0 and not counts(whole(people.status[occupant])):
            chosen = slot
    if chosen < 0:
        return
    if notables.person[chosen] >= 0:
        people.slot[notables.person[chosen]] = -1
    notables.person[chosen] = person
    notables.power[chosen] = 0.0
    notables.contested[chosen] = -99
    notables.feud[chosen, :] = 0.0
    notables.feud[:, chosen] = 0.0
    people.slot[person] = chosen


@kernel
def players(world: World) -> Ints:
    """Return those who contend for power: able full members of the Politburo."""
    found = np.empty(whole(world.committees.count[codes.POLITBURO_MEMBER]) + 1, dtype=np.int32)
    count = 0
    for column in range(whole(world.committees.count[codes.POLITBURO_MEMBER])):
        person = whole(world.committees.person[codes.POLITBURO_MEMBER, column])
        if world.people.able[person] == 1 and world.people.slot[person] >= 0:
            found[count] = person
            count += 1
    holder = holder_of_office(world)
    known = holder >= 0 and world.people.slot[holder] >= 0
    if known and seat_of(world.committees, codes.POLITBURO_MEMBER, holder) < 0:
        found[count] = holder
        count += 1
    return found[:count]


@kernel
def count_followings(world: World, month: int) -> None:
    """Count, for each notable, the committee members who would go with him today."""
    notables, committees = world.notables, world.committees
    notables.power[:] = 0.0
    leaders = players(world)
    if len(leaders) == 0:
        return
    issue = live_issue(world, month)
    for column in range(whole(committees.count[codes.MEMBER])):
        person = whole(committees.person[codes.MEMBER, column])
        best, value = -1, -1e9
        for leader in leaders:
            if leader == person:
                best = leader
                break
            pull = liking(world, month, issue, person, whole(leader))
            if pull > value:
                best, value = whole(leader), pull
        notables.power[world.people.slot[best]] += 1.0
    holder = holder_of_office(world)
    size = max(1, whole(committees.count[codes.MEMBER]))
    held = 0.0
    if holder >= 0 and world.people.slot[holder] >= 0:
        held = float(notables.power[world.people.slot[holder]]) / size
    world.tally.gauge[GAUGE_HOLD] = held

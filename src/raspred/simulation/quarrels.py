"""Quarrels among notables: who is at daggers drawn, who could attack whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.coalitions import LARGEST, ruling_coalition
from raspred.simulation.following import NO_ISSUE, players
from raspred.simulation.office import holder_of_office
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import owes
from raspred.simulation.sorting import ascending, median
from raspred.simulation.tally import GAUGE_WARNING

if TYPE_CHECKING:
    from raspred.simulation.world import Bytes, Ints, World

MAJORITY = 0.5


class Attack(NamedTuple):
    """Who could open a contest against whom, and about what."""

    proposer: int
    target: int
    issue: int
    pull: float


NO_ATTACK = Attack(-1, -1, NO_ISSUE, 0.0)


@kernel
def feud(world: World, one: int, other: int) -> float:
    """Return the quarrel between two notables, 0 where either is none."""
    first, second = whole(world.people.slot[one]), whole(world.people.slot[other])
    if first < 0 or second < 0:
        return 0.0
    return float(world.notables.feud[first, second])


@kernel
def deepen(world: World, one: int, other: int, by: float) -> None:
    """Deepen (or, below 0, heal) the quarrel between two notables, within 0 to 3."""
    first, second = whole(world.people.slot[one]), whole(world.people.slot[other])
    if first < 0 or second < 0 or first == second:
        return
    table = world.notables.feud
    table[first, second] = min(3.0, max(0.0, table[first, second] + by))
    table[second, first] = table[first, second]


@kernel
def gap_between(world: World, month: int, one: int, other: int) -> tuple[float, int]:
    """Return the widest gap between two people on a live issue, 0 to 2, and the issue."""
    widest, about = 0.0, NO_ISSUE
    for issue in range(world.calendar.live.shape[1]):
        if world.calendar.live[month, issue] == 0:
            continue
        gap = abs(opinion(world, issue, one) - opinion(world, issue, other))
        if gap > widest:
            widest, about = gap, issue
    return widest, about


@kernel
def hostility(world: World, month: int, leaders: Ints) -> Bytes:
    """Return 1 for each pair that cannot stand in one coalition, shape [n, n]."""
    count = len(leaders)
    table = np.zeros((count, count), dtype=np.uint8)
    for row in range(count):
        for column in range(row):
            one, other = whole(leaders[row]), whole(leaders[column])
            tension = gap_between(world, month, one, other)[0] + feud(world, one, other)
            tension -= owes(world.people, world.ties, one, other)
            tension -= owes(world.people, world.ties, other, one)
            if tension >= world.numbers.hostile_at:
                table[row, column] = 1
                table[column, row] = 1
    return table


@kernel
def strongest(world: World) -> Ints:
    """Return the contenders, the most powerful `LARGEST` of them, in order of number."""
    leaders = players(world)
    if len(leaders) <= LARGEST:
        return leaders
    power = np.empty(len(leaders))
    for index in range(len(leaders)):
        power[index] = -_power(world, whole(leaders[index]))
    chosen = ascending(power)[:LARGEST]
    taken = np.zeros(len(leaders), dtype=np.bool_)
    taken[chosen] = True
    return leaders[taken]


@kernel
def _power(world: World, person: int) -> float:
    """Return the votes that follow a notable, prestige breaking ties."""
    return (
        float(world.notables.power[world.people.slot[person]])
        + 0.01
        + (0.5 * float(world.people.prestige[person]))
    )


@kernel
def best_attack(world: World, month: int) -> Attack:
    """Return the attack that the balance of power and the quarrels of the day invite.

    Those outside the ultimate ruling coalition can be attacked by those inside it, if
    there is something to attack them with: a live issue on which they differ enough, a
    fight already begun, or, against the holder of the office, the power of his office.
    """
    leaders = strongest(world)
    count = len(leaders)
    if count < 2:
        return NO_ATTACK
    power = np.empty(count)
    for index in range(count):
        power[index] = _power(world, whole(leaders[index]))
    ruling = ruling_coalition(power, hostility(world, month, leaders), MAJORITY)
    best = NO_ATTACK
    for inside in range(count):
        if (ruling >> inside) & 1 == 0:
            continue
        for outside in range(count):
            if (ruling >> outside) & 1:
                continue
            attack = _grounds(world, month, whole(leaders[inside]), whole(leaders[outside]))
            if attack.pull > best.pull:
                best = attack
    return best


@kernel
def _grounds(world: World, month: int, proposer: int, target: int) -> Attack:
    """Return the pull of one attack, 0 where nothing would justify it in public."""
    numbers, people = world.numbers, world.people
    gap, issue = gap_between(world, month, proposer, target)
    grievance = 0.0
    if target == holder_of_office(world):
        grievance = world.tally.gauge[GAUGE_WARNING]
    justified = gap >= numbers.attack_gap or people.fighting[target] == 1
    justified = justified or grievance >= numbers.attack_grievance
    justified = justified or people.rung[target] > 0
    if not justified:
        return NO_ATTACK
    pull = gap + feud(world, proposer, target) + grievance
    pull += 0.5 * float(people.fighting[target]) + 0.3 * float(people.rung[target])
    pull -= owes(people, world.ties, target, proposer)
    pull += 0.3 * chance.uniform(world.seed, Cause.CONTEST, month, proposer, target)
    if gap < numbers.attack_gap:
        issue = NO_ISSUE if grievance >= numbers.attack_grievance else issue
    return Attack(proposer, target, issue, max(0.01, pull))


@kernel
def dissenter(world: World, month: int) -> Attack:
    """Return a notable who opens a discussion from conviction, not from strength.

    Rule: before a meeting of the party, a member of the Politburo or committee of weight
    who stands far from the median of the Politburo on a live issue does so with a chance
    that grows with the distance, his conviction and his nerve, and falls with each rung
    he has been pushed down. Who answers him is the most powerful man on the other side.
    """
    leaders = players(world)
    if len(leaders) < 3:
        return NO_ATTACK
    best = NO_ATTACK
    for issue in range(world.calendar.live.shape[1]):
        if world.calendar.live[month, issue] == 0:
            continue
        middle = _median_position(world, issue, leaders)
        for slot in range(len(world.notables.person)):
            person = whole(world.notables.person[slot])
            if person < 0 or not _can_speak(world, person):
                continue
            away = abs(opinion(world, issue, person) - middle)
            if away < world.numbers.dissent_gap:
                continue
            will = world.numbers.dissent_base + away + float(world.minds.conviction[person])
            will += float(world.minds.nerve[person]) - 0.5 * float(world.people.rung[person])
            draw = chance.uniform(world.seed, Cause.CONTEST, month, person, 3 + issue)
            pull = will - 2.0 * draw
            if pull > best.pull:
                answer = _answerer(world, issue, person, leaders)
                if answer >= 0:
                    best = Attack(answer, person, issue, pull)
    return best


@kernel
def _can_speak(world: World, person: int) -> bool:
    status = world.people.status[person]
    standing = status in (codes.IN_POST, codes.RESERVE)
    return bool(standing and world.people.able[person] == 1)


@kernel
def _median_position(world: World, issue: int, leaders: Ints) -> float:
    positions = np.empty(len(leaders))
    for index in range(len(leaders)):
        positions[index] = opinion(world, issue, whole(leaders[index]))
    return median(positions)


@kernel
def _answerer(world: World, issue: int, person: int, leaders: Ints) -> int:
    """Return the most powerful contender who stands apart from the dissenter, or -1."""
    chosen, most = -1, -1.0
    for leader in leaders:
        gap = abs(opinion(world, issue, person) - opinion(world, issue, whole(leader)))
        if leader == person or gap < world.numbers.attack_gap:
            continue
        if _power(world, whole(leader)) > most:
            chosen, most = whole(leader), _power(world, whole(leader))
    return chosen

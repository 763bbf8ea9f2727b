"""Quarrels: who cannot stand with whom, who rules together, and who may be attacked."""

from __future__ import annotations

import statistics
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.peers.mesa_party.leaders import contenders, live_issues, quarrel_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

MOST_CONTENDERS = 10


class Quarrel(NamedTuple):
    """The quarrel that is open before the party."""

    proposer: Person
    target: Person
    issue: int | None
    opened: int


class Attack(NamedTuple):
    """Who could open a contest against whom, and about what."""

    proposer: Person
    target: Person
    issue: int | None
    pull: float


def power_of(person: Person) -> float:
    """Return the votes that follow a notable, prestige breaking ties."""
    following = person.leader.power if person.leader is not None else 0.0
    return following + 0.01 + 0.5 * person.prestige


def gap_between(party: Party, one: Person, other: Person) -> tuple[float, int | None]:
    """Return the widest gap between two people on a live issue, and the issue."""
    widest, about = 0.0, None
    for issue in live_issues(party):
        gap = abs(one.opinion(issue) - other.opinion(issue))
        if gap > widest:
            widest, about = gap, issue
    return widest, about


def are_hostile(party: Party, one: Person, other: Person) -> bool:
    """Whether two leaders cannot stand in one coalition."""
    tension = gap_between(party, one, other)[0] + quarrel_between(one, other)
    tension -= one.owes(other) + other.owes(one)
    return bool(tension >= party.numbers.hostile_at)


def ruling_coalition(party: Party, players: Sequence[Person]) -> frozenset[Person]:
    """Return the ultimate ruling coalition: the least that wins and would itself stay whole."""
    power = {one: power_of(one) for one in players}
    hostile = {frozenset(pair) for pair in combinations(players, 2) if are_hostile(party, *pair)}
    stable: dict[frozenset[Person], float] = {}
    ruling = frozenset(players)
    for size in range(1, len(players) + 1):
        for members in combinations(players, size):
            coalition, weight = frozenset(members), sum(power[one] for one in members)
            inside = [
                (other, whole)
                for whole, other in stable.items()
                if other > 0.5 * weight and whole < coalition
            ]
            if inside:
                ruling = min(inside, key=lambda one: one[0])[1]
                continue
            ruling = coalition
            if not any(frozenset(pair) in hostile for pair in combinations(members, 2)):
                stable[coalition] = weight
    return ruling


def best_attack(party: Party) -> Attack | None:
    """Return the attack that the balance of power and the quarrels of the day invite."""
    players = contenders(party)
    if len(players) < 2:
        return None
    strongest = sorted(players, key=power_of, reverse=True)[:MOST_CONTENDERS]
    ruling = ruling_coalition(party, strongest)
    attacks = [
        attack
        for inside in strongest
        for outside in strongest
        if inside in ruling and outside not in ruling
        if (attack := grounds(party, inside, outside)) is not None
    ]
    return max(attacks, key=lambda attack: attack.pull, default=None)


def grounds(party: Party, proposer: Person, target: Person) -> Attack | None:
    """Return one attack and its pull, or None where nothing would justify it in public."""
    numbers = party.numbers
    gap, issue = gap_between(party, proposer, target)
    grievance = party.warning if target is party.holder else 0.0
    aggrieved = grievance >= numbers.attack_grievance
    if not (gap >= numbers.attack_gap or aggrieved or target.fighting or target.rung > 0):
        return None
    pull = gap + quarrel_between(proposer, target) + grievance
    pull += 0.5 * target.fighting + 0.3 * target.rung - target.owes(proposer)
    pull += 0.3 * party.random.random()
    if gap < numbers.attack_gap and aggrieved:
        issue = None
    return Attack(proposer, target, issue, max(0.01, pull))


def dissenter(party: Party) -> Attack | None:
    """Return a notable who opens a discussion from conviction, and who answers him."""
    players = contenders(party)
    if len(players) < 3:
        return None
    best: Attack | None = None
    for issue in live_issues(party):
        middle = statistics.median(one.opinion(issue) for one in players)
        for leader in party.leaders:
            attack = dissent(party, leader.person, issue, middle, players)
            if attack is not None and (best is None or attack.pull > best.pull):
                best = attack
    return best


def dissent(
    party: Party, person: Person, issue: int, middle: float, players: list[Person]
) -> Attack | None:
    """Return the discussion that one notable opens on an issue, if he does."""
    numbers = party.numbers
    away = abs(person.opinion(issue) - middle)
    if not person.counts or not person.able or away < numbers.dissent_gap:
        return None
    pull = numbers.dissent_base + away + person.conviction + person.nerve - 0.5 * person.rung
    pull -= 2.0 * party.random.random()
    apart = [
        one
        for one in players
        if one is not person
        and abs(one.opinion(issue) - person.opinion(issue)) >= numbers.attack_gap
    ]
    if pull <= 0.0 or not apart:
        return None
    return Attack(max(apart, key=power_of), person, issue, pull)

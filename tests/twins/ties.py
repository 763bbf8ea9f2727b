"""Twins of what binds people: patrons, debts, opinions and followings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from raspred.chance import Cause
from raspred.simulation import codes

if TYPE_CHECKING:
    from tests.twins.party import Party


def has_a_voice(party: Party, person: int) -> bool:
    return party.people[person].status in (codes.IN_POST, codes.RESERVE)


def root_patron(party: Party, person: int) -> int:
    """Return the man at the top of a chain of at most six, -1 where there is none."""
    chain: list[int] = []
    above = party.people[person].patron
    while len(chain) < 6 and above >= 0 and above != person and has_a_voice(party, above):
        chain.append(above)
        above = party.people[above].patron
    return chain[-1] if chain else -1


def owes(party: Party, person: int, leader: int) -> float:
    man = party.people[person]
    if man.patron < 0:
        return 0.0
    if man.patron == leader:
        return float(man.debt)
    return 0.7 * float(man.debt) if root_patron(party, person) == leader else 0.0


def opinion(party: Party, issue: int, person: int) -> float:
    def known(of: int) -> float | None:
        given = party.stance[issue]
        return given[of] if of < len(given) and not math.isnan(given[of]) else None

    own = known(person)
    if own is not None:
        return float(own)
    numbers = party.numbers
    position = numbers.opinion_mean
    position += numbers.opinion_spread * party.normal(Cause.OPINION, issue, person)
    patron = root_patron(party, person)
    theirs = known(patron) if patron >= 0 else None
    if theirs is not None:
        pull = numbers.opinion_patron * party.people[person].debt
        position += pull * (theirs - position)
    return max(-1.0, min(1.0, position))


def dependence(party: Party, month: int, person: int) -> float:
    number = party.people[person].post
    if number < 0 or party.calendar.collective[month] == 1:
        return 0.0
    post = party.posts[number]
    if post.channel == codes.SECTION:
        return 1.0
    return 0.5 * float(party.calendar.jurisdiction[month, post.structure, post.level])


def liking(party: Party, month: int, issue: int, person: int, leader: int) -> float:
    numbers, man = party.numbers, party.people[person]
    value = numbers.like_debt * owes(party, person, leader)
    value += numbers.like_prestige * party.people[leader].prestige
    if issue >= 0:
        gap = abs(opinion(party, issue, person) - opinion(party, issue, leader))
        value += numbers.like_issue * man.conviction * (1.0 - gap)
    if leader == party.holder_of_office():
        value += numbers.like_dependence * dependence(party, month, person)
    return float(value + numbers.like_noise * party.normal(Cause.FOLLOWING, month, person, leader))


def players(party: Party) -> list[int]:
    """Return the able full members of the Politburo, and the holder of the office."""
    sitting = party.seats[codes.POLITBURO_MEMBER]
    found = [p for p in sitting if party.people[p].able == 1 and party.people[p].slot >= 0]
    holder = party.holder_of_office()
    if holder >= 0 and holder not in sitting and party.people[holder].slot >= 0:
        found.append(holder)
    return found


def live_issue(party: Party, month: int) -> int:
    """Return the live issue on which the Politburo is furthest apart, -1 for none."""
    best, widest = -1, 0.0
    for issue, live in enumerate(party.calendar.live[month]):
        if live:
            heard = [opinion(party, issue, p) for p in party.seats[codes.POLITBURO_MEMBER]]
            spread = max([*heard, -1.0]) - min([*heard, 1.0])
            if spread > widest:
                best, widest = issue, spread
    return best


def followings(party: Party, month: int) -> tuple[dict[int, int], float]:
    """Return the committee members who go with each contender, and the holder's share."""
    leaders = players(party)
    votes = dict.fromkeys(leaders, 0)
    members = party.seats[codes.MEMBER]
    if not leaders:
        return votes, float(party.gauge[0])
    issue = live_issue(party, month)
    for member in members:
        if member in leaders:
            votes[member] += 1
        else:
            votes[max(leaders, key=lambda one: liking(party, month, issue, member, one))] += 1
    return votes, votes.get(party.holder_of_office(), 0) / max(1, len(members))

"""Twins of who dies, is purged, joins, and leaves a post in the ordinary turnover."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.entering import cohort_of
from tests.twins.acts import release, strike_off
from tests.twins.party import Row, narrow

if TYPE_CHECKING:
    from tests.twins.party import Party

MEMBERS = (codes.RANK_AND_FILE, codes.RESERVE, codes.IN_POST)


def hazard_of_death(age_months: int) -> float:
    """0.4 % a year at thirty, doubled every nine years."""
    return min(1.0, 0.004 / 12.0 * math.exp((age_months - 360) * (math.log(2.0) / 108.0)))


def take_leave(party: Party, month: int) -> float:
    purged, day = float(party.calendar.purged[month]), party.first_day(month)
    living = 0.0
    for person, man in enumerate(party.people):
        man.debt = narrow(man.debt * party.numbers.debt_keeping)
        if man.status not in MEMBERS:
            continue
        death, purge, *_ = party.uniforms(Cause.DEATH, month, person)
        dies = man.dies == month if man.dies >= 0 else death < hazard_of_death(month - man.born)
        if man.status == codes.RANK_AND_FILE:
            man.weight = narrow(man.weight * (1.0 - purged))
            if dies:
                man.status, man.since = codes.DEAD, month
        elif dies:
            strike_off(party, month, day, person, codes.DEAD, codes.DEATH, codes.NATURE, codes.DIED)
        elif purge < purged / 3.0 and man.slot < 0:
            strike_off(
                party,
                month,
                day,
                person,
                codes.LEFT,
                codes.EXPULSION,
                codes.CONTROL_COMMISSION,
                codes.MASS_PURGE,
            )
        if man.status in MEMBERS:
            living += man.weight
    return living


def recruits(party: Party, month: int, living: float) -> list[Row]:
    """Return what is given of each new agent, before his traits are drawn."""
    each = 1.0 / party.numbers.scale
    gap = float(party.calendar.members[month]) - living
    found = []
    for index in range(int(max(0.0, gap) / each + 0.5)):
        age, where, *_ = party.uniforms(Cause.MEMBERSHIP, month, len(party.people) + index)
        region = _region(party, where)
        found.append(
            Row(
                status=codes.RANK_AND_FILE,
                cohort=cohort_of(
                    party.first_day(month),
                    bool(index * each < party.calendar.enrolled[month]),
                ),
                joined=month,
                born=month - 240 - int(180 * age),
                weight=narrow(each),
                region=region,
                place=party.regions[region].place,
            )
        )
    return found


def _region(party: Party, draw: float) -> int:
    reached = 0.0
    for number, region in enumerate(party.regions):
        reached += region.weight
        if draw < reached:
            return number
    return len(party.regions) - 1


def leave_posts(party: Party, month: int) -> None:
    numbers, day = party.numbers, party.first_day(month)
    for number, post in enumerate(party.posts):
        if post.holder < 0:
            continue
        if post.closes <= month:
            release(party, month, day, number, codes.ABOLITION, codes.OTHER, codes.POST_ABOLISHED)
            continue
        hazard = numbers.departure_lower if post.rank < 6 else numbers.departure_upper
        if post.rank >= 9:
            hazard = numbers.departure_highest
        if party.people[post.holder].since >= month:
            continue
        if party.uniform(Cause.DEPARTURE, month, number) < hazard:
            release(party, month, day, number, codes.RELEASE, codes.LOCAL, codes.TURNOVER)

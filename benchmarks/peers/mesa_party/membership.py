"""Membership: people join, die and are purged; the party's size follows the record."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.person import Person
from raspred import dates
from raspred.simulation import codes

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.apparatus import Region
    from benchmarks.peers.mesa_party.party import Party

AT_THIRTY = 0.004 / 12.0
OLDEST = 1_700  # months; the hazard is 1 long before
HAZARDS = [
    min(1.0, AT_THIRTY * math.exp(math.log(2.0) / 108.0 * (age - 360))) for age in range(OLDEST + 1)
]
CADRES_PURGED = 1.0 / 3.0  # of the rate of the rank and file
COHORTS = (
    (dates.day(1917), codes.UNDERGROUND),
    (dates.day(1918), codes.YEAR_1917),
    (dates.day(1921), codes.CIVIL_WAR),
)


def membership(party: Party) -> None:
    """Bring the party to this month's size and composition."""
    killed, sick = party.calendar.killed[party.month], party.calendar.sick[party.month]
    if killed >= 0 and party.named[killed].counts:
        party.named[killed].strike_off(codes.DEAD)
    if sick >= 0:
        party.named[sick].able = False
    purged, keeping = party.calendar.purged[party.month], party.numbers.debt_keeping
    living = sum(party.people.map(spend_a_month, party.month, purged, keeping))
    for person in party.named:
        if person.status == codes.OUTSIDE and person.joined == party.month:
            person.status, person.since = codes.RESERVE, party.month
    gap = party.calendar.members[party.month] - living
    if gap < 0.0:
        thin_out(party, -gap)
    else:
        recruit(party, gap)


def spend_a_month(person: Person, month: int, purged: float, keeping: float) -> float:
    """Let a person forget debts, and die or be purged; return the members he stands for."""
    person.debt *= keeping
    if not person.in_party:
        return 0.0
    if person.dies >= 0:
        dies = person.dies == month
    else:
        dies = person.random.random() < HAZARDS[min(month - person.born, OLDEST)]
    cadre = person.status != codes.RANK_AND_FILE
    if not cadre:
        person.weight *= 1.0 - purged
    if dies:
        person.strike_off(codes.DEAD)
        return 0.0
    strikes = cadre and purged > 0.0 and person.leader is None
    if strikes and person.random.random() < purged * CADRES_PURGED:
        person.strike_off(codes.LEFT)
        return 0.0
    return person.weight


def recruit(party: Party, gap: float) -> None:
    """Admit agents of the rank and file until the recorded size is reached."""
    each = 1.0 / party.numbers.scale
    enrolled = party.calendar.enrolled[party.month]
    count = int(gap / each + 0.5)
    regions = list(party.regions)
    homes = party.random.choices(regions, [one.weight for one in regions], k=count)
    for index, home in enumerate(homes):
        recruit_one(party, home, cohort_of(party, index * each < enrolled), each)


def recruit_one(party: Party, home: Region, cohort: int, weight: float) -> None:
    """Admit one agent aged from 20 to 35."""
    person = Person(
        party,
        status=codes.RANK_AND_FILE,
        cohort=cohort,
        joined=party.month,
        born=party.month - 240 - int(180 * party.random.random()),
        region=home,
        place=home.place,
        weight=weight,
    )
    draw_traits(person)


def cohort_of(party: Party, enrolment: bool) -> int:
    """Return the cohort of someone who joins this month."""
    today = party.calendar.first_day[party.month]
    for until, cohort in COHORTS:
        if today < until:
            return cohort
    if enrolment:
        return codes.LENIN_ENROLMENT
    return codes.NEP if today < dates.day(1924) else codes.LATER


def draw_traits(person: Person) -> None:
    """Draw mind, family and first card."""
    draw = person.random.gauss
    lean = 0.12 if person.cohort <= codes.YEAR_1917 else 0.0
    lean = -0.12 if person.cohort >= codes.LENIN_ENROLMENT else lean
    person.ability = min(1.0, max(0.0, draw(0.5, 0.17)))
    person.conviction = min(1.0, max(0.0, draw(0.5 + lean, 0.17)))
    person.nerve = min(1.8, max(0.2, draw(1.0, 0.3)))
    person.ambition = min(1.0, max(0.0, draw(0.5, 0.17)))
    person.quality_on_card = min(1.0, max(0.0, draw(person.ability, 0.15)))
    person.married = person.random.random() < 0.75
    person.children = person.random.randrange(4) if person.married else 0


def thin_out(party: Party, surplus: float) -> None:
    """Lower the weight of the rank and file evenly where the party shrinks."""
    bench = party.people.select(lambda one: one.status == codes.RANK_AND_FILE)
    total = bench.agg("weight", sum)
    if total <= 0.0:
        return
    keep = max(0.0, 1.0 - surplus / total)
    bench.do(lose_weight, keep)


def lose_weight(person: Person, keep: float) -> None:
    """Let an agent stand for fewer members."""
    person.weight *= keep


def split_off_cadre(agent: Person) -> Person:
    """Let one member out of an agent of the rank and file become a cadre of his own."""
    party = agent.model
    if agent.weight <= 1.0:
        agent.weight, agent.status = 1.0, codes.RESERVE
        agent.grade, agent.since = max(1, agent.grade), party.month - 1
        return agent
    agent.weight -= 1.0
    person = Person(
        party,
        status=codes.RESERVE,
        cohort=agent.cohort,
        joined=agent.joined,
        born=agent.born,
        region=agent.region,
        place=agent.place,
        grade=1,
        since=party.month - 1,
    )
    draw_traits(person)
    return person

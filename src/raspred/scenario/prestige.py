"""Prestige of each person in [0, 1] on the eve of the struggle, from dated evidence.

Only what was known before 1923 counts: towns named after a man in 1925 record that he
was winning, not why. Prestige is a weighted sum of eight shares, each in [0, 1]:

    votes      mean over the committee elections of 1917-22 of votes won / most votes won,
               0 where a person's votes are not recorded
    office     importance of the highest paid post held on the first day (rank 10: 1,
               9: 1/2, 8: 1/4, below: 0); the office under study and the Secretariat's
               seats do not count, they are what is to be explained
    report     political reports read at congresses, full at two
    politburo  years since first a member, and half of those as a candidate before,
               full at four
    committee  years since first elected to the committee, full at fifteen
    emigration years abroad among the founders before 1917, full at ten
    prison     years in prison, hard labour and exile before 1917, full at ten
    seniority  years in the party, full at twenty-five

The marks "General Secretary" on the ballots of April 1922 are left out: they were a
slate's instruction, not esteem. Weights and full marks are our assumption.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from raspred import dates

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario, Standing

CUT = dates.day(1923)
DAYS_A_YEAR = 365.2425
VOTES_PREFIX = "votes-"

WEIGHTS = {
    "votes": 0.30,
    "office": 0.15,
    "report": 0.15,
    "politburo": 0.15,
    "committee": 0.10,
    "emigration": 0.05,
    "prison": 0.05,
    "seniority": 0.05,
}
_OFFICE_BY_RANK = {10: 1.0, 9: 0.5, 8: 0.25}


def prestige(scenario: Scenario) -> dict[str, float]:
    """Return the prestige of every person of a scenario by id, in table order."""
    shares = shares_of_prestige(scenario)
    return {
        person: sum(WEIGHTS[name] * share for name, share in of_person.items())
        for person, of_person in shares.items()
    }


def shares_of_prestige(scenario: Scenario) -> dict[str, dict[str, float]]:
    """Return, by person and by share of the formula, the shares before weighting."""
    evidence: dict[str, list[Standing]] = defaultdict(list)
    for standing in scenario.standing:
        if dates.parse(standing.date).latest < CUT:
            evidence[standing.person_id].append(standing)
    votes = _votes(evidence)
    offices = _offices(scenario)
    told = {person: _shares_by_indicator(rows) for person, rows in evidence.items()}
    untold = _shares_by_indicator([])
    return {
        person.person_id: {
            "votes": votes.get(person.person_id, 0.0),
            "office": offices.get(person.person_id, 0.0),
            **told.get(person.person_id, untold),
            "seniority": _full_at(25.0, _years_since(person.joined)),
        }
        for person in scenario.people
    }


def _shares_by_indicator(evidence: list[Standing]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    years: dict[str, float] = defaultdict(float)
    for standing in evidence:
        total[standing.indicator] += standing.value
        since = _years_since(standing.date)
        years[standing.indicator] = max(years[standing.indicator], since)
    member = years["politburo-since"]
    candidate = max(0.0, years["politburo-candidate-since"] - member)
    return {
        "report": _full_at(2.0, total["political-report"]),
        "politburo": _full_at(4.0, member + candidate / 2),
        "committee": _full_at(15.0, years["cc-since"]),
        "emigration": _full_at(10.0, total["emigration-years"]),
        "prison": _full_at(10.0, total["prison-exile-years"]),
    }


def _votes(evidence: dict[str, list[Standing]]) -> dict[str, float]:
    """Return by person the mean share of the most votes won, over all elections."""
    most: dict[str, float] = defaultdict(float)
    for standings in evidence.values():
        for standing in standings:
            if standing.indicator.startswith(VOTES_PREFIX):
                most[standing.indicator] = max(most[standing.indicator], standing.value)
    return {
        person: sum(
            standing.value / most[standing.indicator]
            for standing in standings
            if most.get(standing.indicator, 0.0) > 0
        )
        / max(1, len(most))
        for person, standings in evidence.items()
    }


def _offices(scenario: Scenario) -> dict[str, float]:
    ignored = {scenario.office.post_id, scenario.office.secretary_post_id}
    rank = {
        post.post_id: post.rank
        for post in scenario.posts
        if not post.elective and post.post_id not in ignored
    }
    highest: dict[str, float] = {}
    for tenure in scenario.start_tenures:
        share = _OFFICE_BY_RANK.get(rank.get(tenure.post_id, 0), 0.0)
        highest[tenure.person_id] = max(share, highest.get(tenure.person_id, 0.0))
    return highest


def _years_since(text: str) -> float:
    """Return the years from the middle of a dated interval to the cut; 0 after it."""
    earliest, latest = dates.parse(text)
    return max(0.0, (CUT - (earliest + latest) / 2) / DAYS_A_YEAR)


def _full_at(full: float, found: float) -> float:
    return min(1.0, found / full)

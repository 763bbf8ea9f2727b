"""The calendar: everything given from outside, spread over the months of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.building.months import first_days
from raspred.simulation.building.rules import apply_safeguards, build_rules
from raspred.simulation.world import Calendar

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.months import Span
    from raspred.simulation.world import Doubles, Ints, Shorts

DISABLED_FROM = 0.8  # share of his capacity whose loss takes a leader out of politics


def build_calendar(scenario: Scenario, span: Span, number_of: dict[str, int]) -> Calendar:
    """Return the calendar of a run; `number_of` gives each named person's number."""
    months = span.count
    first_day = first_days(span, np.arange(months + 1))
    meeting = np.zeros(months, dtype=np.uint8)
    number = np.zeros(months, dtype=np.uint8)
    meeting_day = first_day[:-1].copy()
    delegates = np.zeros(months, dtype=np.int32)
    for event in scenario.meetings:
        month = span.of(event.closed, -1)
        if 0 <= month < months:
            meeting[month] = codes.CONGRESS if event.kind == "congress" else codes.CONFERENCE
            number[month] = event.number
            meeting_day[month] = dates.parse(event.closed).earliest
            delegates[month] = event.delegates
    plenum = np.zeros(months, dtype=np.uint8)
    plenum[:: scenario.plenum_months] = 1
    collective = np.zeros(months, dtype=np.uint8)
    collective[: max(0, span.of(scenario.office.collective_until, 0))] = 1
    given = Calendar(
        first_day=first_day,
        meeting=meeting,
        number=number,
        meeting_day=meeting_day,
        delegates=delegates,
        seats=_seats(scenario, span),
        plenum=plenum,
        collective=collective,
        responsible=_capacity(scenario, span, "responsible"),
        rank_and_file=_capacity(scenario, span, "rank_and_file"),
        members=_members(scenario, span),
        enrolled=_enrolled(scenario, span),
        purged=_purged(scenario, span),
        jurisdiction=_jurisdiction(scenario, span),
        live=_live(scenario, span),
        nominee=_persons(scenario, span, "office-created", number_of),
        killed=_persons(scenario, span, "killing", number_of),
        sick=_persons(scenario, span, "incapacity", number_of),
        warned=_warned(scenario, span),
        after=_after(scenario, span),
        rules=build_rules(scenario, span, number_of),
    )
    return apply_safeguards(scenario, span, given)


def _seats(scenario: Scenario, span: Span) -> Shorts:
    """Return the size of each elective body by month, [months, 8]."""
    office = scenario.office
    table = np.zeros((span.count, len(codes.SEATS)), dtype=np.int16)
    at_start = [tenure.post_id for tenure in scenario.start_tenures]
    table[:, codes.MEMBER] = at_start.count(office.committee_post_id)
    table[:, codes.CANDIDATE] = at_start.count(office.candidate_post_id)
    table[:, codes.HOLDER] = 1
    for event in sorted(scenario.meetings, key=lambda m: span.of(m.closed, 0)):
        month = span.of(event.closed, -1)
        if event.committee_full is not None and 0 <= month < span.count:
            table[month:, codes.MEMBER] = event.committee_full
            table[month:, codes.CANDIDATE] = event.committee_candidates or 0
    for size in sorted(scenario.sizes, key=lambda s: span.of(s.start, 0)):
        if size.post_id in codes.SEATS:
            month = max(0, span.of(size.start, 0))
            table[month:, codes.SEATS.index(size.post_id)] = size.seats
    return table


def _capacity(scenario: Scenario, span: Span, kind: str) -> Doubles:
    """Return persons a month, each period's total spread evenly."""
    series = np.zeros(span.count)
    for period in scenario.capacity:
        first, last = span.of(period.start, 0), span.of(period.end, span.count)
        each = getattr(period, kind) / max(1, last - first)
        series[max(0, first) : max(0, last)] = each
    return series


def _members(scenario: Scenario, span: Span) -> Doubles:
    """Return party membership by month, in a straight line between the counts."""
    when = [span.of(row.date, 0) for row in scenario.membership]
    order = np.argsort(when)
    counts = np.array([row.members for row in scenario.membership], dtype=float)
    series: Doubles = np.interp(np.arange(span.count), np.array(when)[order], counts[order])
    return series


def _enrolled(scenario: Scenario, span: Span) -> Doubles:
    series = np.zeros(span.count)
    for enrolment in scenario.enrolments:
        first, last = span.of(enrolment.start, 0), span.of(enrolment.end, 0) + 1
        series[max(0, first) : max(0, last)] += enrolment.persons / max(1, last - first)
    return series


def _purged(scenario: Scenario, span: Span) -> Doubles:
    """Return the share expelled a month, so that a purge's months compound to its share."""
    series = np.zeros(span.count)
    for purge in scenario.purges:
        first, last = span.of(purge.start, 0), span.of(purge.end, 0) + 1
        monthly = 1.0 - (1.0 - purge.share) ** (1.0 / max(1, last - first))
        series[max(0, first) : max(0, last)] += monthly
    return series


def _jurisdiction(scenario: Scenario, span: Span) -> Doubles:
    table = np.zeros((span.count, len(codes.STRUCTURES), len(codes.LEVELS)))
    for rule in sorted(scenario.jurisdictions, key=lambda r: span.of(r.start, 0)):
        month = max(0, span.of(rule.start, 0))
        structure, level = codes.STRUCTURES.index(rule.structure), codes.LEVELS.index(rule.level)
        table[month:, structure, level] = rule.share
    return table


def _live(scenario: Scenario, span: Span) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    table = np.zeros((span.count, max(1, len(scenario.issues))), dtype=np.uint8)
    for index, issue in enumerate(scenario.issues):
        first, last = span.of(issue.opens, 0), span.of(issue.closes, span.count)
        table[max(0, first) : max(0, last + 1), index] = 1
    return table


def _persons(scenario: Scenario, span: Span, kind: str, number_of: dict[str, int]) -> Ints:
    """Return the person an event of this kind concerns, by month, -1 = none."""
    series = np.full(span.count, codes.NOBODY, dtype=np.int32)
    for event in scenario.events:
        month = span.of(event.date, -1)
        if event.kind != kind or event.person_id is None or not 0 <= month < span.count:
            continue
        if kind == "incapacity" and event.value < DISABLED_FROM:
            continue
        series[month] = number_of[event.person_id]
    return series


def _warned(scenario: Scenario, span: Span) -> Doubles:
    series = np.zeros(span.count)
    for event in scenario.events:
        month = span.of(event.date, -1)
        if event.kind == "testament" and 0 <= month < span.count:
            series[month] += event.value
    return series


def _after(scenario: Scenario, span: Span) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    series = np.zeros(span.count, dtype=np.uint8)
    for event in scenario.events:
        if event.kind == "anniversary":
            series[max(0, span.of(event.date, span.count)) :] = 1
    return series

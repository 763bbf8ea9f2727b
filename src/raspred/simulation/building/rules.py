"""What safeguards make of the calendar: their columns of rules, and what they take or add."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.scenario.known_safeguards import start_of, value_of
from raspred.simulation import codes
from raspred.simulation.rules import NO_SECTION, REMOVAL, RULES, SWAP, WORKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.months import Span
    from raspred.simulation.world import Calendar, Doubles, Shorts

_AT_ONCE = (REMOVAL, SWAP)  # acts of one month, not rules from then on


def build_rules(scenario: Scenario, span: Span, number_of: dict[str, int]) -> Doubles:
    """Return the rules in force by month, shape [months, rules]; 0 = off."""
    table = np.zeros((span.count, len(RULES)))
    for name, first, value in _in_force(scenario, span):
        if name not in RULES:
            continue
        rule = RULES.index(name)
        last = first + 1 if rule in _AT_ONCE else span.count
        table[first:last, rule] = 1 + number_of[value] if isinstance(value, str) else value
    return table


def apply_safeguards(scenario: Scenario, span: Span, calendar: Calendar) -> Calendar:
    """Return the calendar as the safeguards change what it gives.

    The section's capacity is multiplied, or gone together with its jurisdiction; the
    committee keeps its size, or gets room for workers from the next congress on; whom the
    scenario proposes for the office is not proposed once another was put there.
    """
    times, seats, nominee = np.ones(span.count), calendar.seats.copy(), calendar.nominee.copy()
    for name, first, value in _in_force(scenario, span):
        if name == "section-capacity" and isinstance(value, float):
            times[first:] = value
        elif name == "fixed-committee":
            committee = [codes.MEMBER, codes.CANDIDATE]
            seats[first:, committee] = seats[first, committee]
        elif name == "swap":
            nominee[first:] = codes.NOBODY
    seats[:, codes.MEMBER] += _room_for_workers(calendar)
    section = calendar.rules[:, NO_SECTION] == 0
    return calendar._replace(
        responsible=calendar.responsible * times * section,
        rank_and_file=calendar.rank_and_file * times * section,
        jurisdiction=calendar.jurisdiction * section[:, None, None],
        seats=seats,
        nominee=nominee,
    )


def _room_for_workers(calendar: Calendar) -> Shorts:
    """Return how many more seats than given the committee has, by month."""
    room = np.zeros(len(calendar.meeting), dtype=np.int16)
    for month in np.flatnonzero(calendar.meeting == codes.CONGRESS):
        room[month:] = calendar.rules[month, WORKERS]
    return room


def _in_force(scenario: Scenario, span: Span) -> Iterator[tuple[str, int, float | str]]:
    """Yield name, first month and value (1 where it takes none), the earliest first."""
    rows = [(max(0, span.of(start_of(one), 0)), one) for one in scenario.safeguards]
    for first, one in sorted(rows, key=lambda row: row[0]):
        value = value_of(one)
        if first < span.count:
            yield one.name, first, 1.0 if value is None else value

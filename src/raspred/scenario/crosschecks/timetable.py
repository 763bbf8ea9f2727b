"""Laws of the calendar: what lasts from one date to another, and what must have no gap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from raspred import dates
from raspred.scenario import parts
from raspred.scenario.crosschecks.spans import certainly_before, certainly_empty
from raspred.scenario.sound import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.sound import SoundRows

ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def roman(number: int) -> str:
    """Return a number below 40 in Roman figures."""
    for figure, value in ROMAN:
        if number >= value:
            return figure + roman(number - value)
    return ""


def the_scenario_runs_forward(sound: SoundRows) -> Iterator[Fault]:
    """The last month is not before the first."""
    if sound.settings and certainly_before(sound.settings.end, sound.settings.start):
        what = f"{sound.settings.end} is before the start {sound.settings.start}"
        yield Fault("", 0, "end", what, "Let the scenario end after it starts.")


def spans_run_forward(sound: SoundRows) -> Iterator[Fault]:
    """Enrolments, purges, capacities and issues end after they start."""
    for table in ("enrolments", "purges", "capacity"):
        for number, row in sound.numbered.get(table, []):
            start, end = getattr(row, "start", None), getattr(row, "end", None)
            if certainly_empty(start, end):
                what = f"ends {end}, starts {start}"
                yield Fault(table, number, "end", what, "End the span after its start.")
    for number, issue in sound.each(parts.Issue, "issues"):
        if certainly_empty(issue.opens, issue.closes):
            what = f"closes {issue.closes}, opens {issue.opens}"
            yield Fault("issues", number, "closes", what, "Close the issue after it opens.")


def meetings_are_in_order(sound: SoundRows) -> Iterator[Fault]:
    """A meeting closes after it opens, is numbered as it is called, later ones higher."""
    last: dict[str, parts.Meeting] = {}
    rows = sorted(sound.each(parts.Meeting, "meetings"), key=lambda row: dates.parse(row[1].opened))
    for number, meeting in rows:
        if certainly_before(meeting.closed, meeting.opened):
            what = f"closed {meeting.closed}, opened {meeting.opened}"
            yield Fault("meetings", number, "closed", what, "Close the meeting after it opens.")
        if meeting.roman != roman(meeting.number):
            what = f"is {meeting.roman!r}, but number {meeting.number} is {roman(meeting.number)!r}"
            yield Fault("meetings", number, "roman", what, "Correct one of the two.")
        if meeting.kind == "congress" and meeting.committee_full is None:
            what = "a congress elects a committee, and its size is missing"
            remedy = "Give the number of full members."
            yield Fault("meetings", number, "committee_full", what, remedy)
        before = last.get(meeting.kind)
        if before is not None and meeting.number <= before.number:
            what = f"number {meeting.number} after number {before.number} of {before.opened}"
            yield Fault("meetings", number, "number", what, "Number meetings by their dates.")
        last[meeting.kind] = meeting


def capacity_has_no_gap(sound: SoundRows) -> Iterator[Fault]:
    """The section's capacity is known once for every day of the scenario."""
    rows = sorted(sound.each(parts.Capacity, "capacity"), key=lambda row: dates.parse(row[1].start))
    for (_, before), (number, row) in pairwise(rows):
        if certainly_before(row.start, before.end):
            what = f"starts {row.start}, before the period to {before.end} is over"
            yield Fault("capacity", number, "start", what, "Start where that period ends.")
        elif certainly_before(before.end, row.start):
            what = f"nothing is given from {before.end} to {row.start}"
            yield Fault("capacity", number, "start", what, "Start where the last period ends.")
    if sound.settings is None:
        return
    if not rows:
        if not sound.numbered.get("capacity"):
            remedy = "Give at least one period under [[capacity]]."
            yield Fault("", 0, "capacity", "the table is empty", remedy)
        return
    (first, opening), (final, closing) = rows[0], rows[-1]
    if certainly_before(sound.settings.start, opening.start):
        what = f"nothing is given from {sound.settings.start} to {opening.start}"
        yield Fault("capacity", first, "start", what, "Start with the scenario.")
    if dates.parse(closing.end).latest < dates.parse(sound.settings.end).earliest:
        what = f"nothing is given from {closing.end} to {sound.settings.end}"
        yield Fault("capacity", final, "end", what, "Carry on to the end of the scenario.")


def membership_is_known_at_the_start(sound: SoundRows) -> Iterator[Fault]:
    """The size of the party is known on or before the first month."""
    if sound.settings is None:
        return
    starts = [row.date for _, row in sound.each(parts.Membership, "membership")]
    if all(certainly_before(sound.settings.start, start) for start in starts):
        what = f"no membership is given on or before {sound.settings.start}"
        yield Fault("", 0, "membership", what, "Add a row dated so.")


LAWS = (
    the_scenario_runs_forward,
    spans_run_forward,
    meetings_are_in_order,
    capacity_has_no_gap,
    membership_is_known_at_the_start,
)

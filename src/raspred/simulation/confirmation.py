"""Confirmation: the committee elects, keeps or dismisses the holder of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.ballots import OFFICE_VOTE, Votes, on_a_name, write_ballot
from raspred.simulation.following import NO_ISSUE, liking
from raspred.simulation.logs import Act
from raspred.simulation.office import holder_of_office, may_be_elected
from raspred.simulation.patronage import counts
from raspred.simulation.quarrels import feud
from raspred.simulation.rules import SWAP
from raspred.simulation.seats import leave_seat, seat_of, take_seat
from raspred.simulation.slates import standing_in_committee
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def confirm_holder(world: World, month: int) -> None:
    """Let the committee elect, confirm or dismiss the holder of the office."""
    committees = world.committees
    holder = holder_of_office(world)
    nominee = whole(world.calendar.nominee[month])
    congress = world.calendar.meeting[month] == codes.CONGRESS
    if holder >= 0 and nominee < 0 and not congress:
        return
    if world.calendar.rules[month, SWAP] > 0.0:
        return
    day = whole(world.calendar.first_day[month])
    if congress:
        day = whole(world.calendar.meeting_day[month])
    first = holder
    if nominee >= 0 and counts(whole(world.people.status[nominee])):
        first = nominee if may_be_elected(world, month, nominee) else holder
    chosen = first
    if first < 0 or not has_majority(world, month, day, first):
        chosen = best_for_office(world, month, first)
    if chosen < 0 or chosen == holder:
        return
    if holder >= 0:
        leave_seat(
            world,
            day,
            codes.HOLDER,
            0,
            Act(codes.RELEASE, codes.ELECTION, codes.NOBODY, codes.NOT_RE_ELECTED),
        )
    if seat_of(committees, codes.SECRETARY, chosen) < 0:
        take_seat(world, day, codes.SECRETARY, chosen, codes.ELECTION, codes.BY_COMMITTEE, 0)
    take_seat(world, day, codes.HOLDER, chosen, codes.ELECTION, codes.BY_COMMITTEE, 0)
    forget_old_loyalties(world)


@kernel
def forget_old_loyalties(world: World) -> None:
    """Let cards kept for one holder say little to the next: loyalty to whom, they ask."""
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        world.cards.precision[person] = 0.25 * float(world.cards.precision[person])


@kernel
def has_majority(world: World, month: int, day: int, person: int) -> bool:
    """Put one person to the committee's vote for the office, and write the ballot.

    A member votes against where some notable hostile to the person draws him more, by
    more than the margin `removal_margin`.
    """
    committees = world.committees
    votes_for, votes_against = 0, 0
    for column in range(whole(committees.count[codes.MEMBER])):
        member = whole(committees.person[codes.MEMBER, column])
        if world.people.able[member] == 0:
            continue
        own, rival = pulls_on(world, month, member, person)
        if member != person and rival > own + world.numbers.removal_margin:
            votes_against += 1
        else:
            votes_for += 1
    votes = Votes(votes_for, votes_against, 0)
    carried = votes_for > votes_against
    write_ballot(world, day, OFFICE_VOTE, 0, on_a_name(person), votes, carried)
    return carried


@kernel
def pulls_on(world: World, month: int, member: int, person: int) -> tuple[float, float]:
    """Return how much a person draws a member, and how much the likeliest of his enemies."""
    own = liking(world, month, NO_ISSUE, member, person)
    rival = -1e9
    for slot in range(len(world.notables.person)):
        other = whole(world.notables.person[slot])
        if other < 0 or other == person or not counts(whole(world.people.status[other])):
            continue
        if feud(world, other, person) >= world.numbers.hostile_at:
            rival = max(rival, liking(world, month, NO_ISSUE, member, other))
    return own, rival


@kernel
def best_for_office(world: World, month: int, passed_over: int) -> int:
    """Return the secretary, or failing that the member, of the highest standing; or -1."""
    committees = world.committees
    best, value = codes.NOBODY, -1e9
    for column in range(whole(committees.count[codes.MEMBER])):
        person = whole(committees.person[codes.MEMBER, column])
        if person == passed_over or world.people.able[person] == 0:
            continue
        if not may_be_elected(world, month, person):
            continue
        standing = standing_in_committee(world, month, codes.SECRETARY, person)
        if seat_of(committees, codes.SECRETARY, person) >= 0:
            standing += 1.0
        if standing > value:
            best, value = person, standing
    return best

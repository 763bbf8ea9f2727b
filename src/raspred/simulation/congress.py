"""Meetings: the delegates vote on the quarrel, and a congress elects the committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.ballots import (
    CONFERENCE_VOTE,
    CONGRESS_VOTE,
    LIST_VOTE,
    Votes,
    majority,
    on_a_name,
    on_the_quarrel,
    write_ballot,
)
from raspred.simulation.delegations import (
    Delegates,
    choose_delegates,
    lists_altered,
    placed_share,
)
from raspred.simulation.logs import Act, begin_tenure
from raspred.simulation.seats import leave_seat, take_seat
from raspred.simulation.slates import (
    best_of,
    committee_candidates,
    contains,
    sum_of,
    terms_before_congress,
)
from raspred.simulation.tally import (
    GAUGE_DELEGATE_DEBT,
    GAUGE_SEAT_DEBT,
    GAUGE_VERDICT,
    QUARREL_TARGET,
)
from raspred.simulation.workers import seat_workers, seats_for_workers

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, World

DELEGATE_SEAT = 8


@kernel
def meet(world: World, month: int) -> None:
    """Hold the month's congress or conference, if there is one."""
    meeting = whole(world.calendar.meeting[month])
    if meeting == 0:
        return
    delegates = choose_delegates(world, month)
    vote_on_quarrel(world, month, meeting, delegates)
    if meeting == codes.CONGRESS:
        world.tally.gauge[GAUGE_DELEGATE_DEBT] = placed_share(world, delegates)
        seat_delegates(world, month, delegates)
        vote_on_list(world, month, delegates)
        elect_committee(world, month)


@kernel
def vote_on_quarrel(world: World, month: int, meeting: int, delegates: Delegates) -> None:
    """Let the delegates vote on the quarrel that is open, if one is."""
    if world.tally.quarrel[QUARREL_TARGET] < 0:
        return
    votes = count_votes(delegates)
    world.tally.gauge[GAUGE_VERDICT] = majority(votes)
    write_ballot(
        world,
        whole(world.calendar.meeting_day[month]),
        CONGRESS_VOTE if meeting == codes.CONGRESS else CONFERENCE_VOTE,
        whole(world.calendar.number[month]),
        on_the_quarrel(world, 0),
        votes,
        votes.for_it > votes.against,
    )


@kernel
def count_votes(delegates: Delegates) -> Votes:
    """Count what the delegates said."""
    for_it, against = 0, 0
    for vote in delegates.vote:
        for_it += 1 if vote > 0 else 0
        against += 1 if vote < 0 else 0
    return Votes(for_it, against, len(delegates.vote) - for_it - against)


@kernel
def vote_on_list(world: World, month: int, delegates: Delegates) -> None:
    """Write down how many delegates left the list as it was, and how many altered it."""
    altered = lists_altered(world, month, delegates)
    write_ballot(
        world,
        whole(world.calendar.meeting_day[month]),
        LIST_VOTE,
        whole(world.calendar.number[month]),
        on_a_name(codes.NOBODY),
        Votes(len(delegates.person) - altered, altered, 0),
        True,
    )


@kernel
def seat_delegates(world: World, month: int, delegates: Delegates) -> None:
    """Write the delegates' mandates, from the first of the month to the day after."""
    day = whole(world.calendar.meeting_day[month])
    for person in delegates.person:
        row = begin_tenure(
            world.tenures,
            world.tally,
            whole(world.calendar.first_day[month]),
            whole(person),
            -(1 + DELEGATE_SEAT),
            codes.ELECTION,
            codes.NOBODY,
            -1,
            whole(world.calendar.number[month]),
        )
        world.tenures.end[row] = day + 1


@kernel
def elect_committee(world: World, month: int) -> None:
    """Elect full members and candidates, the best of the standing."""
    day, number = whole(world.calendar.meeting_day[month]), whole(world.calendar.number[month])
    full = whole(world.calendar.seats[month, codes.MEMBER]) - seats_for_workers(world, month)
    half = whole(world.calendar.seats[month, codes.CANDIDATE])
    candidates = committee_candidates(world)
    standing, listless = np.empty(len(candidates)), np.empty(len(candidates))
    for index in range(len(candidates)):
        terms = terms_before_congress(world, month, whole(candidates[index]))
        standing[index] = sum_of(terms)
        listless[index] = standing[index] - terms.slate
    elected = best_of(candidates, standing, full + half)
    world.tally.gauge[GAUGE_SEAT_DEBT] = share_missing(
        elected[:full], best_of(candidates, listless, full)
    )
    empty_seats(world, day, codes.MEMBER)
    empty_seats(world, day, codes.CANDIDATE)
    for index in range(len(elected)):
        seat = codes.MEMBER if index < full else codes.CANDIDATE
        take_seat(
            world, day, seat, whole(elected[index]), codes.ELECTION, codes.BY_CONGRESS, number
        )
    seat_workers(world, month, day, number)


@kernel
def share_missing(elected: Ints, others: Ints) -> float:
    """Return the share of those elected who are not among the others; 0 of nobody."""
    missing = 0
    for person in elected:
        missing += 0 if contains(others, whole(person)) else 1
    return missing / max(1, len(elected))


@kernel
def empty_seats(world: World, day: int, seat: int) -> None:
    """End every mandate of a body at once, as a congress does."""
    for column in range(whole(world.committees.count[seat]) - 1, -1, -1):
        leave_seat(
            world,
            day,
            seat,
            column,
            Act(codes.RELEASE, codes.ELECTION, codes.NOBODY, codes.MANDATE_ENDED),
        )

"""Elections: cells to congress, congress to committee, committee to bureaux and office.

Order: last of the month, on the day the meeting closes. Reads: everyone's voice, regions,
notables, cards (the slate). Writes: committees, ballots, tenures of delegates.
Draws: DELEGATES, COMMITTEE, BUREAU, FOLLOWING.
Rule: the calendar says when a congress meets, how many delegates it has and how many it
elects; who they are and how they vote is the model's. The congress votes on the open
quarrel, then on the committee; the committee elects Politburo, Orgburo, Secretariat and
the holder of the office, and fills seats that fall vacant at its plenums. Daniels 1960
for the circular flow; weights are parameters. Safeguards: the cadres of a region elect its
secretary (local-secret-elections); a secretary whose year is over goes, and a plenum elects
another (rotating-secretaryship); who was removed from the office is not elected again
(remove-the-secretary); seats of the committee go to workers by lot (workers-into-committee);
where the scenario fills the office this month nobody is voted on (swap).
"""

from __future__ import annotations

import numpy as np

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.delegations import (
    Delegates,
    choose_delegates,
    lists_altered,
    placed_share,
)
from raspred.simulation.following import NO_ISSUE, count_followings, give_slots, liking
from raspred.simulation.local_elections import elect_secretaries
from raspred.simulation.logs import begin_tenure
from raspred.simulation.office import holder_of_office, may_be_elected
from raspred.simulation.patronage import counts
from raspred.simulation.quarrels import feud
from raspred.simulation.rules import SWAP
from raspred.simulation.seats import leave_seat, seat_of, take_seat
from raspred.simulation.slates import (
    best_of,
    committee_candidates,
    standing_before_congress,
    standing_in_committee,
)
from raspred.simulation.succession import end_years
from raspred.simulation.workers import seat_workers, seats_for_workers
from raspred.simulation.world import (
    GAUGE_DELEGATE_DEBT,
    GAUGE_VERDICT,
    QUARREL_ISSUE,
    QUARREL_PROPOSER,
    QUARREL_TARGET,
    ROW_BALLOTS,
    ROW_PERSONS,
    Ints,
    World,
)

CONGRESS, CONFERENCE = 1, 2
CONGRESS_VOTE, CONFERENCE_VOTE, OFFICE_VOTE, LIST_VOTE = 0, 1, 3, 4
DELEGATE_SEAT = 8


@kernel
def elections(world: World, month: int) -> None:
    """Hold the meeting of the month, if there is one, and fill vacant seats at plenums."""
    elect_secretaries(world, month)
    called = end_years(world, month)
    meet(world, month)
    if seat_bureaux(world, month, called):
        confirm_holder(world, month)
    give_slots(world)


@kernel
def meet(world: World, month: int) -> None:
    """Hold the month's congress or conference, if there is one."""
    meeting = whole(world.calendar.meeting[month])
    if meeting == 0:
        return
    delegates = choose_delegates(world, month)
    vote_on_quarrel(world, month, meeting, delegates)
    if meeting == CONGRESS:
        world.tally.gauge[GAUGE_DELEGATE_DEBT] = placed_share(world, delegates)
        seat_delegates(world, month, delegates)
        write_list_ballot(world, month, delegates)
        elect_committee(world, month)


@kernel
def seat_bureaux(world: World, month: int, called: bool) -> bool:
    """Fill the bureaux after a congress or at a plenum; return whether there was one.

    A plenum meets when the calendar says, and when it is called.
    """
    calendar = world.calendar
    if calendar.meeting[month] == CONGRESS:
        count_followings(world, month)
        elect_bureaux(world, month, whole(calendar.meeting_day[month]), True)
        return True
    if calendar.plenum[month] == 1 or calendar.nominee[month] >= 0 or called:
        day = whole(calendar.first_day[month])
        move_candidates_up(world, month, day)
        elect_bureaux(world, month, day, False)
        return True
    return False


@kernel
def vote_on_quarrel(world: World, month: int, meeting: int, delegates: Delegates) -> None:
    """Let the delegates vote on the quarrel that is open, if one is."""
    quarrel, ballots = world.tally.quarrel, world.ballots
    if quarrel[QUARREL_TARGET] < 0:
        return
    votes_for, votes_against, abstained = 0, 0, 0
    for vote in delegates.vote:
        if vote > 0:
            votes_for += 1
        elif vote < 0:
            votes_against += 1
        else:
            abstained += 1
    cast = max(1, votes_for + votes_against + abstained)
    world.tally.gauge[GAUGE_VERDICT] = (votes_for - votes_against) / cast
    row = whole(world.tally.rows[ROW_BALLOTS])
    world.tally.rows[ROW_BALLOTS] = row + 1
    ballots.day[row] = world.calendar.meeting_day[month]
    ballots.body[row] = CONGRESS_VOTE if meeting == CONGRESS else CONFERENCE_VOTE
    ballots.number[row] = world.calendar.number[month]
    ballots.issue[row] = quarrel[QUARREL_ISSUE]
    ballots.proposer[row] = quarrel[QUARREL_PROPOSER]
    ballots.target[row] = quarrel[QUARREL_TARGET]
    ballots.rung[row] = 0
    ballots.votes_for[row] = votes_for
    ballots.votes_against[row] = votes_against
    ballots.abstained[row] = abstained
    ballots.carried[row] = 1 if votes_for > votes_against else 0


@kernel
def write_list_ballot(world: World, month: int, delegates: Delegates) -> None:
    """Write down how many delegates left the list as it was, and how many altered it."""
    ballots = world.ballots
    altered = lists_altered(world, month, delegates)
    row = whole(world.tally.rows[ROW_BALLOTS])
    world.tally.rows[ROW_BALLOTS] = row + 1
    ballots.day[row] = world.calendar.meeting_day[month]
    ballots.body[row] = LIST_VOTE
    ballots.number[row] = world.calendar.number[month]
    ballots.issue[row] = NO_ISSUE
    ballots.proposer[row] = codes.NOBODY
    ballots.target[row] = codes.NOBODY
    ballots.rung[row] = 0
    ballots.votes_for[row] = len(delegates.person) - altered
    ballots.votes_against[row] = altered
    ballots.abstained[row] = 0
    ballots.carried[row] = 1


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
    standing = np.empty(len(candidates))
    for index in range(len(candidates)):
        standing[index] = standing_before_congress(world, month, whole(candidates[index]))
    elected = best_of(candidates, standing, full + half)
    empty_seats(world, day, codes.MEMBER)
    empty_seats(world, day, codes.CANDIDATE)
    for index in range(len(elected)):
        seat = codes.MEMBER if index < full else codes.CANDIDATE
        take_seat(
            world, day, seat, whole(elected[index]), codes.ELECTION, codes.BY_CONGRESS, number
        )
    seat_workers(world, month, day, number)


@kernel
def empty_seats(world: World, day: int, seat: int) -> None:
    """End every mandate of a body at once, as a congress does."""
    for column in range(whole(world.committees.count[seat]) - 1, -1, -1):
        leave_seat(
            world,
            day,
            seat,
            column,
            codes.RELEASE,
            codes.ELECTION,
            codes.NOBODY,
            codes.MANDATE_ENDED,
        )


@kernel
def move_candidates_up(world: World, month: int, day: int) -> None:
    """Fill vacant full seats from the candidates, in the order they were elected."""
    committees = world.committees
    wanted = whole(world.calendar.seats[month, codes.MEMBER])
    while committees.count[codes.MEMBER] < wanted and committees.count[codes.CANDIDATE] > 0:
        person = whole(committees.person[codes.CANDIDATE, 0])
        leave_seat(
            world,
            day,
            codes.CANDIDATE,
            0,
            codes.PROMOTION,
            codes.ELECTION,
            codes.NOBODY,
            codes.MOVED_UP,
        )
        take_seat(world, day, codes.MEMBER, person, codes.ELECTION, codes.MOVED_UP, 0)


@kernel
def elect_bureaux(world: World, month: int, day: int, all_anew: bool) -> None:
    """Let the committee elect Politburo, Orgburo and Secretariat.

    After a congress every seat is up; at a plenum only vacant ones are filled.
    """
    for seat in range(codes.POLITBURO_MEMBER, codes.SECRETARY + 1):
        wanted = whole(world.calendar.seats[month, seat])
        if wanted > 0 and (all_anew or world.committees.count[seat] < wanted):
            elect_bureau(world, month, day, seat, wanted, all_anew)


@kernel
def elect_bureau(
    world: World, month: int, day: int, seat: int, wanted: int, all_anew: bool
) -> None:
    """Elect one bureau: drop who is not re-elected, seat who is new."""
    chosen = choose_bureau(world, month, seat, wanted, all_anew)
    committees = world.committees
    for column in range(whole(committees.count[seat]) - 1, -1, -1):
        person = whole(committees.person[seat, column])
        if not _contains(chosen, person):
            leave_seat(
                world,
                day,
                seat,
                column,
                codes.RELEASE,
                codes.ELECTION,
                codes.NOBODY,
                codes.NOT_RE_ELECTED,
            )
    for person in chosen:
        if seat_of(committees, seat, whole(person)) < 0:
            half = seat + 1 if seat in (codes.POLITBURO_MEMBER, codes.ORGBURO_MEMBER) else -1
            column = seat_of(committees, half, whole(person)) if half >= 0 else -1
            if column >= 0:
                leave_seat(
                    world,
                    day,
                    half,
                    column,
                    codes.PROMOTION,
                    codes.ELECTION,
                    codes.NOBODY,
                    codes.BY_COMMITTEE,
                )
            take_seat(world, day, seat, whole(person), codes.ELECTION, codes.BY_COMMITTEE, 0)


@kernel
def _contains(persons: Ints, person: int) -> bool:
    for other in persons:
        if other == person:
            return True
    return False


@kernel
def choose_bureau(world: World, month: int, seat: int, wanted: int, all_anew: bool) -> Ints:
    """Return who is elected to a bureau, sitting members first where they stay."""
    committees = world.committees
    members = committees.person[codes.MEMBER, : committees.count[codes.MEMBER]]
    standing = np.empty(len(members))
    candidates = np.empty(len(members), dtype=np.int32)
    count = 0
    for person in members:
        full = seat - 1 if seat in (codes.POLITBURO_CANDIDATE, codes.ORGBURO_CANDIDATE) else -1
        if full >= 0 and seat_of(committees, full, whole(person)) >= 0:
            continue
        if seat == codes.SECRETARY and not may_be_elected(world, month, whole(person)):
            continue
        value = standing_in_committee(world, month, seat, whole(person))
        if not all_anew and seat_of(committees, seat, whole(person)) >= 0:
            value += 100.0
        candidates[count] = person
        standing[count] = value
        count += 1
    return best_of(candidates[:count], standing[:count], wanted)


@kernel
def confirm_holder(world: World, month: int) -> None:
    """Let the committee elect, confirm or dismiss the holder of the office."""
    committees = world.committees
    holder = holder_of_office(world)
    nominee = whole(world.calendar.nominee[month])
    congress = world.calendar.meeting[month] == CONGRESS
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
            codes.RELEASE,
            codes.ELECTION,
            codes.NOBODY,
            codes.NOT_RE_ELECTED,
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
    committees, ballots = world.committees, world.ballots
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
    row = whole(world.tally.rows[ROW_BALLOTS])
    world.tally.rows[ROW_BALLOTS] = row + 1
    ballots.day[row] = day
    ballots.body[row] = OFFICE_VOTE
    ballots.number[row] = 0
    ballots.issue[row] = NO_ISSUE
    ballots.proposer[row] = codes.NOBODY
    ballots.target[row] = person
    ballots.rung[row] = 0
    ballots.votes_for[row] = votes_for
    ballots.votes_against[row] = votes_against
    ballots.abstained[row] = 0
    ballots.carried[row] = 1 if votes_for > votes_against else 0
    return votes_for > votes_against


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

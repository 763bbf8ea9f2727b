"""Contest: leaders bargain for committee votes, and one is pushed a rung down, or is not.

Order: after voice, before the elections. Reads: committees, notables, opinions, ties.
Writes: notables (feud, power), people (rung, fighting, prestige), committees, ballots.
Draws: FOLLOWING, CONTEST.
Rule: at each plenum the followings are counted. An open quarrel is put to the vote, after
the party's meeting where one is near: each member goes with the side of the leader he likes
best. Where none is open, those inside the ultimate ruling coalition (`coalitions`) may open
one against someone outside it: after a pause, or at once where a party meeting is at hand;
and before one a leader far from the median may open a discussion from conviction. Who is
beaten falls a rung, and with him those who stood on his platform (`taking_sides`); a
censure is forgotten in time. A beaten proposer loses prestige and finds himself attacked.
Allies of today are outside the next coalition tomorrow. The ladder and its pace are our
assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.ballots import COMMITTEE_VOTE, Votes, on_the_quarrel, write_ballot
from raspred.simulation.following import count_followings, give_slot, give_slots
from raspred.simulation.ladder import CENSURE, majority_for, next_rung, push_down
from raspred.simulation.office import holder_of_office
from raspred.simulation.patronage import counts
from raspred.simulation.quarrels import Attack, best_attack, deepen, dissenter
from raspred.simulation.taking_sides import (
    fights_on,
    mark_contested,
    push_down_platform,
    side_of,
    take_sides,
)
from raspred.simulation.tally import (
    GAUGE_HOLD,
    GAUGE_LAST_CONTEST,
    GAUGE_VERDICT,
    GAUGE_WARNING,
    LAST_QUARREL,
    QUARREL_ISSUE,
    QUARREL_OPENED,
    QUARREL_PROPOSER,
    QUARREL_TARGET,
)

if TYPE_CHECKING:
    from raspred.simulation.world import World

AWAITED = 3  # months before a meeting in which discussion is open and no quarrel is decided
CANVASSED = 6  # months before a meeting in which a leader may open a discussion
_FEUD_FADES = 0.97
_UNDECIDED = 0.05  # who leans less than this to either side abstains


@kernel
def contest(world: World, month: int) -> None:
    """Hold the plenum's part of the struggle, where the month has a plenum or meeting."""
    gauge, quarrel = world.tally.gauge, world.tally.quarrel
    if not convene(world, month):
        return
    if world.calendar.meeting[month] != 0 and quarrel[QUARREL_TARGET] >= 0:
        return  # the meeting is heard first; the plenum after it decides
    at_hand = meeting_within(world, month, AWAITED)
    if quarrel[QUARREL_TARGET] >= 0:
        if quarrel[QUARREL_OPENED] < month and not at_hand:
            decide(world, month)
        return
    pace = 2.0 + world.numbers.contest_pause * (1.0 - gauge[GAUGE_HOLD])
    if month - gauge[GAUGE_LAST_CONTEST] < pace and not at_hand:
        return
    attack = best_attack(world, month)
    if attack.target < 0 and meeting_within(world, month, CANVASSED):
        attack = dissenter(world, month)
    if attack.target >= 0:
        open_quarrel(world, month, attack)


@kernel
def convene(world: World, month: int) -> bool:
    """Let old quarrels fade and, where the committee meets, count the followings; or False."""
    give_slots(world)
    let_feuds_fade(world)
    forget_censures(world, month)
    gauge = world.tally.gauge
    gauge[GAUGE_WARNING] = 0.99 * gauge[GAUGE_WARNING] + world.calendar.warned[month]
    if world.calendar.plenum[month] == 0 and world.calendar.meeting[month] == 0:
        return False
    grow_in_standing(world)
    count_followings(world, month)
    drop_stale_quarrel(world)
    return True


@kernel
def let_feuds_fade(world: World) -> None:
    """Let every quarrel between two notables lose a little of its edge."""
    table = world.notables.feud
    for row in range(table.shape[0]):
        for column in range(table.shape[1]):
            table[row, column] *= _FEUD_FADES


@kernel
def forget_censures(world: World, month: int) -> None:
    """Let a censure be forgotten once nothing has been moved against the man for long.

    Our assumption: `censure_kept` months. What a man has lost beside, he has lost.
    """
    people = world.people
    for slot in range(len(world.notables.person)):
        person = whole(world.notables.person[slot])
        if person < 0 or people.rung[person] != CENSURE or people.fighting[person] == 1:
            continue
        if month - world.notables.contested[slot] > world.numbers.censure_kept:
            people.rung[person] = 0


@kernel
def grow_in_standing(world: World) -> None:
    """Let high office make a name: prestige moves towards that of the seat held.

    Our assumption: towards 0.6 in the Politburo and 0.25 in the committee, a part of the
    way each plenum; who stands higher already keeps what he has.
    """
    people, committees = world.people, world.committees
    for seat, ceiling in ((codes.MEMBER, 0.25), (codes.POLITBURO_MEMBER, 0.6)):
        for column in range(whole(committees.count[seat])):
            person = whole(committees.person[seat, column])
            missing = ceiling - people.prestige[person]
            if missing > 0.0:
                people.prestige[person] += world.numbers.prestige_grown * missing


@kernel
def meeting_within(world: World, month: int, ahead: int) -> bool:
    """Whether a congress or conference meets this month or in so many that follow."""
    for later in range(month, min(len(world.calendar.meeting), month + ahead + 1)):
        if world.calendar.meeting[later] != 0:
            return True
    return False


@kernel
def drop_stale_quarrel(world: World) -> None:
    """Close a quarrel one of whose leaders has left politics meanwhile."""
    quarrel, people = world.tally.quarrel, world.people
    if quarrel[QUARREL_TARGET] < 0:
        return
    target, proposer = whole(quarrel[QUARREL_TARGET]), whole(quarrel[QUARREL_PROPOSER])
    if not counts(whole(people.status[target])) or not counts(whole(people.status[proposer])):
        people.fighting[target] = 0
        quarrel[:] = -1


@kernel
def open_quarrel(world: World, month: int, attack: Attack) -> None:
    """Put a quarrel before the party; it is voted on at a later plenum or meeting."""
    quarrel = world.tally.quarrel
    give_slot(world, attack.target)
    quarrel[QUARREL_PROPOSER] = attack.proposer
    quarrel[QUARREL_TARGET] = attack.target
    quarrel[QUARREL_ISSUE] = attack.issue
    quarrel[QUARREL_OPENED] = month
    world.people.fighting[attack.target] = 1
    deepen(world, attack.proposer, attack.target, 0.5)
    world.tally.gauge[GAUGE_LAST_CONTEST] = month


@kernel
def decide(world: World, month: int) -> None:
    """Put the open quarrel to the committee's vote and carry out what it decides."""
    quarrel = world.tally.quarrel
    target, proposer = whole(quarrel[QUARREL_TARGET]), whole(quarrel[QUARREL_PROPOSER])
    votes = votes_of_committee(world, month)
    rung = next_rung(world, target)
    cast = max(1, votes.for_it + votes.against + votes.abstained)
    carried = votes.for_it > majority_for(rung) * cast
    day = whole(world.calendar.first_day[month])
    write_ballot(world, day, COMMITTEE_VOTE, 0, on_the_quarrel(world, rung), votes, carried)
    take_sides(world, month, proposer, target)
    if carried:
        win(world, month, day, proposer, target, rung)
    else:
        lose(world, proposer, target)
    close_quarrel(world, month, carried)


@kernel
def votes_of_committee(world: World, month: int) -> Votes:
    """Count the full members' votes on the open quarrel; the undecided abstain."""
    committees = world.committees
    votes_for, votes_against, abstained = 0, 0, 0
    for column in range(whole(committees.count[codes.MEMBER])):
        person = whole(committees.person[codes.MEMBER, column])
        if world.people.able[person] == 0:
            continue
        side = side_of(world, month, person)
        if side > _UNDECIDED:
            votes_for += 1
        elif side < -_UNDECIDED:
            votes_against += 1
        else:
            abstained += 1
    return Votes(votes_for, votes_against, abstained)


@kernel
def close_quarrel(world: World, month: int, carried: bool) -> None:
    """Keep the quarrel as the last one, with its target if he was beaten, and open none."""
    quarrel, gauge = world.tally.quarrel, world.tally.gauge
    quarrel[LAST_QUARREL + QUARREL_PROPOSER] = quarrel[QUARREL_PROPOSER]
    quarrel[LAST_QUARREL + QUARREL_TARGET] = quarrel[QUARREL_TARGET] if carried else codes.NOBODY
    quarrel[LAST_QUARREL + QUARREL_ISSUE] = quarrel[QUARREL_ISSUE]
    quarrel[LAST_QUARREL + QUARREL_OPENED] = month
    gauge[GAUGE_LAST_CONTEST] = month
    gauge[GAUGE_VERDICT] = 0.0
    quarrel[:LAST_QUARREL] = -1


@kernel
def win(world: World, month: int, day: int, proposer: int, target: int, rung: int) -> None:
    """Push the loser a rung down, and those who stood with him; each submits or fights on."""
    push_down(world, month, day, target, rung, proposer)
    world.people.fighting[target] = 1 if fights_on(world, month, target) else 0
    mark_contested(world, month, target)
    deepen(world, proposer, target, 0.5)
    push_down_platform(world, month, day, rung)


@kernel
def lose(world: World, proposer: int, target: int) -> None:
    """The attack failed: its author pays in prestige and is now the one who fights."""
    world.people.prestige[proposer] = float(world.people.prestige[proposer]) * (
        1.0 - world.numbers.prestige_lost
    )
    world.people.fighting[proposer] = 1
    world.people.fighting[target] = 0
    deepen(world, proposer, target, 0.5)
    if target == holder_of_office(world):
        world.tally.gauge[GAUGE_WARNING] *= 0.5

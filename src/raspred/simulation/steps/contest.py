"""Contest: leaders bargain for committee votes, and one is pushed a rung down, or is not.

Order: after voice, before the elections. Reads: committees, notables, opinions, ties.
Writes: notables (feud, power), people (rung, fighting, prestige), committees, ballots.
Draws: FOLLOWING, CONTEST.
Rule: at each plenum the followings are counted. An open quarrel is put to the vote: each
member goes with the side of the leader he likes best. Where none is open, those inside
the ultimate ruling coalition (`coalitions`) may open one against someone outside it, and
before a party meeting a leader far from the median may open one from conviction. A beaten
proposer loses prestige and finds himself attacked. Allies of today are outside the next
coalition tomorrow. The ladder and its pace are our assumption.
"""

from __future__ import annotations

from typing import NamedTuple

from raspred import chance
from raspred.chance import Cause
from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.following import count_followings, give_slot, give_slots, liking
from raspred.simulation.ladder import majority_for, next_rung, push_down
from raspred.simulation.office import holder_of_office
from raspred.simulation.patronage import counts
from raspred.simulation.quarrels import (
    Attack,
    best_attack,
    deepen,
    dissenter,
    feud,
    gap_between,
)
from raspred.simulation.world import (
    GAUGE_HOLD,
    GAUGE_LAST_CONTEST,
    GAUGE_VERDICT,
    GAUGE_WARNING,
    QUARREL_ISSUE,
    QUARREL_OPENED,
    QUARREL_PROPOSER,
    QUARREL_TARGET,
    ROW_BALLOTS,
    World,
)

COMMITTEE_VOTE = 2
_FEUD_FADES = 0.97


@kernel
def contest(world: World, month: int) -> None:
    """Hold the plenum's part of the struggle, where the month has a plenum or meeting."""
    gauge, quarrel = world.tally.gauge, world.tally.quarrel
    if not convene(world, month):
        return
    if world.calendar.meeting[month] != 0 and quarrel[QUARREL_TARGET] >= 0:
        return  # the meeting is heard first; the plenum after it decides
    if quarrel[QUARREL_TARGET] >= 0:
        if quarrel[QUARREL_OPENED] < month:
            decide(world, month)
        return
    pace = world.numbers.contest_pause * (1.0 - gauge[GAUGE_HOLD])
    if month - gauge[GAUGE_LAST_CONTEST] < 2.0 + pace:
        return
    attack = best_attack(world, month)
    if attack.target < 0 and meeting_is_near(world, month):
        attack = dissenter(world, month)
    if attack.target >= 0:
        open_quarrel(world, month, attack)


@kernel
def convene(world: World, month: int) -> bool:
    """Let old quarrels fade and, where the committee meets, count the followings; or False."""
    give_slots(world)
    let_feuds_fade(world)
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
def meeting_is_near(world: World, month: int) -> bool:
    """Whether a congress or conference meets within the next half year."""
    last = min(len(world.calendar.meeting), month + 7)
    for ahead in range(month, last):
        if world.calendar.meeting[ahead] != 0:
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


class Sides(NamedTuple):
    """The leader on each side who draws a member most, and how strongly."""

    champion: int
    for_it: float
    defender: int
    against: float


@kernel
def side_of(world: World, month: int, person: int) -> float:
    """Return a member's inclination for the motion; below 0 he votes against it."""
    quarrel = world.tally.quarrel
    if person == quarrel[QUARREL_PROPOSER]:
        return 9.0
    if person == quarrel[QUARREL_TARGET]:
        return -9.0
    sides = sides_of(world, month, person)
    said_by_party = world.numbers.verdict * float(world.tally.gauge[GAUGE_VERDICT])
    return sides.for_it - sides.against + world.numbers.status_quo + said_by_party


@kernel
def sides_of(world: World, month: int, person: int) -> Sides:
    """Return who of those for and of those against the motion a member would follow."""
    quarrel = world.tally.quarrel
    proposer, target = whole(quarrel[QUARREL_PROPOSER]), whole(quarrel[QUARREL_TARGET])
    issue = whole(quarrel[QUARREL_ISSUE])
    champion, defender = proposer, target
    for_it = liking(world, month, issue, person, proposer)
    against = liking(world, month, issue, person, target)
    for slot in range(len(world.notables.person)):
        leader = whole(world.notables.person[slot])
        if leader < 0 or leader == person or leader == proposer or leader == target:
            continue
        if not counts(whole(world.people.status[leader])) or world.people.able[leader] == 0:
            continue
        if world.notables.power[slot] < 0.5 and leader != holder_of_office(world):
            continue
        lean = leader_leans(world, month, leader, proposer, target)
        if lean == 0.0:
            continue
        pull = liking(world, month, issue, person, leader)
        if lean > 0.0 and pull > for_it:
            champion, for_it = leader, pull
        elif lean < 0.0 and pull > against:
            defender, against = leader, pull
    return Sides(champion, for_it, defender, against)


@kernel
def leader_leans(world: World, month: int, leader: int, proposer: int, target: int) -> float:
    """Return which side a third leader takes: by issue, quarrels and the balance of power."""
    lean = gap_between(world, month, leader, target)[0]
    lean -= gap_between(world, month, leader, proposer)[0]
    lean += feud(world, leader, target) - feud(world, leader, proposer)
    lean += 0.5 if world.people.rung[target] > 0 else 0.0
    if proposer == holder_of_office(world):
        lean += world.tally.gauge[GAUGE_HOLD]
    if target == holder_of_office(world):
        lean -= world.tally.gauge[GAUGE_HOLD]
    draw = chance.normal(world.seed, Cause.CONTEST, month, leader, 17)
    return lean + 0.2 * draw


@kernel
def decide(world: World, month: int) -> None:
    """Put the open quarrel to the committee's vote and carry out what it decides."""
    quarrel, committees = world.tally.quarrel, world.committees
    target, proposer = whole(quarrel[QUARREL_TARGET]), whole(quarrel[QUARREL_PROPOSER])
    votes_for, votes_against, abstained = 0, 0, 0
    for column in range(whole(committees.count[codes.MEMBER])):
        person = whole(committees.person[codes.MEMBER, column])
        if world.people.able[person] == 0:
            continue
        side = side_of(world, month, person)
        if side > 0.05:
            votes_for += 1
        elif side < -0.05:
            votes_against += 1
        else:
            abstained += 1
    rung = next_rung(world, target)
    cast = max(1, votes_for + votes_against + abstained)
    carried = votes_for > majority_for(rung) * cast
    day = whole(world.calendar.first_day[month])
    write_ballot(world, day, COMMITTEE_VOTE, 0, rung, votes_for, votes_against, abstained, carried)
    take_sides(world, month, proposer, target)
    if carried:
        win(world, month, day, proposer, target, rung)
    else:
        lose(world, proposer, target)
    world.tally.gauge[GAUGE_LAST_CONTEST] = month
    quarrel[4 + QUARREL_PROPOSER] = proposer
    quarrel[4 + QUARREL_TARGET] = target if carried else codes.NOBODY
    quarrel[4 + QUARREL_ISSUE] = quarrel[QUARREL_ISSUE]
    quarrel[4 + QUARREL_OPENED] = month
    world.tally.gauge[GAUGE_VERDICT] = 0.0
    quarrel[:4] = -1


@kernel
def write_ballot(
    world: World,
    day: int,
    body: int,
    number: int,
    rung: int,
    votes_for: int,
    votes_against: int,
    abstained: int,
    carried: bool,
) -> None:
    """Write one vote on the open quarrel into the log."""
    ballots, quarrel = world.ballots, world.tally.quarrel
    row = whole(world.tally.rows[ROW_BALLOTS])
    world.tally.rows[ROW_BALLOTS] = row + 1
    ballots.day[row] = day
    ballots.body[row] = body
    ballots.number[row] = number
    ballots.issue[row] = quarrel[QUARREL_ISSUE]
    ballots.proposer[row] = quarrel[QUARREL_PROPOSER]
    ballots.target[row] = quarrel[QUARREL_TARGET]
    ballots.rung[row] = rung
    ballots.votes_for[row] = votes_for
    ballots.votes_against[row] = votes_against
    ballots.abstained[row] = abstained
    ballots.carried[row] = 1 if carried else 0


@kernel
def take_sides(world: World, month: int, proposer: int, target: int) -> None:
    """Let each notable's stand in this vote tell in the next: allies and enemies made."""
    for slot in range(len(world.notables.person)):
        leader = whole(world.notables.person[slot])
        if (
            leader < 0
            or leader == proposer
            or leader == target
            or not counts(whole(world.people.status[leader]))
        ):
            continue
        lean = leader_leans(world, month, leader, proposer, target)
        if lean > 0.0:
            deepen(world, leader, target, 0.3)
            deepen(world, leader, proposer, -0.2)
        elif lean < 0.0:
            deepen(world, leader, proposer, 0.3)
            deepen(world, leader, target, -0.2)


@kernel
def win(world: World, month: int, day: int, proposer: int, target: int, rung: int) -> None:
    """Push the loser a rung down; he submits for a while, or goes on fighting."""
    push_down(world, month, day, target, rung, proposer)
    will = float(world.minds.conviction[target]) + 0.5 * float(world.minds.nerve[target])
    draw = chance.uniform(world.seed, Cause.CONTEST, month, target, 29)
    stays = counts(whole(world.people.status[target]))
    world.people.fighting[target] = 1 if stays and draw < will - 0.35 else 0
    deepen(world, proposer, target, 0.5)


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

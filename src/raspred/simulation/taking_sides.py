"""Sides: whom each member of the committee goes with in the open quarrel, and who is marked.

A member goes with the leader he likes best among those who stand for the motion and those
who stand against it. A leader's stand in one vote tells in the next; and when a motion is
carried it strikes the platform, not one man: the leaders who stood with the beaten on the
same question are pushed down behind him, no further than he. So Zinoviev, Kamenev and
Trotsky fell within months of one another, and so did the three of the Right (Daniels 1960).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation.following import NO_ISSUE, liking
from raspred.simulation.ladder import next_rung, push_down
from raspred.simulation.office import holder_of_office
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import counts
from raspred.simulation.quarrels import deepen, feud, gap_between
from raspred.simulation.tally import (
    GAUGE_HOLD,
    GAUGE_VERDICT,
    QUARREL_ISSUE,
    QUARREL_PROPOSER,
    QUARREL_TARGET,
)

if TYPE_CHECKING:
    from raspred.simulation.world import World


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
def shares_platform(world: World, month: int, issue: int, leader: int, target: int) -> bool:
    """Whether a leader stands with the beaten: nearer him on the question, and on his side."""
    people = world.people
    if issue == NO_ISSUE or not counts(whole(people.status[leader])):
        return False
    if people.submitted[leader] == 1 or people.able[leader] == 0:
        return False
    proposer = whole(world.tally.quarrel[QUARREL_PROPOSER])
    own = opinion(world, issue, leader)
    if abs(own - opinion(world, issue, target)) >= abs(own - opinion(world, issue, proposer)):
        return False
    return leader_leans(world, month, leader, proposer, target) < 0.0


@kernel
def push_down_platform(world: World, month: int, day: int, rung: int) -> None:
    """Push down a rung, no lower than the beaten man, the leaders who stood with him."""
    quarrel = world.tally.quarrel
    proposer, target = whole(quarrel[QUARREL_PROPOSER]), whole(quarrel[QUARREL_TARGET])
    issue = whole(quarrel[QUARREL_ISSUE])
    for slot in range(len(world.notables.person)):
        leader = whole(world.notables.person[slot])
        if leader < 0 or leader == proposer or leader == target:
            continue
        if not shares_platform(world, month, issue, leader, target):
            continue
        below = next_rung(world, leader)
        if below <= rung:
            push_down(world, month, day, leader, below, proposer)
            mark_contested(world, month, leader)
            world.people.fighting[leader] = 1 if fights_on(world, month, leader) else 0


@kernel
def mark_contested(world: World, month: int, person: int) -> None:
    """Note when a motion against a notable was last carried."""
    if world.people.slot[person] >= 0:
        world.notables.contested[world.people.slot[person]] = month


@kernel
def fights_on(world: World, month: int, beaten: int) -> bool:
    """Whether a beaten leader goes on fighting, from conviction and nerve."""
    will = float(world.minds.conviction[beaten]) + 0.5 * float(world.minds.nerve[beaten])
    draw = chance.uniform(world.seed, Cause.CONTEST, month, beaten, 29)
    return counts(whole(world.people.status[beaten])) and draw < will - 0.35

"""Speaking out: what bears on a person who might say where he stands in a quarrel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logistic import falls_below
from raspred.simulation.office import holder_of_office
from raspred.simulation.opinions import keep_leanings, opinion, opinion_under
from raspred.simulation.patronage import owes_under, root_patron
from raspred.simulation.tally import GAUGE_HOLD, QUARREL_ISSUE, QUARREL_PROPOSER, QUARREL_TARGET
from raspred.simulation.world import Examples, World

_FULL_PATRON = 1.0


class Fight(NamedTuple):
    """The open quarrel, as everyone who takes a stand in it finds it."""

    proposer: int
    target: int
    holder: int  # of the office, where it is not he who is attacked; -1 = none
    issue: int  # -1 = none
    line: float  # the proposer's position on it
    deviation: float  # the target's


def empty_examples(regions: int) -> Examples:
    """Return room for what the secretaries of so many regions say."""
    return Examples(np.full(regions, codes.NOBODY, dtype=np.int32), *np.zeros((2, regions)))


@kernel
def open_fight(world: World) -> Fight:
    """Return the open quarrel, with everyone's opinion on its issue at hand."""
    proposer = whole(world.tally.quarrel[QUARREL_PROPOSER])
    target = whole(world.tally.quarrel[QUARREL_TARGET])
    issue = whole(world.tally.quarrel[QUARREL_ISSUE])
    holder = holder_of_office(world)
    if holder == target:
        holder = codes.NOBODY
    if issue < 0:
        return Fight(proposer, target, holder, issue, 0.0, 0.0)
    keep_leanings(world, issue)
    line, deviation = opinion(world, issue, proposer), opinion(world, issue, target)
    return Fight(proposer, target, holder, issue, line, deviation)


@kernel
def hear_the_secretaries(world: World, month: int, fight: Fight) -> None:
    """Let the regional secretaries speak, in the order of their numbers, and keep the pull.

    Everyone speaks in the order of the numbers: who comes before his secretary knows only
    what that man said last month. With both at hand all others may speak in any order.
    """
    regions, posts, examples = world.regions, world.posts, world.examples
    for region in range(len(examples.boss)):
        secretary = whole(regions.secretary[region])
        boss = whole(posts.holder[secretary]) if secretary >= 0 else codes.NOBODY
        examples.boss[region] = boss
        examples.before[region] = pull(world, whole(world.people.voice[boss]) if boss >= 0 else 0)
        examples.after[region] = examples.before[region]
    boss = next_boss(examples, codes.NOBODY)
    while boss >= 0:
        draws = chance.uniforms(world.seed, Cause.VOICE, month, boss)
        said = speak(world, fight, boss, draws[0], draws[1])
        for region in range(len(examples.boss)):
            if examples.boss[region] == boss:
                examples.after[region] = pull(world, said)
        boss = next_boss(examples, boss)


@kernel
def next_boss(examples: Examples, last: int) -> int:
    """Return the secretary with the lowest number above `last`, or -1."""
    found = codes.NOBODY
    for boss in examples.boss:
        if boss > last and (found < 0 or boss < found):
            found = whole(boss)
    return found


@kernel
def pull(world: World, said: int) -> float:
    """Return how much a secretary who speaks so draws his people to speak out."""
    if said == 0:
        return 0.0
    return world.numbers.voice_boss if said < 0 else -(world.numbers.voice_boss * 0.5)


@kernel
def speak(world: World, fight: Fight, person: int, first: float, second: float) -> int:
    """Return -1 where the person opposes the line aloud, +1 where he supports it, or 0.

    Args:
        world: With the secretaries' examples.
        fight: The open quarrel.
        person: Who speaks.
        first: His draw on whether he opposes, in (0, 1).
        second: And on whether he supports.
    """
    if person == fight.target:
        return -1
    if person == fight.proposer:
        return 1
    root = codes.NOBODY
    if world.ties.patron[person] >= 0:
        root = root_patron(world.people, world.ties, person)
    will, numbers = inclination(world, fight, person, root), world.numbers
    if falls_below(first, numbers.voice_slope * will):
        return -1
    loud = numbers.voice_assent + owes_under(world.ties, person, root, fight.proposer) - will
    return 1 if falls_below(second, loud) else 0


@kernel
def inclination(world: World, fight: Fight, person: int, root: int) -> float:
    """Return how strongly a person is drawn to speak for the one attacked.

    `root` is the patron at the top of his chain, -1 = none.
    """
    numbers, people, minds, ties = world.numbers, world.people, world.minds, world.ties
    preference = 0.0
    if fight.issue >= 0:
        own = opinion_under(world, fight.issue, person, root)
        away, near = abs(own - fight.line), abs(own - fight.deviation)
        preference = float(minds.conviction[person]) * (away - near)
    will = numbers.voice_base + numbers.voice_preference * preference
    will += numbers.voice_debt * owes_under(ties, person, root, fight.target)
    will -= numbers.voice_debt * owes_under(ties, person, root, fight.holder)
    if minds.fear[person] > 0.0:
        dependents = float(people.married[person]) + float(people.children[person])
        burden = (_FULL_PATRON + 0.3 * dependents) / float(minds.nerve[person])
        will -= numbers.voice_fear * float(minds.fear[person]) * burden
    region = whole(people.region[person])
    if region >= 0:
        examples = world.examples
        spoken = examples.boss[region] < person
        will += examples.after[region] if spoken else examples.before[region]
    will -= numbers.voice_comfort * float(people.comfort[person])
    if people.status[person] == codes.RANK_AND_FILE:
        will -= numbers.voice_press * float(world.tally.gauge[GAUGE_HOLD])
        will -= numbers.voice_bench
    return will

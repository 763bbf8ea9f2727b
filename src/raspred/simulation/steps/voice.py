"""Voice: private opinion becomes public support, silence or opposition.

Order: after the year's placings and punishments have been seen, before the contest votes.
Reads: the open quarrel, opinions, minds (conviction, nerve, fear), ties, regions.
Writes: people.voice, people.spoke, regions.spoke. Draws: VOICE, OPINION.
Rule: only while a leader fights is there anything to speak for. A person who prefers the
fighter's position speaks when conviction, what he owes the fighter and his secretary's
example outweigh what he owes others and the sanction he expects from what he has seen
(Kuran 1991 for preference falsification, Granovetter 1978 for thresholds). The rank and
file hear the fighter the less, the more of the press the holder has. Forms and weights
are our assumption, `voice_...` in the parameters.
"""

from __future__ import annotations

from raspred import chance
from raspred.chance import Cause
from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logistic import logistic
from raspred.simulation.office import holder_of_office
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import owes
from raspred.simulation.world import (
    GAUGE_HOLD,
    IN_SILENT_MEMBERS,
    IN_VOICES_AGAINST,
    QUARREL_ISSUE,
    QUARREL_PROPOSER,
    QUARREL_TARGET,
    ROW_PERSONS,
    World,
)

_FADING = 0.97
_FULL_PATRON = 1.0


@kernel
def voice(world: World, month: int) -> None:
    """Let everyone say, or not say, where he stands in the open quarrel."""
    people = world.people
    target = whole(world.tally.quarrel[QUARREL_TARGET])
    against = 0.0
    silent = 0.0
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        status = people.status[person]
        people.spoke[person] = float(people.spoke[person]) * _FADING
        if status not in (codes.IN_POST, codes.RESERVE, codes.RANK_AND_FILE):
            people.voice[person] = 0
            continue
        if target < 0:
            people.voice[person] = 0
            continue
        people.voice[person] = speak(world, month, person)
        if people.voice[person] < 0:
            people.spoke[person] = 1.0
            against += float(people.weight[person])
        elif people.voice[person] == 0:
            silent += float(people.weight[person])
    world.tally.series[month, IN_VOICES_AGAINST] = against
    world.tally.series[month, IN_SILENT_MEMBERS] = silent
    count_regions(world)


@kernel
def speak(world: World, month: int, person: int) -> int:
    """Return -1 where the person opposes the line aloud, +1 where he supports it, or 0."""
    proposer = whole(world.tally.quarrel[QUARREL_PROPOSER])
    target = whole(world.tally.quarrel[QUARREL_TARGET])
    issue = whole(world.tally.quarrel[QUARREL_ISSUE])
    if person == target:
        return -1
    if person == proposer:
        return 1
    will = inclination(world, person, proposer, target, issue)
    numbers = world.numbers
    draws = chance.uniforms(world.seed, Cause.VOICE, month, person)
    if draws[0] < logistic(numbers.voice_slope * will):
        return -1
    loud = numbers.voice_assent + owes(world.people, world.ties, person, proposer) - will
    return 1 if draws[1] < logistic(loud) else 0


@kernel
def inclination(world: World, person: int, proposer: int, target: int, issue: int) -> float:
    """Return how strongly a person is drawn to speak for the one attacked."""
    numbers, people, minds = world.numbers, world.people, world.minds
    preference = 0.0
    if issue >= 0:
        own = opinion(world, issue, person)
        away = abs(own - opinion(world, issue, proposer))
        near = abs(own - opinion(world, issue, target))
        preference = float(minds.conviction[person]) * (away - near)
    will = numbers.voice_base + numbers.voice_preference * preference
    will += numbers.voice_debt * owes(people, world.ties, person, target)
    holder = holder_of_office(world)
    if holder >= 0 and holder != target:
        will -= numbers.voice_debt * owes(people, world.ties, person, holder)
    dependents = float(people.married[person]) + float(people.children[person])
    burden = (_FULL_PATRON + 0.3 * dependents) / float(minds.nerve[person])
    will -= numbers.voice_fear * float(minds.fear[person]) * burden
    region = whole(people.region[person])
    if region >= 0:
        secretary = whole(world.regions.secretary[region])
        boss = whole(world.posts.holder[secretary]) if secretary >= 0 else codes.NOBODY
        if boss >= 0 and people.voice[boss] < 0:
            will += numbers.voice_boss
        elif boss >= 0 and people.voice[boss] > 0:
            will -= numbers.voice_boss * 0.5
    will -= numbers.voice_comfort * float(people.comfort[person])
    if people.status[person] == codes.RANK_AND_FILE:
        will -= numbers.voice_press * float(world.tally.gauge[GAUGE_HOLD])
        will -= numbers.voice_bench
    return will


@kernel
def count_regions(world: World) -> None:
    """Count the share of each region's cadres who speak against the line."""
    people, regions = world.people, world.regions
    regions.spoke[:] = 0.0
    cadres = regions.spoke.copy()
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        region = whole(people.region[person])
        if people.status[person] != codes.IN_POST or region < 0:
            continue
        cadres[region] += 1.0
        if people.voice[person] < 0:
            regions.spoke[region] += 1.0
    for region in range(len(regions.spoke)):
        if cadres[region] > 0.0:
            regions.spoke[region] /= cadres[region]

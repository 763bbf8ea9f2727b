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

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.chorus import UNSURE, sing
from raspred.simulation.roll import call_over
from raspred.simulation.speaking import hear_the_secretaries, open_fight, speak
from raspred.simulation.stock import as_members, as_whole, is_member
from raspred.simulation.tally import (
    IN_SILENT_MEMBERS,
    IN_VOICES_AGAINST,
    QUARREL_TARGET,
    ROW_PERSONS,
)

if TYPE_CHECKING:
    from raspred.chance import Block
    from raspred.simulation.speaking import Fight
    from raspred.simulation.world import World

_FADING = 0.97


@kernel
def voice(world: World, month: int) -> None:
    """Let everyone say, or not say, where he stands in the open quarrel."""
    persons = whole(world.tally.rows[ROW_PERSONS])
    if world.tally.quarrel[QUARREL_TARGET] < 0:
        fall_silent(world, persons)
        return
    fight = prepared(world, month)
    speak_by_block(world, month, fight, world.draws, 0, persons)
    count(world, month)


@kernel
def fall_silent(world: World, persons: int) -> None:
    """Let nobody say anything, since there is nothing to speak for."""
    people = world.people
    for person in range(persons):
        people.spoke[person] = float(people.spoke[person]) * _FADING
        people.voice[person] = 0
    world.regions.spoke[:] = 0.0


@kernel
def prepared(world: World, month: int) -> Fight:
    """Return the open quarrel, once the secretaries have been heard."""
    fight = open_fight(world)
    hear_the_secretaries(world, month, fight)
    return fight


@kernel
def speak_by_block(
    world: World, month: int, fight: Fight, draws: Block, first: int, last: int
) -> None:
    """Let those in [first, last) speak; threads may share blocks of `chance.BLOCK` out."""
    for start in range(first, last, chance.BLOCK):
        stop, block = min(start + chance.BLOCK, last), start // chance.BLOCK
        said = some_speak(world, month, fight, draws, start, stop)
        world.blocks.one[block], world.blocks.other[block] = said


@kernel
def count(world: World, month: int) -> None:
    """Count what was said in all blocks, and in each region."""
    against, silent = 0.0, 0.0
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        against += world.blocks.one[start // chance.BLOCK]
        silent += world.blocks.other[start // chance.BLOCK]
    world.tally.series[month, IN_VOICES_AGAINST] = against
    world.tally.series[month, IN_SILENT_MEMBERS] = silent
    count_regions(world)


@kernel
def some_speak(
    world: World, month: int, fight: Fight, draws: Block, start: int, stop: int
) -> tuple[float, float]:
    """Let those in [start, stop) speak; return the members against, and the silent."""
    people = world.people
    chance.draw_words(draws, world.seed, Cause.VOICE, month, start, stop)
    if start < world.notables.stance.shape[1]:
        people.voice[start:stop] = UNSURE
    else:
        sing(world, fight, draws, start, stop)
    for person in range(start, stop):
        if people.voice[person] != UNSURE:
            continue
        people.voice[person] = 0
        if is_member(whole(people.status[person])):
            first = chance.as_draw(draws.word[person - start])
            second = chance.as_draw(draws.second_word[person - start])
            people.voice[person] = speak(world, fight, person, first, second)
    return heard(world, start, stop)


@kernel
def heard(world: World, start: int, stop: int) -> tuple[float, float]:
    """Keep who in [start, stop) spoke against, while what others said fades a little.

    Returns:
        The members against, and the silent.
    """
    people = world.people
    voice, status = people.voice[start:stop], people.status[start:stop]
    weight, spoke = people.weight[start:stop], people.spoke[start:stop]
    against, silent = 0, 0
    for place in range(len(voice)):
        spoke[place] = 1.0 if voice[place] < 0 else float(spoke[place]) * _FADING
        stands_for = as_whole(weight[place]) * is_member(status[place])
        against += stands_for * (voice[place] < 0)
        silent += stands_for * (voice[place] == 0)
    return as_members(against), as_members(silent)


@kernel
def count_regions(world: World) -> None:
    """Count the share of each region's cadres who speak against the line."""
    people, regions = world.people, world.regions
    regions.spoke[:] = 0.0
    cadres = regions.spoke.copy()
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(call_over(world, start, codes.IN_POST, codes.IN_POST)):
            person = whole(world.present[place])
            region = whole(people.region[person])
            if region >= 0:
                cadres[region] += 1.0
                regions.spoke[region] += 1.0 if people.voice[person] < 0 else 0.0
    for region in range(len(regions.spoke)):
        if cadres[region] > 0.0:
            regions.spoke[region] /= cadres[region]

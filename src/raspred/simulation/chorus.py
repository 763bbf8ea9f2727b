"""The chorus: those at the bench who are nobody's client and fear nothing speak many at once.

They are most of a party, and all that bears on them stands in columns: so one loop without a
question that could be guessed wrong goes through vector registers, in less than half of the time
of asking each. It says for each of them what `speaking.speak` would, or that it must be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raspred.chance import as_draw
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logistic import certainly
from raspred.simulation.tally import GAUGE_HOLD

if TYPE_CHECKING:
    from raspred.chance import Block
    from raspred.simulation.speaking import Fight
    from raspred.simulation.world import Doubles, World

UNSURE: Final = 2  # no voice: this person must be asked by himself


@kernel
def sing(world: World, fight: Fight, draws: Block, start: int, stop: int) -> None:
    """Write into `people.voice` what each in [start, stop) says, or UNSURE.

    None of them may be among the named, who have positions of their own. Five loops over few
    columns each: where one reads many, the compiler will not vouch that none of them overlap.
    """
    will = draws.third[: stop - start]  # no draw: of those the words are at hand
    prefer(world, fight, will, start)
    hear(world, will, start)
    speak_out(world, draws, will, start)
    excuse(world, start, stop)


@kernel
def prefer(world: World, fight: Fight, will: Doubles, start: int) -> None:
    """Write down how strongly each is drawn to the one attacked by what he thinks himself."""
    numbers, stop = world.numbers, start + len(will)
    conviction, leaning = world.minds.conviction[start:stop], world.leanings.draw[start:stop]
    asked = numbers.voice_preference if fight.issue >= 0 else 0.0
    for place in range(len(will)):
        own = numbers.opinion_mean + numbers.opinion_spread * leaning[place]
        own = min(1.0, max(-1.0, own))
        away, near = abs(own - fight.line), abs(own - fight.deviation)
        preference = float(conviction[place]) * (away - near)
        will[place] = numbers.voice_base + asked * preference


@kernel
def hear(world: World, will: Doubles, start: int) -> None:
    """Add his secretary's example, and take off what he has to lose and reads in the press."""
    follow(world, will, start)
    numbers, comfort = world.numbers, world.people.comfort[start : start + len(will)]
    press = numbers.voice_press * float(world.tally.gauge[GAUGE_HOLD])
    for place in range(len(will)):
        drawn = will[place] - numbers.voice_comfort * float(comfort[place])
        will[place] = drawn - press - numbers.voice_bench


@kernel
def follow(world: World, will: Doubles, start: int) -> None:
    """Add his secretary's example: of this month, if that man's number comes before his own."""
    examples, region = world.examples, world.people.region[start : start + len(will)]
    if last_boss(world) < start:
        for place in range(len(will)):  # all of them have spoken
            will[place] += examples.after[max(0, whole(region[place]))]
        return
    for place in range(len(will)):
        where = max(0, whole(region[place]))
        spoken = examples.boss[where] < start + place
        will[place] += examples.after[where] if spoken else examples.before[where]


@kernel
def last_boss(world: World) -> int:
    """Return the highest number of a regional secretary, or -1."""
    last = codes.NOBODY
    for boss in world.examples.boss:
        last = max(last, whole(boss))
    return last


@kernel
def speak_out(world: World, draws: Block, will: Doubles, start: int) -> None:
    """Say for each whether he opposes the line, supports it or is silent, or that it is unsure."""
    voice, numbers = world.people.voice[start : start + len(will)], world.numbers
    first, second = draws.word[: len(will)], draws.second_word[: len(will)]
    for place in range(len(will)):
        against = certainly(as_draw(first[place]), numbers.voice_slope * will[place])
        loud = certainly(as_draw(second[place]), numbers.voice_assent - will[place])
        silent_or_loud = loud if against == 0 else UNSURE
        voice[place] = -1 if against == 1 else silent_or_loud


@kernel
def excuse(world: World, start: int, stop: int) -> None:
    """Leave to themselves all who are not of the bench, or have a patron, fears or no region."""
    people = world.people
    voice, status = people.voice[start:stop], people.status[start:stop]
    patron, fear = world.ties.patron[start:stop], world.minds.fear[start:stop]
    region = people.region[start:stop]
    for place in range(len(voice)):
        alone = (patron[place] < 0) & (fear[place] == 0.0) & (region[place] >= 0)
        sings = alone & (status[place] == codes.RANK_AND_FILE)
        voice[place] = voice[place] if sings else UNSURE

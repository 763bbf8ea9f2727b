"""The roll: who of a block of persons has a standing that is asked for.

Most rows of the columns are agents of the rank and file, of whom most steps want nothing, and
cadres lie scattered among them: a processor that asks each whether to go on guesses wrong at
every other cadre. So a block is called over first, without a question that could be guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.compiling import kernel, whole
from raspred.simulation.world import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def call_over(world: World, start: int, lowest: int, highest: int) -> int:
    """Write into `world.present` who of a block has a standing from `lowest` to `highest`.

    Args:
        world: Its `present` holds one block, until the next is called over.
        start: First person of a block of `chance.BLOCK`.
        lowest: Standing, one of `codes`.
        highest: Standing, not below `lowest`.

    Returns:
        How many they are; they stand in the order of their numbers.
    """
    stop = min(start + chance.BLOCK, whole(world.tally.rows[ROW_PERSONS]))
    status, present, count = world.people.status[start:stop], world.present, 0
    for place in range(len(status)):
        present[count] = start + place
        count += (status[place] >= lowest) & (status[place] <= highest)
    return count

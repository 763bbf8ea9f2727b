"""The roll: who is, or was, more than one of the rank and file, called over once a month.

From hardship to police the steps of a month ask after cadres only, four or five times as few
as the persons in the columns. Nobody rises from the rank and file between the first of these
steps and the last; who falls stays on the roll until the next month, with his new standing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.pages import cleared
from raspred.simulation.world import ROLL_COUNT, ROLL_MONTH, ROW_PERSONS, Roll

if TYPE_CHECKING:
    from raspred.simulation.world import World

_CALLED = np.zeros(codes.LEFT + 1, dtype=np.int64)  # by standing
_CALLED[[codes.RESERVE, codes.IN_POST, codes.EXILED, codes.EXPELLED]] = 1


def empty_roll(capacity: int) -> Roll:
    """Return room for so many persons, not called over yet."""
    return Roll(cleared(capacity, np.int32), np.array([-1, 0]))


@kernel
def call_roll(world: World, month: int) -> int:
    """Return how many are on the roll, which whoever asks first this month has written.

    They stand in `world.roll.person` from place 0 on, in the order of their numbers. Written
    without a branch: standing follows no order that a processor could guess.
    """
    roll, status = world.roll, world.people.status
    if roll.kept[ROLL_MONTH] == month:
        return whole(roll.kept[ROLL_COUNT])
    count = 0
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        roll.person[count] = person
        count += _CALLED[status[person]]
    roll.kept[ROLL_MONTH] = month
    roll.kept[ROLL_COUNT] = count
    return count

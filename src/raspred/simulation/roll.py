"""The roll: who of a block of persons has a standing that is asked for.

Most rows of the columns are agents of the rank and file, of whom most steps want nothing, and
cadres lie scattered among them: a processor that asks each whether to go on guesses wrong at
every other cadre. So a block is called over first, eight at a time and without a question that
could be guessed: eight standings are one word of 64 bits, whose bytes are compared at once; a
table tells which of the eight were found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.compiling.kernels import kernel, whole
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, World

_EIGHT = 8
_OFTEN = 2  # of eight, where they are scattered; where they lie together it is all eight
_IN_EACH = np.uint64(0x0101010101010101)  # 1 in each byte
_HIGHEST_BITS = np.uint64(0x8080808080808080)
_TO_LOWEST, _TO_NEXT, _TO_NEXT_TWO, _TO_NEXT_FOUR = (np.uint64(bits) for bits in (7, 7, 14, 28))
_FOUND = [[bit for bit in range(_EIGHT) if mask >> bit & 1] for mask in range(1 << _EIGHT)]
_WHICH = np.array([(found + [0] * _EIGHT)[:_EIGHT] for found in _FOUND], dtype=np.uint8)
_HOW_MANY = np.array([len(found) for found in _FOUND], dtype=np.uint8)


def empty_roll() -> Ints:
    """Return room to call over a block; eight places more, as eight are written at once."""
    return np.zeros(chance.BLOCK + _EIGHT, dtype=np.int32)


@kernel
def call_over(world: World, start: int, lowest: int, highest: int) -> int:
    """Write into `world.present` who of a block has a standing from `lowest` to `highest`.

    Args:
        world: Its `present` holds one block, until the next is called over.
        start: First person of a block of `chance.BLOCK`.
        lowest: Standing, one of `codes` above OUTSIDE, which rows without a person have.
        highest: Standing, not below `lowest`.

    Returns:
        How many they are; they stand in the order of their numbers.
    """
    stop = min(start + chance.BLOCK, whole(world.tally.rows[ROW_PERSONS]))
    at_least, at_most = np.uint64(lowest) * _IN_EACH, np.uint64(highest) * _IN_EACH
    present, count = world.present, np.uint64(0)  # without a sign, no place can be negative
    for first in range(start, stop, _EIGHT):
        word = world.standings[np.uint64(first) // np.uint64(_EIGHT)]
        found = np.uint64(among_eight(word, at_least, at_most))
        for place in range(_OFTEN):
            present[count + np.uint64(place)] = first + _WHICH[found, np.uint64(place)]
        if _HOW_MANY[found] > _OFTEN:
            for place in range(_OFTEN, _EIGHT):
                present[count + np.uint64(place)] = first + _WHICH[found, np.uint64(place)]
        count += np.uint64(_HOW_MANY[found])
    return int(count)


@kernel
def among_eight(standings: np.uint64, at_least: np.uint64, at_most: np.uint64) -> int:
    """Return which of eight bytes lie between those of two bounds: bit n for byte n, lowest first.

    No byte is above 127: its highest bit is free to tell whether a difference is below zero,
    and no difference borrows from the next byte.
    """
    above = (standings | _HIGHEST_BITS) - at_least
    below = (at_most | _HIGHEST_BITS) - standings
    bits = (above & below & _HIGHEST_BITS) >> _TO_LOWEST  # one, at the foot of each byte
    bits |= bits >> _TO_NEXT
    bits |= bits >> _TO_NEXT_TWO
    bits |= bits >> _TO_NEXT_FOUR
    return int(bits) & 0xFF

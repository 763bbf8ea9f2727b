"""Counter-based random streams: each draw is a function of (seed, cause, month, subject).

No generator has a state, so a draw does not depend on the order of the work, on threads
or on what else was drawn: two histories with one seed that differ by a safeguard differ
only through it (common random numbers).

The bits are Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
easy as 1, 2, 3" (SC11, 2011), checked in the tests against the vectors published with
Random123. The key is the 64-bit seed; the counter is (subject, lane, month, cause).
"""

from __future__ import annotations

import math
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.compiling.kernels import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MULTIPLIER_0 = np.uint64(0xD2511F53)
_MULTIPLIER_1 = np.uint64(0xCD9E8D57)
_WEYL_0 = np.uint64(0x9E3779B9)
_WEYL_1 = np.uint64(0xBB67AE85)
_WORD = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
_TO_UNIT = 1.0 / 4294967296.0


class Cause(IntEnum):
    """What a draw is for. Append only: a renumbered cause changes every history."""

    TRAITS = 1
    OPINION = 2
    MEMBERSHIP = 3
    DEATH = 4
    CARD = 5
    DEPARTURE = 6
    CLAIM = 7
    CANDIDATE = 8
    PLACING = 9
    GRATITUDE = 10
    LOCAL = 11
    DISPLACEMENT = 12
    DESTINATION = 13
    HARDSHIP = 14
    CAPITULATION = 15
    VOICE = 16
    FOLLOWING = 17
    CONTEST = 18
    VOTE = 19
    DISCIPLINE = 20
    POLICE = 21
    OFFICES = 22
    PRIVILEGES = 23
    DELEGATES = 24
    COMMITTEE = 25
    BUREAU = 26
    MOTION = 27
    SPLITTING = 28
    SECURITY = 29
    SAFEGUARD = 30


@kernel
def _round(
    c0: np.uint64, c1: np.uint64, c2: np.uint64, c3: np.uint64, k0: np.uint64, k1: np.uint64
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Return the counter after one round; so small that it is inlined and vectorised."""
    product0 = _MULTIPLIER_0 * c0
    product1 = _MULTIPLIER_1 * c2
    return (
        (product1 >> _SHIFT) ^ c1 ^ k0,
        product1 & _WORD,
        (product0 >> _SHIFT) ^ c3 ^ k1,
        (product0 & _WORD),
    )


@kernel
def words(
    key: tuple[int, int], counter: tuple[int, int, int, int]
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Return the four 32-bit words of Philox4x32-10.

    Args:
        key: Two words, 0 to 2**32 - 1 each.
        counter: Four words, 0 to 2**32 - 1 each.

    Returns:
        Four words in the low halves of 64-bit integers.
    """
    k0, k1 = np.uint64(key[0]), np.uint64(key[1])
    c0, c1 = np.uint64(counter[0]), np.uint64(counter[1])
    c2, c3 = np.uint64(counter[2]), np.uint64(counter[3])
    for _ in range(10):
        c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
        k0 = (k0 + _WEYL_0) & _WORD
        k1 = (k1 + _WEYL_1) & _WORD
    return c0, c1, c2, c3


@kernel
def _counted(
    seed: int, cause: int, month: int, subject: int, lane: int
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    key = (seed & 0xFFFFFFFF, (seed >> 32) & 0xFFFFFFFF)
    counter = (subject & 0xFFFFFFFF, lane & 0xFFFFFFFF, month & 0xFFFFFFFF, cause & 0xFFFFFFFF)
    return words(key, counter)


@kernel
def as_draw(word: int | np.integer) -> float:
    """Return the draw from (0, 1) that a word makes, as in `uniform`."""
    return (float(word) + 0.5) * _TO_UNIT


@kernel
def uniform(seed: int, cause: int, month: int, subject: int, lane: int = 0) -> float:
    """Return one draw from (0, 1), never 0 and never 1."""
    return as_draw(_counted(seed, cause, month, subject, lane)[0])


@kernel
def uniforms(
    seed: int, cause: int, month: int, subject: int, lane: int = 0
) -> tuple[float, float, float, float]:
    """Return four independent draws from (0, 1); the first equals `uniform`'s."""
    w0, w1, w2, w3 = _counted(seed, cause, month, subject, lane)
    return as_draw(w0), as_draw(w1), as_draw(w2), as_draw(w3)


@kernel
def normals(
    seed: int, cause: int, month: int, subject: int, lane: int = 0
) -> tuple[float, float, float, float]:
    """Return four independent standard normal draws (Box and Muller 1958)."""
    u0, u1, u2, u3 = uniforms(seed, cause, month, subject, lane)
    radius0 = math.sqrt(-2.0 * math.log(u0))
    radius1 = math.sqrt(-2.0 * math.log(u2))
    return (
        radius0 * math.cos(2.0 * math.pi * u1),
        radius0 * math.sin(2.0 * math.pi * u1),
        radius1 * math.cos(2.0 * math.pi * u3),
        radius1 * math.sin(2.0 * math.pi * u3),
    )


@kernel
def normal(seed: int, cause: int, month: int, subject: int, lane: int = 0) -> float:
    """Return one standard normal draw; it equals the first of `normals`."""
    u0, u1, _, _ = uniforms(seed, cause, month, subject, lane)
    return bell(u0, u1)


@kernel
def bell(first: float, second: float) -> float:
    """Return the standard normal draw that two draws from (0, 1) make, as in `normal`."""
    return math.sqrt(-2.0 * math.log(first)) * math.cos(2.0 * math.pi * second)


BLOCK = 1024


class Block(NamedTuple):
    """Draws for up to `BLOCK` subjects, to be used while they are in the nearest cache."""

    subject: NDArray[np.int64]  # [BLOCK]
    first: NDArray[np.float64]  # [BLOCK] each subject's draw, as `uniform` returns it
    second: NDArray[np.float64]  # [BLOCK] and the second of the four of `uniforms`
    third: NDArray[np.float64]  # [BLOCK] and the third
    word: NDArray[np.uint32]  # [BLOCK] the word that each subject's first draw is made of
    second_word: NDArray[np.uint32]  # [BLOCK] and the second


def empty_block() -> Block:
    """Return room for the draws of a block of subjects."""
    first, second, third = np.empty(BLOCK), np.empty(BLOCK), np.empty(BLOCK)
    words_of = np.empty((2, BLOCK), dtype=np.uint32)
    return Block(np.empty(BLOCK, dtype=np.int64), first, second, third, *words_of)


@kernel
def draw_stretch(
    block: Block, seed: int, cause: int, month: int, start: int, stop: int, lane: int = 0
) -> None:
    """Draw for the subjects in [start, stop), at most `BLOCK` of them, from place 0 on."""
    for place in range(stop - start):
        block.subject[place] = start + place
    draw_subjects(block, seed, cause, month, stop - start, lane)


@kernel
def draw_words(block: Block, seed: int, cause: int, month: int, start: int, stop: int) -> None:
    """Draw as `draw_stretch` does, but keep only the words of the first two draws.

    Half as many bytes, and nothing to convert: for all those whom a draw is not to strike.
    """
    key0, key1 = np.uint64(seed & 0xFFFFFFFF), np.uint64((seed >> 32) & 0xFFFFFFFF)
    counter2, counter3 = np.uint64(month & 0xFFFFFFFF), np.uint64(cause & 0xFFFFFFFF)
    for place in range(stop - start):
        k0, k1 = key0, key1
        c0, c1 = np.uint64((start + place) & 0xFFFFFFFF), np.uint64(0)
        c2, c3 = counter2, counter3
        for _ in range(10):
            c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
            k0 = (k0 + _WEYL_0) & _WORD
            k1 = (k1 + _WEYL_1) & _WORD
        block.word[place] = c0
        block.second_word[place] = c1


@kernel
def words_below(limit: float) -> int:
    """Return the number below which a word lies exactly where its draw lies below a limit.

    A word and a half, and the limit times a power of two, are exact; half less than that is exact
    from a half on, and below it no word is counted.
    """
    return math.ceil(min(1.0, max(0.0, limit)) / _TO_UNIT - 0.5)


@kernel
def draw_subjects(
    block: Block, seed: int, cause: int, month: int, count: int, lane: int = 0
) -> None:
    """Draw for the first `count` subjects written in the block.

    Eight subjects at a time go through the rounds together, which takes a tenth of the
    time of as many calls of `uniforms`; the draws are the same.
    """
    key0, key1 = np.uint64(seed & 0xFFFFFFFF), np.uint64((seed >> 32) & 0xFFFFFFFF)
    counter1, counter2 = np.uint64(lane & 0xFFFFFFFF), np.uint64(month & 0xFFFFFFFF)
    counter3 = np.uint64(cause & 0xFFFFFFFF)
    for place in range(count):
        k0, k1 = key0, key1
        c0, c1 = np.uint64(block.subject[place] & 0xFFFFFFFF), counter1
        c2, c3 = counter2, counter3
        for _ in range(10):
            c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
            k0 = (k0 + _WEYL_0) & _WORD
            k1 = (k1 + _WEYL_1) & _WORD
        block.first[place] = as_draw(c0)
        block.second[place] = as_draw(c1)
        block.third[place] = as_draw(c2)


LANES = 16


@kernel
def draw_lanes(block: Block, place: int, seed: int, cause: int, month: int, subject: int) -> None:
    """Draw for one subject in the first `LANES` lanes, from a place of the block on.

    Always as many, so that all go through vector registers; who needs fewer looks at fewer.
    """
    key0, key1 = np.uint64(seed & 0xFFFFFFFF), np.uint64((seed >> 32) & 0xFFFFFFFF)
    counter0, counter2 = np.uint64(subject & 0xFFFFFFFF), np.uint64(month & 0xFFFFFFFF)
    counter3 = np.uint64(cause & 0xFFFFFFFF)
    for lane in range(LANES):
        k0, k1 = key0, key1
        c0, c1 = counter0, np.uint64(lane)
        c2, c3 = counter2, counter3
        for _ in range(10):
            c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
            k0 = (k0 + _WEYL_0) & _WORD
            k1 = (k1 + _WEYL_1) & _WORD
        block.first[place + lane] = as_draw(c0)
        block.second[place + lane] = as_draw(c1)
        block.third[place + lane] = as_draw(c2)


@kernel
def below(limit: int, draw: float) -> int:
    """Return the integer in [0, limit) that a draw from (0, 1) falls on."""
    index = int(draw * limit)
    return index if index < limit else limit - 1

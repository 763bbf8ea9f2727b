"""Philox against the published vectors; streams that depend on nothing but their address."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from raspred import chance
from raspred.chance import Cause

# The "known answer test" lines for philox4x32-10 distributed with Random123.
VECTORS = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    (
        (0xFFFFFFFF,) * 4,
        (0xFFFFFFFF,) * 2,
        (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
    ),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


def philox_in_plain_python(
    key: tuple[int, int], counter: tuple[int, int, int, int]
) -> tuple[int, ...]:
    """The twin: whole numbers of any size, as the paper writes the rounds."""
    k0, k1 = key
    left0, right0, left1, right1 = counter
    for _ in range(10):
        high0, low0 = divmod(0xD2511F53 * left0, 2**32)
        high1, low1 = divmod(0xCD9E8D57 * left1, 2**32)
        left0, right0, left1, right1 = high1 ^ right0 ^ k0, low1, high0 ^ right1 ^ k1, low0
        k0, k1 = (k0 + 0x9E3779B9) % 2**32, (k1 + 0xBB67AE85) % 2**32
    return left0, right0, left1, right1


@pytest.mark.parametrize(("counter", "key", "expected"), VECTORS)
def test_philox_gives_the_published_vectors(
    counter: tuple[int, int, int, int], key: tuple[int, int], expected: tuple[int, ...]
) -> None:
    assert tuple(int(word) for word in chance.words(key, counter)) == expected


WORD = st.integers(0, 2**32 - 1)


@given(st.tuples(WORD, WORD), st.tuples(WORD, WORD, WORD, WORD))
def test_philox_equals_its_twin(key: tuple[int, int], counter: tuple[int, int, int, int]) -> None:
    assert tuple(int(w) for w in chance.words(key, counter)) == philox_in_plain_python(key, counter)


@given(st.integers(0, 2**63 - 1), st.integers(0, 4000), st.integers(0, 2**31 - 1))
def test_a_draw_is_inside_the_open_interval_and_repeats(
    seed: int, month: int, subject: int
) -> None:
    draw = chance.uniform(seed, Cause.VOICE, month, subject)
    assert 0.0 < draw < 1.0
    assert draw == chance.uniform(seed, Cause.VOICE, month, subject)
    assert draw == chance.uniforms(seed, Cause.VOICE, month, subject)[0]


@given(
    st.integers(0, 2**63 - 1),
    st.integers(0, 4000),
    st.lists(st.integers(0, 2**31 - 1), min_size=1, max_size=40),
    st.integers(0, 40),
)
def test_a_block_holds_the_draws_of_its_subjects(
    seed: int, month: int, subjects: list[int], lane: int
) -> None:
    block = chance.empty_block()
    block.subject[: len(subjects)] = subjects
    chance.draw_subjects(block, seed, Cause.VOICE, month, len(subjects), lane)
    for place, subject in enumerate(subjects):
        drawn = (block.first[place], block.second[place], block.third[place])
        assert drawn == chance.uniforms(seed, Cause.VOICE, month, subject, lane)[:3]


def test_a_stretch_is_a_block_of_neighbours() -> None:
    block = chance.empty_block()
    chance.draw_stretch(block, 7, Cause.DEATH, 3, 5_000, 5_000 + chance.BLOCK)
    one_by_one = [chance.uniform(7, Cause.DEATH, 3, 5_000 + i) for i in range(chance.BLOCK)]
    assert block.first.tolist() == one_by_one
    second = block.second.tolist()
    chance.draw_words(block, 7, Cause.DEATH, 3, 5_000, 5_000 + chance.BLOCK)
    assert [chance.as_draw(word) for word in block.word] == one_by_one
    assert [chance.as_draw(word) for word in block.second_word] == second


@given(st.floats(-0.5, 1.5), st.integers(-2, 2))
@example(0.0, 0)
@example(1.0, 0)
@example(0.5 / 2**32, 0)
def test_words_are_below_where_their_draws_are(limit: float, beside: int) -> None:
    least = chance.words_below(limit)
    assert 0 <= least <= 2**32
    for word in {min(max(least + beside, 0), 2**32 - 1), 0, 2**32 - 1}:
        assert (word < least) == (chance.as_draw(word) < limit)


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**31 - 1), st.integers(0, 50))
def test_lanes_hold_the_draws_of_one_subject(seed: int, subject: int, place: int) -> None:
    block = chance.empty_block()
    chance.draw_lanes(block, place, seed, Cause.PLACING, 3, subject)
    for lane in range(chance.LANES):
        at = place + lane
        drawn = (block.first[at], block.second[at], block.third[at])
        assert drawn == chance.uniforms(seed, Cause.PLACING, 3, subject, lane)[:3]
        assert chance.bell(*drawn[:2]) == chance.normal(seed, Cause.PLACING, 3, subject, lane)


def test_each_part_of_the_address_matters() -> None:
    base = chance.uniform(7, Cause.VOICE, 3, 5)
    others = [
        chance.uniform(8, Cause.VOICE, 3, 5),
        chance.uniform(7 + 2**40, Cause.VOICE, 3, 5),
        chance.uniform(7, Cause.VOTE, 3, 5),
        chance.uniform(7, Cause.VOICE, 4, 5),
        chance.uniform(7, Cause.VOICE, 3, 6),
        chance.uniform(7, Cause.VOICE, 3, 5, 1),
    ]
    assert len({base, *others}) == 7


def test_draws_are_uniform_and_normal() -> None:
    flat = np.array([chance.uniform(1, Cause.CARD, 0, i) for i in range(20_000)])
    bell = np.array([chance.normals(1, Cause.CARD, 0, i) for i in range(5_000)]).ravel()
    assert stats.kstest(flat, "uniform").pvalue > 1e-3
    assert stats.kstest(bell, "norm").pvalue > 1e-3


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_below_stays_below(limit: int, draw: float) -> None:
    assert 0 <= chance.below(limit, draw) < limit
    assert chance.below(limit, draw) == min(math.floor(draw * limit), limit - 1)


def test_causes_are_distinct() -> None:
    assert len({cause.value for cause in Cause}) == len(Cause)

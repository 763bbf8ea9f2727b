"""The numbers inside a World and the words of the register are one list said twice."""

from __future__ import annotations

from typing import get_args

import pytest

from raspred.register.vocabulary import Channel, OrderKind
from raspred.scenario.parts import Level, Structure
from raspred.simulation import codes
from raspred.simulation.mechanisms import MECHANISMS, NAMES
from raspred.simulation.tally import SERIES

# Where a constant is not called as its word is.
CALLED = {"election": ("ELECTED", "ELECTION"), "police": ("BY_POLICE", "POLICE")}


def test_the_words_are_the_vocabulary_s() -> None:
    assert sorted(codes.CHANNELS) == sorted(channel.value for channel in Channel)
    assert list(codes.ORDER_KINDS) == [kind.value for kind in OrderKind]
    assert get_args(Structure) == codes.STRUCTURES
    assert get_args(Level) == codes.LEVELS


@pytest.mark.parametrize(
    "words", [codes.CHANNELS, codes.ORDER_KINDS, codes.LEVELS], ids=["channels", "kinds", "levels"]
)
def test_each_constant_stands_at_its_word(words: tuple[str, ...]) -> None:
    for number, word in enumerate(words):
        names = CALLED.get(word, (word.upper().replace("-", "_"),))
        assert number in [getattr(codes, name) for name in names]


def test_each_reason_has_one_constant_and_each_constant_a_reason() -> None:
    names = list(vars(codes))
    constants = names[names.index("HELD_AT_START") : names.index("FROM_THE_BENCH") + 1]
    assert [getattr(codes, name) for name in constants] == list(range(len(codes.REASONS)))


@pytest.mark.parametrize("words", [codes.REASONS, codes.SEATS, codes.STRUCTURES, NAMES, SERIES])
def test_no_word_stands_twice(words: tuple[str, ...]) -> None:
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=NAMES)
def test_each_mechanism_says_what_it_is_and_rests_on(mechanism: object) -> None:
    assert getattr(mechanism, "about", "")
    assert getattr(mechanism, "source", "")

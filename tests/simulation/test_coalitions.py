"""The ultimate ruling coalition: the paper's own answers, and its definition taken literally."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.simulation.coalitions import LARGEST, ruling_coalition

HALF = 0.5


def rules(
    powers: list[int], alpha: float = HALF, quarrels: tuple[tuple[int, int], ...] = ()
) -> set[int]:
    """Return the players of the coalition that rules, by position."""
    hostile = np.zeros((len(powers), len(powers)), dtype=np.uint8)
    for one, other in quarrels:
        hostile[one, other] = hostile[other, one] = 1
    mask = ruling_coalition(np.array(powers, dtype=np.float64), hostile, alpha)
    return {player for player in range(len(powers)) if mask >> player & 1}


def powers_that_rule(powers: list[int], alpha: float = HALF) -> set[int]:
    return {powers[player] for player in rules(powers, alpha)}


# Acemoglu, Egorov and Sonin 2008, section 2 and its examples of alpha = 1/2 and above; the
# rest is worked by hand from their Theorem 2.
@pytest.mark.parametrize(
    ("powers", "alpha", "expected"),
    [
        ([5], HALF, {5}),
        ([3, 4], HALF, {4}),  # one holds more than half of two unequal
        ([3, 4, 5], HALF, {3, 4, 5}),  # any two win, and the stronger of the two then rules alone
        ([2, 5, 9], HALF, {9}),  # 9 of 16
        ([2, 4, 7], HALF, {7}),  # 7 of 13: more than half, so alone
        ([3, 4, 5, 10], HALF, {3, 4, 5}),  # 12 of 22, stable, and the least that wins
        ([3, 4, 5, 12], HALF, {3, 4, 5, 12}),  # 12 of 24 is no majority, and 3 4 5 none either
        ([2, 4, 7, 10], HALF, {4, 7, 10}),  # 2 4 7 wins too, but 7 would rule in it alone
        ([2, 3, 4, 5], HALF, {2, 3, 4}),  # 9 of 14, and 2 3 4 stays whole
        ([3, 4, 5], 0.6, {4, 5}),  # 8 of 12 would do, but in 3 5 the 5 has more than 0.6
        ([3, 4, 5], 0.8, {3, 4, 5}),  # no two have more than 9.6
        ([1, 1, 1], HALF, {1}),
    ],
)
def test_the_answers_of_the_paper(powers: list[int], alpha: float, expected: set[int]) -> None:
    assert by_definition(powers, Fraction(alpha).limit_denominator(100)) in (
        rules(powers, alpha),
        None,
    )
    assert powers_that_rule(powers, alpha) == expected


def by_definition(powers: list[int], alpha: Fraction) -> set[int] | None:
    """Return the ruling coalition from the definition; None where powers are not generic.

    Phi(X): among the sub-coalitions Y of X that win in X and for which Phi(Y) = Y, the
    least powerful; X itself where there is none. Sets and fractions, no masks.
    """
    totals: set[int] = set()
    for size in range(1, len(powers) + 1):
        for players in combinations(range(len(powers)), size):
            total = sum(powers[player] for player in players)
            if total in totals:
                return None
            totals.add(total)
    return set(_phi(frozenset(range(len(powers))), powers, alpha, {}))


def _phi(
    coalition: frozenset[int],
    powers: list[int],
    alpha: Fraction,
    known: dict[frozenset[int], frozenset[int]],
) -> frozenset[int]:
    if coalition not in known:
        weight = sum(powers[player] for player in coalition)
        stable = [
            frozenset(players)
            for size in range(1, len(coalition))
            for players in combinations(sorted(coalition), size)
            if sum(powers[player] for player in players) > alpha * weight
            and _phi(frozenset(players), powers, alpha, known) == frozenset(players)
        ]
        known[coalition] = min(
            stable or [coalition], key=lambda players: sum(powers[player] for player in players)
        )
    return known[coalition]


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=7, unique=True),
    st.sampled_from([Fraction(1, 2), Fraction(5, 8), Fraction(3, 4)]),
)
def test_the_kernel_is_the_definition(powers: list[int], alpha: Fraction) -> None:
    expected = by_definition(powers, alpha)
    if expected is not None:
        assert rules(powers, float(alpha)) == expected


@given(st.lists(st.integers(1, 100), min_size=1, max_size=LARGEST))
def test_who_rules_wins_and_would_stay_whole(powers: list[int]) -> None:
    ruling = sorted(rules(powers))
    assert ruling
    if len(ruling) < len(powers):
        assert 2 * sum(powers[player] for player in ruling) > sum(powers)
    inside = rules([powers[player] for player in ruling])
    assert len(inside) == len(ruling)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.integers(1, 1000))
def test_only_ratios_of_power_count(powers: list[int], times: int) -> None:
    assert rules(powers) == rules([times * power for power in powers])


@given(st.lists(st.integers(1, 99), min_size=2, max_size=7, unique=True), st.data())
def test_players_have_no_numbers(powers: list[int], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(powers))))
    if by_definition(powers, Fraction(1, 2)) is None:
        return  # among equals the kernel takes the first
    moved = rules([powers[player] for player in order])
    assert {order[player] for player in moved} == rules(powers)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6))
def test_one_with_more_than_half_rules_alone(powers: list[int]) -> None:
    assert rules([*powers, sum(powers) + 1]) == {len(powers)}


def test_a_quarrel_keeps_two_apart() -> None:
    assert rules([3, 4, 5, 10]) == {0, 1, 2}
    assert rules([3, 4, 5, 10], quarrels=((0, 1),)) != {0, 1, 2}


@given(st.lists(st.integers(1, 99), min_size=3, max_size=7), st.data())
def test_no_two_at_daggers_drawn_rule_unless_nobody_takes_over(
    powers: list[int], data: st.DataObject
) -> None:
    pairs = list(combinations(range(len(powers)), 2))
    quarrels = tuple(data.draw(st.lists(st.sampled_from(pairs), max_size=3)))
    ruling = rules(powers, quarrels=quarrels)
    if len(ruling) < len(powers):
        assert not [pair for pair in quarrels if set(pair) <= ruling]

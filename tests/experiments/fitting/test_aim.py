"""Distances and scores worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from raspred.experiments import Observation
from raspred.experiments.fitting.aim import MOST, Aim
from raspred.experiments.targets import record_targets

KEYS = (("retention", "X"), ("retention", "XI"), ("out, year", "a"))
AIM = Aim.of(KEYS, np.array([0.5, 0.7, 1926.0]), np.array([0.1, 0.1, 2.0]))


def test_each_pattern_weighs_the_same() -> None:
    assert AIM.weight.tolist() == [0.25, 0.25, 0.5]


def test_a_year_that_never_came_is_the_end_and_a_share_of_nothing_is_none() -> None:
    values = AIM.of_history(
        [Observation("retention", "X", 0.4), Observation("out, year", "a", None)]
    )
    assert values.tolist() == [0.4, 0.0, 1939.25]


def test_the_distance_is_a_weighted_root_mean_square_with_an_end() -> None:
    # Off by 1 scale, by 2 scales, by 6.6 scales, which count as 5.
    off = AIM.distance(np.array([0.6, 0.5, 1939.25]))
    assert off == pytest.approx(math.sqrt(0.25 * 1 + 0.25 * 4 + 0.5 * MOST**2))
    assert AIM.distance(AIM.low) == 0.0
    assert AIM.distance(np.full(3, np.nan)) == pytest.approx(MOST)
    farther = AIM.distance(np.array([0.6, 0.5, 1939.25]), math.inf)
    assert farther == pytest.approx(math.sqrt(0.25 * 1 + 0.25 * 4 + 0.5 * 6.625**2))


def test_placings_are_cut_with_the_posts_and_nothing_else_is() -> None:
    whole, fifth = Aim.at("fit"), Aim.at("fit", 0.2)
    placings = np.array([pattern == "responsible placings" for pattern, _ in whole.keys])
    assert placings.sum() == 3
    assert fifth.keys == whole.keys
    for name in ("low", "high", "scale"):
        mine, theirs = getattr(fifth, name), getattr(whole, name)
        assert mine == pytest.approx(np.where(placings, 0.2 * theirs, theirs))


def test_the_score_of_a_sure_foretelling_is_its_error() -> None:
    sample = np.tile(AIM.low + np.array([0.1, 0.0, 1.0]), (5, 1))
    assert AIM.score(sample) == pytest.approx(0.25 * 1 + 0.5 * 0.5)


def test_the_score_by_hand_of_a_spread() -> None:
    # X is 0 or 1, the record 0: E|X - y| = 1/2, E|X - X'| = 1/2, so 1/2 - 1/4.
    aim = Aim.of((("p", ""),), np.array([0.0]), np.array([1.0]))
    assert aim.score(np.array([[0.0], [1.0]])) == pytest.approx(0.25)


def test_within_the_bounds_of_the_record_nothing_is_off() -> None:
    aim = Aim.of((("debt", ""),), np.array([0.2]), np.array([0.1]), np.array([0.6]))
    assert [aim.distance(np.array([value])) for value in (0.2, 0.4, 0.6)] == [0.0, 0.0, 0.0]
    assert aim.distance(np.array([0.1])) == pytest.approx(1.0)
    assert aim.distance(np.array([0.8])) == pytest.approx(2.0)
    # Sure and inside: met. Spread about the inside: what the spread costs, E|X - X'| / 2 off
    # E|X - y| with y its own middle. Sure and outside: the way to the nearer bound.
    assert aim.score(np.array([[0.5], [0.5]])) == 0.0
    assert aim.score(np.array([[0.3], [0.5]])) == pytest.approx(1.0 - 0.5)
    assert aim.score(np.array([[0.9], [0.9]])) == pytest.approx(3.0)


def test_what_is_fitted_and_what_is_held_back_share_no_target() -> None:
    fit, held = Aim.at("fit"), Aim.at("validation")
    assert not set(fit.keys) & set(held.keys)
    assert len(fit.keys) + len(held.keys) == len(record_targets())
    assert {pattern for pattern, _ in fit.keys} == {
        "retention",
        "responsible placings",
        "opposition at meetings",
        "lists altered at congresses",
        "out of the Politburo, year",
        "fate of the committee of 1934",
    }

"""Posteriors beside priors, worked by hand."""

from __future__ import annotations

import math

import pytest

from raspred.report.figures.corner import correlation
from raspred.report.figures.marginals import BINS, Marginal


def test_a_posterior_like_its_prior_is_as_dense_and_as_wide() -> None:
    values = tuple((n + 0.5) / 1200 for n in range(1200))
    flat = Marginal("x", values, (1.0,) * 1200, 0.0, 1.0)
    assert flat.heights() == pytest.approx([1.0] * BINS)
    assert flat.narrowing() == pytest.approx(0.0, abs=1e-3)


def test_weights_count() -> None:
    one = Marginal("x", (0.1, 0.9), (3.0, 1.0), 0.0, 1.0)
    heights = one.heights()
    assert heights[1] == pytest.approx(0.75 * BINS)
    assert heights[10] == pytest.approx(0.25 * BINS)
    assert [one.quantile(part) for part in (0.025, 0.75, 0.76, 1.0)] == [0.1, 0.1, 0.9, 0.9]
    # The variance is 0.75 * 0.25 * 0.8**2.
    assert one.narrowing() == pytest.approx(1.0 - math.sqrt(12 * 0.12))


def test_correlation_by_hand() -> None:
    weights = (1.0, 1.0, 1.0, 1.0)
    up = Marginal("up", (0.0, 1.0, 2.0, 3.0), weights, 0.0, 3.0)
    down = Marginal("down", (3.0, 2.0, 1.0, 0.0), weights, 0.0, 3.0)
    across = Marginal("across", (1.0, 0.0, 0.0, 1.0), weights, 0.0, 3.0)
    fixed = Marginal("fixed", (1.0,) * 4, weights, 0.0, 3.0)
    found = [correlation(up, other) for other in (up, down, across, fixed)]
    assert found == pytest.approx([1.0, -1.0, 0.0, 0.0])

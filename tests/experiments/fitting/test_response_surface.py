"""Response surfaces recover quadratics and find their lowest point."""

from __future__ import annotations

import numpy as np
import pytest

from raspred.experiments.fitting.response_surface import lowest, scattered, surface


def bowl(points: np.ndarray) -> np.ndarray:
    """Two outputs of three inputs, both of second degree."""
    x, y, z = points.T
    return np.column_stack([1.0 + x - 2.0 * y + 0.5 * z**2, (x - 0.3) ** 2 + (y + 0.5) ** 2])


def test_a_quadratic_without_noise_is_recovered() -> None:
    points = scattered(64, 3, seed=5)
    fitted = surface(points, bowl(points))
    fresh = scattered(32, 3, seed=6)
    assert fitted(fresh) == pytest.approx(bowl(fresh), abs=1e-3)
    assert (fitted.explained > 0.999).all()


def test_noise_that_follows_nothing_is_not_foretold() -> None:
    points = scattered(64, 3, seed=5)
    noise = np.random.default_rng(1).normal(size=(64, 1))
    assert surface(points, noise).explained[0] < 0.1


def test_scattered_points_fill_the_box_evenly_and_are_the_same_each_time() -> None:
    points = scattered(256, 4, seed=3)
    assert points.min() >= -1.0
    assert points.max() <= 1.0
    assert np.abs(points.mean(axis=0)).max() < 0.02
    assert np.array_equal(points, scattered(256, 4, seed=3))


def test_the_lowest_point_is_found_inside_and_on_the_edge_of_the_box() -> None:
    inside = lowest(lambda p: float((p[0] - 0.3) ** 2 + (p[1] + 0.5) ** 2), 2, seed=1)
    assert inside == pytest.approx([0.3, -0.5], abs=1e-4)
    edge = lowest(lambda p: float((p[0] - 3.0) ** 2), 1, seed=1)
    assert edge == pytest.approx([1.0])

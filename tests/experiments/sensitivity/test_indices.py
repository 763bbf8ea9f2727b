"""Ishigami's function has known indices; SALib analyses the same points as an oracle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred.errors import MeasureError
from raspred.experiments.sensitivity.screening import (
    elementary_effects,
    morris_design,
    morris_rows,
)
from raspred.experiments.sensitivity.variance import sobol_design, sobol_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

# a = 7, b = 0.1; Ishigami and Homma 1990: the variances in closed form.
FIRST = (0.3139, 0.4424, 0.0)
TOTAL = (0.5576, 0.4424, 0.2437)


def ishigami(unit: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y, z = (2 * unit.T - 1) * np.pi
    found: NDArray[np.float64] = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    return found


def test_sobol_finds_the_indices_of_ishigami() -> None:
    rows = sobol_rows(ishigami(sobol_design(3, 1024)), 3)
    found = {(number, index): (value, low, high) for number, index, value, low, high in rows}
    for index, truths in (("first", FIRST), ("total", TOTAL)):
        for number, truth in enumerate(truths):
            value, low, high = found[number, index]
            assert value == pytest.approx(truth, abs=0.03)
            assert low - 0.01 <= truth <= high + 0.01


def test_an_outcome_that_does_not_vary_has_no_indices() -> None:
    assert sobol_rows(np.ones(8 * 5), 3) == []


def test_points_must_be_a_power_of_two() -> None:
    with pytest.raises(MeasureError, match="points: 48 is no power of 2"):
        sobol_design(3, 48)


def test_paths_move_one_factor_at_a_time_by_the_same_step() -> None:
    design = morris_design(5, 20)
    moves = np.diff(design.reshape(20, 6, 5), axis=1)
    assert ((np.abs(moves) > 1e-12).sum(axis=2) == 1).all()
    assert np.abs(moves).max(axis=2) == pytest.approx(2 / 3)
    assert np.abs(moves).sum(axis=1) == pytest.approx(np.full((20, 5), 2 / 3))
    assert ((design >= 0) & (design <= 1)).all()


def test_screening_by_hand_of_a_plane() -> None:
    design = morris_design(3, 6)
    values = design @ np.array([2.0, -1.0, 0.0])
    rows = {(number, index): value for number, index, value, _, _ in morris_rows(design, values)}
    for number, (star, mean) in enumerate(((2.0, 2.0), (1.0, -1.0), (0.0, 0.0))):
        assert rows[number, "mu_star"] == pytest.approx(star)
        assert rows[number, "mu"] == pytest.approx(mean)
        assert rows[number, "sigma"] == pytest.approx(0.0, abs=1e-12)


def test_screening_agrees_with_salib() -> None:
    morris = pytest.importorskip("SALib.analyze.morris")
    design = morris_design(3, 30, seed=5)
    values = ishigami(design)
    problem = {"num_vars": 3, "names": list("xyz"), "bounds": [[0, 1]] * 3}
    theirs = morris.analyze(problem, design, values, num_levels=4, print_to_console=False, seed=1)
    rows = {(number, index): value for number, index, value, _, _ in morris_rows(design, values)}
    for number in range(3):
        assert rows[number, "mu_star"] == pytest.approx(theirs["mu_star"][number])
        assert rows[number, "mu"] == pytest.approx(theirs["mu"][number])
        assert rows[number, "sigma"] == pytest.approx(theirs["sigma"][number])
    assert elementary_effects(design, values).shape == (30, 3)

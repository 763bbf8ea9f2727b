"""Sobol indices: how much of an outcome's variance each factor makes, alone and in all.

Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Variance based sensitivity
analysis of model output (Computer Physics Communications 181, 2010), as `scipy.stats`
computes it; the intervals are its bootstrap.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from raspred.errors import MeasureError, Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Design = NDArray[np.float64]
    Values = NDArray[np.float64]

RESAMPLES = 999


def sobol_design(factors: int, points: int, seed: int = 0) -> Design:
    """Return the points at which an outcome must be known.

    Args:
        factors: Their number, at least 1.
        points: Base points, a power of 2.
        seed: Of the scrambling.

    Returns:
        float64[points * (factors + 2), factors] in [0, 1): matrix A, matrix B, then A with
        one column after the other taken from B.

    Raises:
        MeasureError: `points` is no power of 2.
    """
    if points < 2 or points & (points - 1):
        remedy = "Give 32, 64, 128 or another power of 2."
        raise MeasureError(Problem("points", f"{points} is no power of 2", remedy))
    from scipy.stats import qmc

    engine = qmc.Sobol(2 * factors, scramble=True, rng=np.random.default_rng(seed))
    both = engine.random(points)
    a, b = both[:, :factors], both[:, factors:]
    mixed = [np.where(np.arange(factors) == column, b, a) for column in range(factors)]
    return np.concatenate([a, b, *mixed])


def sobol_rows(
    values: Values, factors: int, seed: int = 0
) -> list[tuple[int, str, float, float, float]]:
    """Return the indices of one outcome with their 95 % bootstrap intervals.

    Args:
        values: float64[points * (factors + 2)], at the points of `sobol_design`.
        factors: Their number.
        seed: Of the resampling.

    Returns:
        Rows (factor, "first" or "total", value, low, high); empty where the outcome does
        not vary.
    """
    from scipy.stats import sobol_indices

    points = len(values) // (factors + 2)
    a, b, mixed = np.split(values, [points, 2 * points])
    if np.ptp(values) == 0:
        return []
    given = {"f_A": a[None], "f_B": b[None], "f_AB": mixed.reshape(factors, 1, points)}
    found = sobol_indices(func=given, n=points, rng=np.random.default_rng(seed))
    with warnings.catch_warnings():  # resamples may not vary; their bounds are then unknown
        warnings.simplefilter("ignore", RuntimeWarning)
        around = found.bootstrap(confidence_level=0.95, n_resamples=RESAMPLES)
    rows: list[tuple[int, str, float, float, float]] = []
    for index, value, bounds in (
        ("first", found.first_order, around.first_order.confidence_interval),
        ("total", found.total_order, around.total_order.confidence_interval),
    ):
        ends = zip(np.ravel(value), np.ravel(bounds.low), np.ravel(bounds.high), strict=True)
        rows += [
            (number, index, float(at), float(low), float(high))
            for number, (at, low, high) in enumerate(ends)
        ]
    return rows

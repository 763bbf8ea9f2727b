"""Morris screening: elementary effects along random paths, cheap where factors are many.

Source: Morris, Factorial sampling plans for preliminary computational experiments
(Technometrics 33, 1991); mu* after Campolongo, Cariboni and Saltelli (Environmental
Modelling & Software 22, 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Design = NDArray[np.float64]
    Values = NDArray[np.float64]

LEVELS = 4
STEP = LEVELS / (2 * (LEVELS - 1))
RESAMPLES = 999


def morris_design(factors: int, paths: int, seed: int = 0) -> Design:
    """Return random paths over a grid of four levels; each moves every factor once.

    Args:
        factors: Their number, at least 1.
        paths: How many.
        seed: Of the draws.

    Returns:
        float64[paths * (factors + 1), factors] in [0, 1].
    """
    draws = np.random.default_rng(seed)
    design = np.empty((paths, factors + 1, factors))
    for path in range(paths):
        up = draws.integers(0, 2, factors).astype(bool)
        low = draws.integers(0, LEVELS // 2, factors) / (LEVELS - 1)
        start, end = np.where(up, low, low + STEP), np.where(up, low + STEP, low)
        order = draws.permutation(factors)
        moved = np.empty(factors, dtype=np.int64)
        moved[order] = np.arange(factors)
        steps = np.arange(factors + 1)[:, None]
        design[path] = np.where(moved < steps, end, start)
    return design.reshape(-1, factors)


def elementary_effects(design: Design, values: Values) -> Design:
    """Return what moving each factor over its whole range would change, path by path.

    Args:
        design: As `morris_design` returns it.
        values: float64[points], the outcome there.

    Returns:
        float64[paths, factors].
    """
    factors = design.shape[1]
    points = design.reshape(-1, factors + 1, factors)
    move = np.diff(points, axis=1)
    change = np.diff(values.reshape(-1, factors + 1), axis=1)
    which = np.abs(move).argmax(axis=2)
    found = np.empty((len(points), factors))
    np.put_along_axis(
        found, which, change / np.take_along_axis(move, which[..., None], 2)[..., 0], 1
    )
    return found


def morris_rows(
    design: Design, values: Values, seed: int = 0
) -> list[tuple[int, str, float, float, float]]:
    """Return mu*, mu and sigma of each factor, with the 95 % bootstrap interval of mu*.

    Args:
        design: As `morris_design` returns it.
        values: float64[points], the outcome there.
        seed: Of the resampling.

    Returns:
        Rows (factor, "mu_star", "mu" or "sigma", value, low, high); bounds are NaN but for
        mu*.
    """
    effects = elementary_effects(design, values)
    paths, factors = effects.shape
    draws = np.random.default_rng(seed).integers(0, paths, (RESAMPLES, paths))
    stars = np.abs(effects)[draws].mean(axis=1)
    low, high = np.quantile(stars, (0.025, 0.975), axis=0)
    unknown = float("nan")
    sigma = effects.std(axis=0, ddof=1) if paths > 1 else np.full(factors, unknown)
    rows = []
    for number in range(factors):
        of_it = effects[:, number]
        rows.append(
            (
                number,
                "mu_star",
                float(np.abs(of_it).mean()),
                float(low[number]),
                float(high[number]),
            )
        )
        rows.append((number, "mu", float(of_it.mean()), unknown, unknown))
        rows.append((number, "sigma", float(sigma[number]), unknown, unknown))
    return rows

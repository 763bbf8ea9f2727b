"""Response surfaces: what a costly model does near a point, as quadratics fitted to trials.

Box and Wilson (1951): try the model at scattered points, fit a second-degree polynomial to
each output, and look for the best point on the polynomials instead of the model. Products of
two inputs are left out: with some hundreds of noisy trials they foretell worse than nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]

_RIDGES = 10.0 ** np.arange(-4.0, 4.0)  # strengths tried
_STARTS = 64


class Surface(NamedTuple):
    """A quadratic for each output over the box [-1, 1] to the power of its inputs.

    Attributes:
        weights: Shape [features, outputs].
        explained: Share of each output's variance foretold for trials left out, shape
            [outputs]; 0 or less where the surface says nothing.
    """

    weights: Doubles
    explained: Doubles

    def __call__(self, points: Doubles) -> Doubles:
        """Return the outputs at points, shape [points, inputs] to [points, outputs]."""
        foretold: Doubles = _features(np.atleast_2d(points)) @ self.weights
        return foretold


def scattered(points: int, inputs: int, seed: int) -> Doubles:
    """Return points spread evenly over [-1, 1] to the power of `inputs` (Sobol, scrambled)."""
    from scipy.stats import qmc

    rows: Doubles = qmc.Sobol(inputs, rng=seed).random(points)
    return 2.0 * rows - 1.0


def surface(points: Doubles, outputs: Doubles) -> Surface:
    """Fit a quadratic to each output by ridge regression.

    The strength of the ridge is the one that best foretells trials left out one by one.

    Args:
        points: Shape [trials, inputs], within [-1, 1].
        outputs: Shape [trials, outputs], finite.
    """
    features = _features(points)
    u, s, v = np.linalg.svd(features, full_matrices=False)
    chosen = np.empty((features.shape[1], outputs.shape[1]))
    best = np.full(outputs.shape[1], np.inf)
    for ridge in _RIDGES:
        kept = s / (s**2 + ridge)
        weights = v.T @ (kept[:, None] * (u.T @ outputs))
        leverage = np.einsum("ij,j,ij->i", u, s * kept, u)
        left_out = (outputs - features @ weights) / (1.0 - leverage)[:, None]
        error = np.mean(left_out**2, axis=0)
        better = error < best
        chosen[:, better] = weights[:, better]
        best[better] = error[better]
    spread = np.maximum(outputs.var(axis=0), 1e-12)
    return Surface(chosen, 1.0 - best / spread)


def lowest(distance: Callable[[Doubles], float], inputs: int, seed: int) -> Doubles:
    """Return the point of the box at which a smooth distance is least, from many starts.

    Args:
        distance: From a point, shape [inputs], to what is to be small.
        inputs: Dimensions of the box.
        seed: Of the scattered starts.
    """
    from scipy.optimize import minimize

    box = [(-1.0, 1.0)] * inputs
    tried = [
        minimize(distance, start, method="L-BFGS-B", bounds=box)
        for start in scattered(_STARTS, inputs, seed)
    ]
    found: Doubles = min(tried, key=lambda one: float(one.fun)).x
    return found


def _features(points: Doubles) -> Doubles:
    """Return 1, each input and its square, shape [points, features]."""
    return np.column_stack([np.ones(len(points)), points, points**2])

"""The logistic function, as kernels use it."""

from __future__ import annotations

import math
from typing import Final

from raspred.compiling.kernels import kernel, whole

_END: Final = 30.0  # beyond it the function is 0 or 1
_NEAR: Final = 10.0  # beyond it the estimate stays as it is there
# 1/2 + x (a + b x^2 + c x^4) / (1 + d x^2 + e x^4), fitted to the function up to there: by least
# squares, weighted sixty times anew by the error, so that the largest becomes least.
_RISE: Final = (0.249952535, 6.35769547e-3, 1.02334922e-5)
_FALL: Final = (0.108626012, 7.89948569e-4)
SLACK: Final = 5e-5  # twice what the estimate errs by anywhere


@kernel
def logistic(value: float) -> float:
    """Return 1 / (1 + exp(-value)) without overflow."""
    if value > _END:
        return 1.0
    if value < -_END:
        return 0.0
    return 1.0 / (1.0 + math.exp(-value))


@kernel
def falls_below(draw: float, value: float) -> bool:
    """Return draw < logistic(value).

    Nearly always an estimate tells: the function is worked out for one draw in ten thousand.
    """
    sure = certainly(draw, value)
    return draw < logistic(value) if sure == 2 else sure == 1


@kernel
def certainly(draw: float, value: float) -> int:
    """Return 1 where an estimate tells that draw < logistic(value), 0 that it is not, else 2.

    Without a branch or a table, so that many go through vector registers at once.
    """
    about = estimate(value)
    below, above = draw < about - SLACK, draw >= about + SLACK
    return whole(below) if below | above else 2


@kernel
def estimate(value: float) -> float:
    """Return logistic(value) to within `SLACK`, by a quotient of two polynomials."""
    near = min(_NEAR, max(-_NEAR, value))
    square = near * near
    rise = near * (_RISE[0] + square * (_RISE[1] + square * _RISE[2]))
    return 0.5 + rise / (1.0 + square * (_FALL[0] + square * _FALL[1]))

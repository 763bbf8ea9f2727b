"""The logistic function, as kernels use it."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from raspred.compiling.kernels import kernel, whole

_END: Final = 30.0  # beyond it the function is 0 or 1
_STEPS: Final = 8.0  # of the table, by unit of the argument
_SLACK: Final = 1e-9  # more than any rounding
_TABLE = 1.0 / (1.0 + np.exp(-np.arange(-_END, _END + 1.5 / _STEPS, 1.0 / _STEPS)))
_AT_LEAST, _AT_MOST = _TABLE[:-1] - _SLACK, _TABLE[1:] + _SLACK


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

    Nearly always a table of bounds tells: the function is worked out for one draw in fifty.
    """
    if not -_END < value < _END:
        return draw < logistic(value)
    place = int((value + _END) * _STEPS)
    if draw < _AT_LEAST[place]:
        return True
    if draw >= _AT_MOST[place]:
        return False
    return draw < logistic(value)


@kernel
def certainly(draw: float, value: float) -> int:
    """Return 1 where the table tells that draw < logistic(value), 0 that it is not, else 2.

    Without a branch, so that many go through vector registers at once.
    """
    inside = (value > -_END) & (value < _END)
    place = int(((value if inside else 0.0) + _END) * _STEPS)
    below, above = draw < _AT_LEAST[place], draw >= _AT_MOST[place]
    sure = inside & (below | above)
    return whole(below) if sure else 2

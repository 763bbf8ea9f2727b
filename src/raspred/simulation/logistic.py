"""The logistic function, as kernels use it."""

from __future__ import annotations

import math

from raspred.compiling import kernel


@kernel
def logistic(value: float) -> float:
    """Return 1 / (1 + exp(-value)) without overflow."""
    if value > 30.0:
        return 1.0
    if value < -30.0:
        return 0.0
    return 1.0 / (1.0 + math.exp(-value))

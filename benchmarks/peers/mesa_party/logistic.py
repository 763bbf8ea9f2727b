"""The logistic function."""

from __future__ import annotations

import math


def logistic(value: float) -> float:
    """Return 1 / (1 + exp(-value)) without overflow."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))

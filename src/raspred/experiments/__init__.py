"""Experiments: many histories at once, and what they say together.

The contents page: `ensemble` runs seeds side by side and keeps what each showed;
`beside_the_record` sets their distributions beside the one history that happened.
"""

from __future__ import annotations

from raspred.experiments.beside import beside_the_record
from raspred.experiments.ensemble import Ensemble, Failure, ensemble
from raspred.experiments.patterns import Observation, observations

__all__ = [
    "Ensemble",
    "Failure",
    "Observation",
    "beside_the_record",
    "ensemble",
    "observations",
]

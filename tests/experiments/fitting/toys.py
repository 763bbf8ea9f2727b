"""A toy with planted parameters: two numbers, each seen with noise; arms bend the second."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from raspred.experiments.fitting.aim import Aim
from raspred.experiments.living import Observation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raspred.experiments.arms import Arm

KEYS = (("first", ""), ("second", ""))


@dataclass(frozen=True)
class Planted:
    """`first` is a, `second` is a + b, or a - b in the arm "minus"; each with noise."""

    noise: float = 0.1
    marks: Mapping[str, object] = field(default_factory=lambda: {"toy": "planted"})

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        a, b = (dict(arm.numbers)[name] for name in "ab")
        one, other = np.random.Generator(np.random.Philox(key=seed)).normal(0, self.noise, 2)
        second = a - b if arm.name == "minus" else a + b
        return [Observation("first", "", a + one), Observation("second", "", second + other)]

    def check(self, arms: Sequence[Arm]) -> None:
        """Every arm can be lived."""


def seen(a: float, b: float, arm: Arm, seed: int) -> Aim:
    """Return what is seen of a history with these parameters, as targets."""
    from raspred.experiments.fitting.posterior import moved

    found = Planted()(moved(arm, {"a": a, "b": b}), seed)
    record = np.array([one.value for one in found], dtype=np.float64)
    return Aim.of(KEYS, record, np.full(2, 1.0))

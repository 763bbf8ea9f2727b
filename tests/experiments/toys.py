"""Toys with known answers, lived by the same machinery as the model."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from raspred.errors import Problem, ScenarioError
from raspred.experiments.living import Observation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raspred.experiments.arms import Arm


@dataclass(frozen=True)
class Urn:
    """A value of mean 10 and deviation 1 shared by the arms of a seed, and their own part.

    An arm's numbers: `lift` is added to the mean, `noise` is the deviation of the part that
    arms do not share. The thing happened where the value is above 10.

    Attributes:
        killed_at: The seed whose process kills itself, the first time it is lived.
        failing: Seeds that raise.
        scratch: Folder that remembers who was killed; empty = killed every time.
        marks: What tells this urn from others.
    """

    killed_at: int | None = None
    failing: tuple[int, ...] = ()
    scratch: str = ""
    marks: Mapping[str, object] = field(default_factory=lambda: {"toy": "urn"})

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        if seed in self.failing:
            raise ValueError("no such urn")
        mark = Path(self.scratch) / f"{arm.key}-{seed}"
        if seed == self.killed_at and (not self.scratch or _first_time(mark)):
            os.kill(os.getpid(), signal.SIGKILL)
        numbers = dict(arm.numbers)
        common = np.random.Generator(np.random.Philox(key=seed)).normal(10.0, 1.0)
        own = np.random.Generator(np.random.Philox(key=[seed, len(arm.name)])).normal()
        value = common + numbers.get("lift", 0.0) + numbers.get("noise", 0.0) * own
        year = 1925.0 if value > 10.0 else None
        return [Observation("value", "", value), Observation("loop closed, year", "", year)]

    def check(self, arms: Sequence[Arm]) -> None:
        bad = [name for arm in arms for name, _ in arm.numbers if name not in ("lift", "noise")]
        if bad:
            raise ScenarioError([Problem(name, "is no number of the urn", "Ask.") for name in bad])


def _first_time(mark: Path) -> bool:
    if mark.exists():
        return False
    mark.touch()
    return True

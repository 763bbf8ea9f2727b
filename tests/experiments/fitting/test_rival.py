"""A model as the fit calls it: what cannot be lived is far off, what cannot be kept stops it."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred.errors import MeasureError, Problem, RaspredError, ScenarioError, WritingError
from raspred.experiments import Arm
from raspred.experiments.fitting.posterior import Rival
from raspred.experiments.remembered import Remembered
from tests.experiments.fitting.toys import Planted, seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.experiments import Observation

PLUS = Arm("plus")
AT = {"a": 2.0, "b": 1.5}


@dataclass(frozen=True)
class Refused(Planted):
    """A toy that cannot be lived, for a reason."""

    kind: type[RaspredError] = RaspredError

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        raise self.kind(Problem("toy", "cannot be had", "Ask."))


def draws() -> tuple[object, ...]:
    """Return where the global draws of this process stand."""
    state = np.random.get_state(legacy=False)["state"]  # noqa: NPY002
    return random.getstate(), state["key"].tolist(), state["pos"]


@pytest.mark.parametrize("kind", [ScenarioError, MeasureError])
def test_a_corner_that_cannot_be_lived_is_far_from_all(kind: type[RaspredError]) -> None:
    found = Rival(Refused(kind=kind), PLUS, seen(2.0, 1.5, PLUS, 1))(AT)
    assert list(found) == ["t0", "t1"]
    assert all(math.isnan(value) for value in found.values())


def test_a_history_that_cannot_be_kept_is_no_far_one(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file stands where the histories go")
    rival = Rival(Remembered(Planted(), tmp_path), PLUS, seen(2.0, 1.5, PLUS, 1))
    with pytest.raises(WritingError):
        rival(AT)


def test_a_place_that_cannot_be_filled_leaves_our_own_draws_alone() -> None:
    cloudpickle = pytest.importorskip("cloudpickle")
    pytest.importorskip("pyabc")
    from raspred.experiments.fitting.sampling import _filled

    def refuse() -> None:
        np.random.random()  # noqa: NPY002
        raise WritingError(Problem("disk", "is full", "Free some space."))

    before = draws()
    with pytest.raises(WritingError):
        _filled(cloudpickle.dumps(refuse), 7)
    assert draws() == before

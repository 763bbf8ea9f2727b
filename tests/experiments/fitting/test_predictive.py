"""What posteriors foretell: drawn by weight, lived on seeds of their own, scored by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.experiments import Arm, Here, Observation
from raspred.experiments.fitting.aim import Aim
from raspred.experiments.fitting.predictive import EVERY, drawn, foretold, scored
from tests.experiments.fitting.toys import Planted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MODEL = Arm("model")
AIM = Aim.of((("seed", ""), ("never, year", "")), np.array([1.0, 1925.0]), np.array([1.0, 2.0]))


@dataclass(frozen=True)
class Counting(Planted):
    """A toy whose history shows its seed, and which cannot be had on seed 2."""

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        if seed == 2:
            raise ValueError("two is no seed")
        return [Observation("seed", "", float(seed)), Observation("never, year", "", None)]


def particles(*weights: float) -> pl.DataFrame:
    """Return particles 0, 1, ... of one number, whose value is their own."""
    rows = [("model", n, "a", float(n), weight) for n, weight in enumerate(weights)]
    names = ("model", "particle", "parameter", "value", "weight")
    return pl.DataFrame(rows, schema=names, orient="row")


def test_particles_are_drawn_by_their_weight() -> None:
    arms = drawn(particles(0.0, 0.25, 0.75), MODEL, 2000, seed=3)
    values = [dict(arm.numbers)["a"] for arm in arms]
    assert set(values) == {1.0, 2.0}
    assert values.count(2.0) / 2000 == pytest.approx(0.75, abs=0.04)
    assert len({arm.name for arm in arms}) == 2000


def test_a_model_without_particles_foretells_nothing() -> None:
    assert drawn(particles(1.0), Arm("another"), 5) == []


@pytest.mark.parametrize("arms", [drawn(particles(1.0), MODEL, 4), [MODEL] * 4])
def test_each_draw_has_its_seed_and_one_that_fails_is_kept_apart(
    arms: list[Arm], tmp_path: Path
) -> None:
    draws = {"model": arms}
    told, failures = foretold(Counting(), draws, {"fit": AIM}, tmp_path, backend=Here())
    seeds = told.filter(pl.col("pattern") == "seed").select("draw", "value")
    assert seeds.rows() == [(0, 0.0), (1, 1.0), (3, 3.0)]
    assert told.filter(pl.col("pattern") != "seed")["value"].null_count() == 3
    assert [(one.arm, one.seed, one.what) for one in failures] == [
        (arms[2].name, 2, "ValueError: two is no seed")
    ]


def test_the_score_of_a_sample_by_hand(tmp_path: Path) -> None:
    draws = {"model": drawn(particles(1.0), MODEL, 2)}
    told, _ = foretold(Counting(), draws, {"fit": AIM}, tmp_path, backend=Here())
    found = {row["pattern"]: row for row in scored(told, {"fit": AIM}).to_dicts()}
    # Seeds 0 and 1 beside 1: E|X - y| = 1/2, E|X - X'| / 2 = 1/4. A year that never came is
    # 1939.25 beside 1925, 7.125 scales off, which count as 5.
    assert found["seed"]["score"] == pytest.approx(0.25)
    assert found["never, year"]["score"] == 5.0
    assert found[EVERY]["score"] == pytest.approx((0.25 + 5.0) / 2)
    # Without 0 the score is 0, without 1 it is 1: deviation 1/2, times t of one degree.
    assert found["seed"]["high"] - 0.25 == pytest.approx(12.706 * 0.5, rel=1e-3)
    assert found["seed"]["histories"] == 2

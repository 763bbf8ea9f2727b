"""A fit by response surfaces recovers numbers planted in a toy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.errors import MeasureError
from raspred.experiments.factors import Factor
from raspred.experiments.fitting.aim import Aim
from raspred.experiments.fitting.calibration import explained_by_target, fit, outcomes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.experiments.arms import Arm

PLANTED = {"slope": 1.4, "base": -0.2}
RANGES = (Factor("slope", 0.0, 2.0), Factor("base", -1.0, 1.0))


def toy(pairs: Sequence[tuple[Arm, int]]) -> pl.DataFrame:
    """Two shares and a year, of second degree in the numbers, with noise by the seed."""
    rows = []
    for arm, seed in pairs:
        numbers = dict(arm.numbers)
        noise = np.random.default_rng(seed).normal(0.0, 0.02, 3)
        slope, base = numbers["slope"], numbers["base"]
        found = (slope + base, slope * base, 1926.0 + 4.0 * base**2 + slope)
        rows += [
            (seed, pattern, subject, value + jitter)
            for (pattern, subject), value, jitter in zip(SUBJECTS, found, noise, strict=True)
        ]
    names = ["seed", "pattern", "subject", "value"]
    return pl.DataFrame(rows, schema=names, orient="row")


SUBJECTS = (("share", "a"), ("share", "b"), ("fall, year", "c"))


def aim() -> Aim:
    slope, base = PLANTED["slope"], PLANTED["base"]
    record = np.array([slope + base, slope * base, 1926.0 + 4.0 * base**2 + slope])
    return Aim.of(SUBJECTS, record, np.full(3, 0.1))


@pytest.mark.parametrize("seed", range(5))
def test_planted_numbers_are_recovered(seed: int) -> None:
    found = fit(RANGES, aim(), toy, trials=64, seed=seed)
    assert dict(found.numbers) == pytest.approx(PLANTED, abs=0.05)
    assert set(explained_by_target(found.rounds[0], aim())) == {
        "share a",
        "share b",
        "fall, year c",
    }


def test_the_second_round_looks_more_closely_inside_the_ranges() -> None:
    found = fit(RANGES, aim(), toy, trials=64)
    for wide, narrow in zip(*(turn.ranges for turn in found.rounds), strict=True):
        assert wide.low <= narrow.low < narrow.high <= wide.high
        assert narrow.high - narrow.low <= 0.4 * (wide.high - wide.low) + 1e-9


def test_outcomes_stand_in_the_order_of_seeds_and_targets() -> None:
    table = pl.DataFrame(
        {
            "seed": [7, 7, 3, 99],
            "pattern": ["share", "fall, year", "share", "share"],
            "subject": ["a", "c", "b", "a"],
            "value": [0.5, None, 0.25, 1.0],
        }
    )
    assert outcomes(table, aim(), [3, 7]).tolist() == [[0.0, 0.25, 1939.25], [0.5, 0.0, 1939.25]]


def test_a_seed_without_a_history_is_not_one_in_which_nothing_happened() -> None:
    row = {"seed": [7], "pattern": ["share"], "subject": ["a"], "value": [0.5]}
    with pytest.raises(MeasureError) as caught:
        outcomes(pl.DataFrame(row), aim(), [3, 7, 9])
    assert [one.where for one in caught.value.problems] == ["seed 3", "seed 9"]

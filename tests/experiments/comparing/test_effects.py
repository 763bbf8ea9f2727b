"""Effects on a toy with a closed form: what is found, and how often the interval holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest
from scipy.stats import norm

from raspred.experiments import BASELINE, Arm
from raspred.experiments.comparing.effects import effects, prevention, variance_ratio
from raspred.experiments.comparing.outcomes import Outcome
from raspred.experiments.kept import KINDS
from tests.experiments.toys import Urn

if TYPE_CHECKING:
    from collections.abc import Sequence

LIFTED = Arm("lifted", numbers=(("lift", 0.5), ("noise", 0.6)))
SUM, CLOSED = (
    Outcome("value", "number", "value"),
    Outcome("closed", "happened", "loop closed, year", by=1928.0),
)


def table(arms: Sequence[Arm], seeds: Sequence[int]) -> pl.DataFrame:
    rows = [(arm.name, seed, *row) for arm in arms for seed in seeds for row in Urn()(arm, seed)]
    return pl.DataFrame(rows, schema=KINDS, orient="row")


def values(*rows: tuple[str, int, float | None]) -> pl.DataFrame:
    whole = [(arm, seed, "loop closed, year", "", value) for arm, seed, value in rows]
    return pl.DataFrame(whole, schema=KINDS, orient="row")


def test_effect_and_interval_hold_the_truth_in_95_of_100() -> None:
    truth = {"value": 0.5, "closed": norm.cdf(0.5 / np.sqrt(1 + 0.36)) - 0.5}
    held = dict.fromkeys(truth, 0)
    repetitions, pairs = 400, 50
    for repetition in range(repetitions):
        seeds = range(pairs * repetition, pairs * (repetition + 1))
        found = effects(table([BASELINE, LIFTED], seeds), "baseline", ["lifted"], [SUM, CLOSED])
        for row in found.iter_rows(named=True):
            held[row["outcome"]] += row["low"] <= truth[row["outcome"]] <= row["high"]
    # 95 % of 400 is 380, with a standard deviation of 4.4.
    assert 366 <= held["value"] <= 394
    assert 366 <= held["closed"] <= 396


def test_pairing_buys_what_the_shared_part_is_worth() -> None:
    # Var(baseline) = 1, Var(lifted) = 1 + 0.36, Var(difference) = 0.36: 2.36 / 0.36 = 6.56.
    found = effects(table([BASELINE, LIFTED], range(4_000)), "baseline", ["lifted"], [SUM])
    assert found["variance_ratio"][0] == pytest.approx(6.56, rel=0.1)
    same = np.array([1.0, 2.0])
    assert np.isnan(variance_ratio(same, same + 1))


def test_years_that_never_came_count_as_the_end() -> None:
    rows = values(
        ("baseline", 1, 1924.0), ("baseline", 2, 1926.0), ("a", 1, None), ("a", 2, 1930.0)
    )
    year = Outcome("year", "year", "loop closed, year", by=1939.25)
    (row,) = effects(rows, "baseline", ["a"], [year]).iter_rows(named=True)
    assert (row["baseline"], row["with_arm"]) == (1925.0, pytest.approx(1934.625))
    assert row["effect"] == pytest.approx((15.25 + 4.0) / 2)


def test_mcnemar_by_hand() -> None:
    closed, never = 1925.0, None
    rows = values(
        *(("baseline", seed, closed) for seed in range(8)),
        *(("a", seed, never if seed < 6 else closed) for seed in range(8)),
    )
    (row,) = effects(rows, "baseline", ["a"], [CLOSED]).iter_rows(named=True)
    assert row["effect"] == -0.75
    assert row["p"] == pytest.approx(2 * 0.5**6)


def test_only_pairs_are_compared() -> None:
    rows = values(
        ("baseline", 1, 1924.0), ("baseline", 2, 1924.0), ("a", 2, 1924.0), ("a", 3, None)
    )
    (row,) = effects(rows, "baseline", ["a"], [CLOSED]).iter_rows(named=True)
    assert row["pairs"] == 1
    assert row["effect"] == 0.0


def test_prevention_asks_only_of_what_would_have_been() -> None:
    closed, never = 1925.0, None
    rows = values(
        *(("baseline", seed, closed if seed < 4 else never) for seed in range(6)),
        *(("a", seed, closed if seed in (3, 5) else never) for seed in range(6)),
    )
    base, arm = prevention(rows, "baseline", ["a"], [CLOSED]).iter_rows(named=True)
    assert (base["captured"], base["prevented"]) == (pytest.approx(4 / 6), None)
    assert arm["captured"] == pytest.approx(2 / 6)
    assert (arm["would_be"], arm["prevented"]) == (4, 0.75)
    assert arm["prevented_low"] == pytest.approx(0.3006, abs=1e-4)
    assert arm["prevented_high"] == pytest.approx(0.9544, abs=1e-4)

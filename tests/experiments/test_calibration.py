"""A fit recovers numbers planted in a toy, and looks at fit targets only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.errors import ScenarioError
from raspred.experiments.calibration import NEVER, Range, distance_of, fit, free_ranges, outcomes
from raspred.scenario.catalog import load_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.experiments.arms import Arm

PLANTED = {"slope": 1.4, "base": -0.2}
RANGES = (Range("slope", 0.0, 2.0), Range("base", -1.0, 1.0))


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


def targets() -> pl.DataFrame:
    slope, base = PLANTED["slope"], PLANTED["base"]
    record = (slope + base, slope * base, 1926.0 + 4.0 * base**2 + slope)
    rows = [(*subject, value, 0.1, "fit") for subject, value in zip(SUBJECTS, record, strict=True)]
    rows.append(("share", "never to be looked at", 1e9, 0.1, "validation"))
    return pl.DataFrame(rows, schema=["pattern", "subject", "record", "scale", "use"], orient="row")


@pytest.mark.parametrize("seed", range(5))
def test_planted_numbers_are_recovered(seed: int) -> None:
    found = fit(RANGES, targets(), toy, trials=64, seed=seed)
    assert dict(found.numbers) == pytest.approx(PLANTED, abs=0.05)
    assert "never to be looked at" not in found.targets["subject"].to_list()


def test_the_second_round_looks_more_closely_inside_the_ranges() -> None:
    found = fit(RANGES, targets(), toy, trials=64)
    for wide, narrow in zip(*(turn.ranges for turn in found.rounds), strict=True):
        assert wide.low <= narrow.low < narrow.high <= wide.high
        assert narrow.high - narrow.low <= 0.4 * (wide.high - wide.low) + 1e-9


def test_what_never_happened_is_a_late_year_or_no_share() -> None:
    wanted = targets().filter(pl.col("use") == "fit")
    table = pl.DataFrame(
        {"seed": [7, 7], "pattern": ["share", "fall, year"], "subject": ["a", "c"],
         "value": [0.5, None]}
    )  # fmt: skip
    assert outcomes(table, wanted, [7]).tolist() == [[0.5, 0.0, NEVER]]


def test_the_distance_weighs_patterns_alike_whatever_their_number() -> None:
    wanted = targets().filter(pl.col("use") == "fit")
    record = wanted["record"].to_numpy()
    off_by_one_scale = distance_of(wanted)(record + np.array((0.1, 0.1, 0.0)))
    assert distance_of(wanted)(record) == 0.0
    assert off_by_one_scale == pytest.approx(0.5)
    assert distance_of(wanted)(record + np.array((0.0, 0.0, 0.1))) == pytest.approx(0.5)


def test_a_scenario_without_free_numbers_has_nothing_to_fit() -> None:
    given = load_scenario("ussr-1920")
    names = {one.name for one in free_ranges(given)}
    assert names == {name for name, one in given.parameters.items() if one.free}
    fixed = {k: v.model_copy(update={"free": False}) for k, v in given.parameters.items()}
    with pytest.raises(ScenarioError) as refused:
        free_ranges(given.model_copy(update={"parameters": fixed}))
    assert str(refused.value) == (
        "parameters: no number is free to be fitted. Mark some with free = true in its parameters."
    )

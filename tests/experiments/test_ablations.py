"""Every mechanism has a claim, and what is shown is what the pairs bear out."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from raspred.experiments.ablations import CLAIMS, Claim, ablation_arms, ablations
from raspred.simulation.mechanisms import NAMES

FOUND = Path(__file__).resolve().parents[2] / "docs" / "studies" / "ablations.csv"


def test_every_mechanism_has_a_claim_and_an_arm() -> None:
    assert {claim.mechanism for claim in CLAIMS} == set(NAMES)
    assert [arm.without for arm in ablation_arms()[1:]] == [(name,) for name in NAMES]


def test_every_mechanism_was_ablated_over_a_hundred_pairs() -> None:
    with FOUND.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["mechanism"] for row in rows] == [claim.mechanism for claim in CLAIMS]
    assert {int(row["pairs"]) for row in rows} == {100}


def observed(with_it: list[float | None], without: list[float | None]) -> pl.DataFrame:
    """Histories of two arms on the same seeds; None = nothing was observed."""
    rows = [
        (arm, seed, "shots", "", value)
        for arm, values in (("baseline", with_it), ("without police", without))
        for seed, value in enumerate(values)
        if value is not None
    ]
    rows += [
        (arm, seed, "another", "", 1.0)
        for arm in ("baseline", "without police")
        for seed in range(len(with_it))
    ]
    return pl.DataFrame(rows, schema=["arm", "seed", "pattern", "subject", "value"], orient="row")


@pytest.mark.parametrize(
    ("direction", "with_it", "without", "shown"),
    [
        ("raises", [5.0, 6.0, 7.0], [1.0, 1.5, 3.0], True),
        ("lowers", [5.0, 6.0, 7.0], [1.0, 1.5, 3.0], False),
        ("lowers", [1.0, 1.5, 3.0], [5.0, 6.0, 7.0], True),
        ("raises", [5.0, 1.0, 3.0], [1.0, 5.0, 3.0], False),  # no mean difference
        ("raises", [5.0, 6.0, 7.0], [None, None, None], True),  # nothing without it is 0
        ("raises", [4.0, 4.0, 4.0], [3.0, 3.0, 3.0], True),  # the same difference each time
    ],
)
def test_what_is_shown(
    direction: str, with_it: list[float | None], without: list[float | None], shown: bool
) -> None:
    claim = Claim("police", direction, "shots", "shots")  # type: ignore[arg-type]
    (row,) = ablations(observed(with_it, without), [claim]).to_dicts()
    assert row["shown"] is shown
    assert row["claim"] == f"{direction} shots"
    mean = sum(value or 0.0 for value in with_it) / 3 - sum(value or 0.0 for value in without) / 3
    assert row["effect"] == pytest.approx(mean)
    if row["low"] is not None:
        assert row["low"] <= row["effect"] <= row["high"]

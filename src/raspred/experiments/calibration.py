"""Calibration: the free numbers of a scenario moved to where the fit targets are met best.

Two rounds of trials: over the whole range of each free number, then over a box around the
best point of the first round. Each trial is one history on a seed of its own, so chance is
averaged out by the surfaces. Validation targets are never looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.errors import Problem, ScenarioError
from raspred.experiments.arms import Arm
from raspred.experiments.response_surface import lowest, scattered, surface
from raspred.experiments.targets import FIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raspred.experiments.response_surface import Doubles, Surface
    from raspred.scenario.parts import Scenario

NEVER = 1940.0  # the year written where somebody never fell
SHRUNK = 0.4  # half width of the second round's box, as a share of the first's
_YEARS = "year"


class Range(NamedTuple):
    """A free number and between what it may move."""

    name: str
    low: float
    high: float

    def at(self, x: float) -> float:
        """Return the value at x in [-1, 1], to four figures."""
        return float(f"{self.low + (x + 1.0) / 2.0 * (self.high - self.low):.4g}")

    def around(self, value: float) -> Range:
        """Return a narrower range about a value, inside this one."""
        half = SHRUNK * (self.high - self.low) / 2.0
        return Range(self.name, max(self.low, value - half), min(self.high, value + half))


class Trials(NamedTuple):
    """One round: where the model was tried and what its surfaces make of it."""

    ranges: tuple[Range, ...]
    surface: Surface
    best: tuple[tuple[str, float], ...]
    foretold: float  # distance at the best point, as the surfaces have it


class Fit(NamedTuple):
    """The outcome of a fit.

    Attributes:
        numbers: (free number, value) pairs.
        rounds: What each round found.
        targets: Rows (pattern, subject, record, scale) that were fitted.
    """

    numbers: tuple[tuple[str, float], ...]
    rounds: tuple[Trials, ...]
    targets: pl.DataFrame


def free_ranges(scenario: Scenario) -> tuple[Range, ...]:
    """Return the ranges of the numbers that the scenario marks as free.

    Raises:
        ScenarioError: It marks none.
    """
    found = [
        Range(name, one.low, one.high) for name, one in scenario.parameters.items() if one.free
    ]
    if not found:
        remedy = "Mark some with free = true in its parameters."
        raise ScenarioError(Problem("parameters", "no number is free to be fitted", remedy))
    return tuple(found)


def fit(
    ranges: Sequence[Range],
    targets: pl.DataFrame,
    live: Callable[[Sequence[tuple[Arm, int]]], pl.DataFrame],
    *,
    trials: int = 256,
    seed: int = 1,
) -> Fit:
    """Move free numbers to where histories come nearest to the fit targets.

    Args:
        ranges: The free numbers and between what each may move.
        targets: Rows as `record_targets` returns them; only those for the fit are used.
        live: From arms with their seeds to rows (seed, pattern, subject, value).
        trials: Histories in each round, best a power of two.
        seed: Of where the model is tried; histories use the seeds that follow `trials`.
    """
    wanted = targets.filter(pl.col("use") == FIT).select("pattern", "subject", "record", "scale")
    rounds = []
    box = tuple(ranges)
    for turn in range(2):
        first = trials * (1 + turn)
        found = _round(box, wanted, live, range(first, first + trials), seed + turn)
        rounds.append(found)
        value = dict(found.best)
        box = tuple(one.around(value[one.name]) for one in ranges)
    return Fit(rounds[-1].best, tuple(rounds), wanted)


def _round(
    box: Sequence[Range],
    wanted: pl.DataFrame,
    live: Callable[[Sequence[tuple[Arm, int]]], pl.DataFrame],
    seeds: range,
    design: int,
) -> Trials:
    points = scattered(len(seeds), len(box), design)
    arms = [
        (Arm(f"trial {one}", numbers=_numbers(box, point)), one)
        for one, point in zip(seeds, points, strict=True)
    ]
    outputs = outcomes(live(arms), wanted, seeds)
    fitted = surface(points, outputs)
    measure = distance_of(wanted)

    def foretold(point: Doubles) -> float:
        return measure(fitted(point)[0])

    best = lowest(foretold, len(box), design)
    return Trials(tuple(box), fitted, _numbers(box, best), foretold(best))


def _numbers(box: Sequence[Range], point: Doubles) -> tuple[tuple[str, float], ...]:
    return tuple((one.name, one.at(float(x))) for one, x in zip(box, point, strict=True))


def outcomes(table: pl.DataFrame, wanted: pl.DataFrame, seeds: Sequence[int]) -> Doubles:
    """Return what each history had for each target, shape [seeds, targets].

    Where nothing happened a share is 0, and a year is `NEVER`.
    """
    grid = pl.DataFrame({"seed": list(seeds)}, schema={"seed": pl.Int64}).join(
        wanted.with_row_index("target"), how="cross"
    )
    empty = pl.when(pl.col("pattern").str.contains(_YEARS)).then(NEVER).otherwise(0.0)
    joined = grid.join(
        table.select("seed", "pattern", "subject", "value"),
        on=["seed", "pattern", "subject"],
        how="left",
    ).sort("seed", "target")
    values = joined.select(pl.col("value").fill_null(empty))["value"].to_numpy()
    return np.asarray(values, dtype=np.float64).reshape(len(seeds), wanted.height)


def distance_of(wanted: pl.DataFrame) -> Callable[[Doubles], float]:
    """Return the distance from the record: mean square of what is missed, pattern by pattern.

    Each difference is divided by the scale that counts as one; patterns weigh the same,
    whatever the number of their subjects.
    """
    record, scale = wanted["record"].to_numpy(), wanted["scale"].to_numpy()
    share = (1.0 / wanted.select(pl.len().over("pattern"))["len"]).to_numpy()
    weight = share / share.sum()

    def distance(values: Doubles) -> float:
        return float(np.sum(weight * ((values - record) / scale) ** 2))

    return distance


def explained_by_target(found: Trials, wanted: pl.DataFrame) -> Mapping[str, float]:
    """Return what share of each target's variance the surfaces of a round foretell."""
    names = [f"{row['pattern']} {row['subject']}".strip() for row in wanted.iter_rows(named=True)]
    return dict(zip(names, (float(x) for x in found.surface.explained), strict=True))

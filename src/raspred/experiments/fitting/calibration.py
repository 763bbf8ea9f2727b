"""Calibration: the free numbers of a scenario moved to where the fit targets are met best.

For one value of each number, to be written into a scenario; `posterior.py` tells how sure
the record makes us of them. Two rounds of trials: over the whole range of each free number,
then over a box around the best point of the first round. Each trial is one history on a seed
of its own, so chance is averaged out by the surfaces. Validation targets are never looked at.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem
from raspred.experiments.arms import Arm
from raspred.experiments.factors import Factor
from raspred.experiments.fitting.response_surface import Surface, lowest, scattered, surface
from raspred.experiments.living import Observation

if TYPE_CHECKING:
    from raspred.experiments.fitting.aim import Aim
    from raspred.experiments.fitting.response_surface import Doubles

SHRUNK = 0.4  # half width of the second round's box, as a share of the first's

Live = Callable[[Sequence[tuple[Arm, int]]], pl.DataFrame]
"""From arms with their seeds to rows (seed, pattern, subject, value)."""


class Trials(NamedTuple):
    """One round: where the model was tried and what its surfaces make of it."""

    ranges: tuple[Factor, ...]
    surface: Surface
    best: tuple[tuple[str, float], ...]
    foretold: float  # distance at the best point, as the surfaces have it


class Fit(NamedTuple):
    """The outcome of a fit.

    Attributes:
        numbers: (free number, value) pairs.
        rounds: What each round found.
    """

    numbers: tuple[tuple[str, float], ...]
    rounds: tuple[Trials, ...]


def fit(
    factors: Sequence[Factor], aim: Aim, live: Live, *, trials: int = 256, seed: int = 1
) -> Fit:
    """Move free numbers to where histories come nearest to the fit targets.

    Args:
        factors: The free numbers and between what each may move.
        aim: The targets of the fit.
        live: From arms with their seeds to what their histories showed.
        trials: Histories in each round, best a power of two, and more than the surfaces have
            terms: 1 + 2 * factors.
        seed: Of where the model is tried; histories use the seeds from `trials` up to
            3 * `trials`.

    Raises:
        MeasureError: A trial had no history.
    """
    rounds = []
    box = tuple(factors)
    for turn in range(2):
        first = trials * (1 + turn)
        found = _round(box, aim, live, range(first, first + trials), seed + turn)
        rounds.append(found)
        value = dict(found.best)
        box = tuple(_around(one, value[one.name]) for one in factors)
    return Fit(rounds[-1].best, tuple(rounds))


def _round(
    box: Sequence[Factor], aim: Aim, live: Live, seeds: Sequence[int], design: int
) -> Trials:
    points = scattered(len(seeds), len(box), design)
    arms = [
        (Arm(f"trial {one}", numbers=_numbers(box, point)), one)
        for one, point in zip(seeds, points, strict=True)
    ]
    fitted = surface(points, outcomes(live(arms), aim, seeds))

    def foretold(point: Doubles) -> float:
        # Squared, for a slope that does not jump at the bottom, and without an end, for one
        # that leads there from anywhere.
        return aim.distance(fitted(point)[0], math.inf) ** 2

    best = lowest(foretold, len(box), design)
    return Trials(tuple(box), fitted, _numbers(box, best), math.sqrt(foretold(best)))


def _numbers(box: Sequence[Factor], point: Doubles) -> tuple[tuple[str, float], ...]:
    return tuple((one.name, _value(one, float(x))) for one, x in zip(box, point, strict=True))


def _value(factor: Factor, x: float) -> float:
    """Return the value at x in [-1, 1], to four figures."""
    return float(f"{factor.low + (x + 1.0) / 2.0 * (factor.high - factor.low):.4g}")


def _around(factor: Factor, value: float) -> Factor:
    """Return a narrower range about a value, inside the factor's own."""
    half = SHRUNK * (factor.high - factor.low) / 2.0
    return Factor(factor.name, max(factor.low, value - half), min(factor.high, value + half))


def outcomes(table: pl.DataFrame, aim: Aim, seeds: Sequence[int]) -> Doubles:
    """Return what each history had for each target, shape [seeds, targets].

    Args:
        table: Rows (seed, pattern, subject, value), one history a seed.
        aim: The targets.
        seeds: In the order wanted.

    Raises:
        MeasureError: Seeds without rows: all of them. Nothing observed is not nothing happened.
    """
    shown: dict[int, list[Observation]] = {seed: [] for seed in seeds}
    for seed, *rest in table.select("seed", "pattern", "subject", "value").iter_rows():
        if seed in shown:
            shown[seed].append(Observation(*rest))
    problems = [
        Problem(f"seed {seed}", "has no history", "Live it again.")
        for seed in seeds
        if not shown[seed]
    ]
    if problems:
        raise MeasureError(problems)
    return np.stack([aim.of_history(shown[seed]) for seed in seeds])


def explained_by_target(found: Trials, aim: Aim) -> Mapping[str, float]:
    """Return what share of each target's variance the surfaces of a round foretell.

    By the target's pattern and subject; at most 1, and 0 or less where they say nothing.
    """
    names = [f"{pattern} {subject}".strip() for pattern, subject in aim.keys]
    return dict(zip(names, (float(x) for x in found.surface.explained), strict=True))

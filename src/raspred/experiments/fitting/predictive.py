"""Posterior predictive: what models foretell of targets, fitted and held back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.experiments.fitting.posterior import moved
from raspred.experiments.living import Job, Observation
from raspred.experiments.study import study_of_jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend
    from raspred.experiments.fitting.aim import Aim
    from raspred.experiments.living import Living
    from raspred.experiments.study import Failure

    Values = NDArray[np.float64]

EVERY = "all targets"
SCORES = {
    "model": pl.String,
    "use": pl.String,
    "pattern": pl.String,
    "score": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "histories": pl.Int64,
}


def drawn(particles: pl.DataFrame, arm: Arm, histories: int, seed: int = 0) -> list[Arm]:
    """Return arms at parameters drawn from a model's posterior, with replacement.

    Args:
        particles: As `posterior` returns them.
        arm: The model.
        histories: How many.
        seed: Of the drawing.
    """
    own = particles.filter(pl.col("model") == arm.name)
    if own.is_empty():
        return []
    weights = own.group_by("particle", maintain_order=True).first()
    chances = weights["weight"].to_numpy()
    chosen = np.random.default_rng(seed).choice(
        weights["particle"].to_numpy(), histories, p=chances / chances.sum()
    )
    found = []
    for number, particle in enumerate(chosen.tolist()):
        values = own.filter(pl.col("particle") == particle).select("parameter", "value")
        at = moved(arm, dict(values.iter_rows()))
        name = f"{arm.name}, draw {number:04}"
        found.append(type(arm)(name, at.safeguards, at.without, at.numbers, at.shuffled))
    return found


def foretold(
    living: Living,
    draws: Mapping[str, Sequence[Arm]],
    aims: Mapping[str, Aim],
    folder: Path,
    *,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[pl.DataFrame, tuple[Failure, ...]]:
    """Live what each model's posterior foretells of the targets.

    The draws of a model are lived on the seeds from 0, the same for every model; the seeds
    that a fit lives are large.

    Args:
        living: How a history is had.
        draws: Arms drawn from the posterior of each model, by its name.
        aims: Targets to foretell, by their use.
        folder: Where histories are kept.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Returns:
        Rows (model, draw, use, pattern, subject, value), a row for each target of each draw,
        `value` null where it did not happen; and the histories that could not be had, which
        have no rows.
    """
    jobs = [Job(arm, number) for group in draws.values() for number, arm in enumerate(group)]
    lived = study_of_jobs(living, jobs, folder, backend=backend, progress=progress)
    who = [(model, n, arm.name) for model, group in draws.items() for n, arm in enumerate(group)]
    what = [(use, *key) for use, aim in aims.items() for key in aim.keys]
    asked = pl.DataFrame(who, schema=("model", "draw", "arm"), orient="row").join(
        pl.DataFrame(what, schema=("use", "pattern", "subject"), orient="row"), how="cross"
    )
    table = lived.table.rename({"seed": "draw"})
    had = asked.join(table, on=["arm", "draw"], how="semi", maintain_order="left")
    keys = ["arm", "draw", "pattern", "subject"]
    told = had.join(table, on=keys, how="left", maintain_order="left")
    return told.select("model", "draw", "use", "pattern", "subject", "value"), lived.failures


def scored(told: pl.DataFrame, aims: Mapping[str, Aim]) -> pl.DataFrame:
    """Return how well each model foretells the targets of each use, in all and by pattern.

    Args:
        told: As `foretold` returns it.
        aims: The targets, by their use.

    Returns:
        Rows (model, use, pattern, score, low, high, histories), the least score first within
        a use and a pattern, which is `EVERY` for all targets of the use; see `Aim.score`. The
        bounds hold 95 %, by the jackknife over the histories: chance in drawing them, not in
        finding the posterior.
    """
    rows: list[tuple[str, str, str, float, float, float, int]] = []
    for use, aim in aims.items():
        parts = {EVERY: aim} | {name: aim.only(name) for name, _ in aim.keys}
        for name, part in parts.items():
            found = [
                (model, use, name, *_with_bounds(part, sample), len(sample))
                for model in told["model"].unique(maintain_order=True)
                if len(sample := _sample(told, model, part))
            ]
            rows += sorted(found, key=lambda row: row[3])
    return pl.DataFrame(rows, schema=SCORES, orient="row").with_columns(
        pl.col(pl.Float64).fill_nan(None)
    )


def _sample(told: pl.DataFrame, model: str, aim: Aim) -> Values:
    """Return what each history of a model had for each target, shape [histories, targets]."""
    own = told.filter(pl.col("model") == model).select("draw", "pattern", "subject", "value")
    found = [
        aim.of_history([Observation(*row) for row in one.drop("draw").iter_rows()])
        for _, one in own.group_by("draw", maintain_order=True)
    ]
    return np.stack(found) if found else np.empty((0, len(aim.keys)))


def _with_bounds(aim: Aim, sample: Values) -> tuple[float, float, float]:
    """Return the score of a sample with its bounds, NaN where one history says nothing."""
    count, score = len(sample), aim.score(sample)
    if count < 2:
        return score, math.nan, math.nan
    from scipy.stats import t

    without = np.array([aim.score(np.delete(sample, one, axis=0)) for one in range(count)])
    error = math.sqrt((count - 1) / count * float(((without - without.mean()) ** 2).sum()))
    reach = float(t.ppf(0.975, count - 1)) * error
    return score, score - reach, score + reach

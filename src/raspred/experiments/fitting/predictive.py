"""Posterior predictive: what models foretell of targets, fitted and held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.experiments.fitting.posterior import moved
from raspred.experiments.living import Observation
from raspred.experiments.study import study

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend
    from raspred.experiments.fitting.distances import Aim
    from raspred.experiments.living import Living


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


def predictive_scores(
    living: Living,
    draws: Mapping[str, Sequence[Arm]],
    seed: int,
    aims: Mapping[str, Aim],
    folder: Path,
    *,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> pl.DataFrame:
    """Live what each model's posterior foretells, and score it against targets.

    Args:
        living: How a history is had.
        draws: Arms drawn from the posterior of each model, by its name.
        seed: Of the histories; none of those the fit lived, whose seeds are large.
        aims: Targets to score against, by their use.
        folder: Where histories are kept.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Returns:
        Rows (model, use, score, histories), the least score first within a use; see
        `Aim.score`.
    """
    arms = [arm for group in draws.values() for arm in group]
    lived = study(living, arms, [seed], folder, backend=backend, progress=progress).table
    rows: list[tuple[object, ...]] = []
    for use, aim in aims.items():
        for model, group in draws.items():
            names = [arm.name for arm in group]
            sample = [_values(lived, name, aim) for name in names]
            if sample:
                rows.append((model, use, aim.score(np.stack(sample)), len(sample)))
    kinds = {"model": pl.String, "use": pl.String, "score": pl.Float64, "histories": pl.Int64}
    return pl.DataFrame(rows, schema=kinds, orient="row").sort("use", "score")


def _values(
    table: pl.DataFrame, name: str, aim: Aim
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    rows = table.filter(pl.col("arm") == name).select("pattern", "subject", "value")
    return aim.of_history([Observation(*row) for row in rows.iter_rows()])

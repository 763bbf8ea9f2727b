"""`fit` and `contest`: parameters of one model, or rival models, held against the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl

from raspred.experiments.findings import write_csv, write_findings
from raspred.experiments.fitting.distances import Aim
from raspred.experiments.fitting.posterior import posterior
from raspred.experiments.fitting.predictive import drawn, predictive_scores
from raspred.experiments.targets import FIT, VALIDATION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend
    from raspred.experiments.living import Living
    from raspred.experiments.sensitivity.factors import Factor

FILES = ("posterior.csv", "models.csv", "scores.csv", "findings.json", "particles.db")
"""What `Contest.save` and the fit write, beside what the predictive study keeps there."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What the record says of models and their parameters.

    Attributes:
        posterior: Rows (model, particle, parameter, value, weight).
        models: Rows (generation, model, probability).
        scores: Rows (model, use, score, histories): what each model foretells of the
            targets it was fitted to and of those held back; less is better.
        marks: What was lived.
    """

    posterior: pl.DataFrame
    models: pl.DataFrame
    scores: pl.DataFrame
    marks: Mapping[str, object]

    def save(self, folder: Path) -> None:
        """Write the tables and what they rest on into the study's folder.

        Raises:
            WritingError: The folder cannot be written.
        """
        for name in ("posterior", "models", "scores"):
            write_csv(getattr(self, name), folder / f"{name}.csv")
        write_findings(folder, "contest", self.marks, ())

    def intervals(self) -> pl.DataFrame:
        """Return each parameter's posterior: rows (model, parameter, low, middle, high).

        The bounds hold 95 % of the weight.
        """
        ordered = self.posterior.sort("model", "parameter", "value")
        below = pl.col("weight").cum_sum() / pl.col("weight").sum()
        return ordered.group_by("model", "parameter", maintain_order=True).agg(
            pl.col("value").filter(below >= part).first().alias(name)
            for name, part in (("low", 0.025), ("middle", 0.5), ("high", 0.975))
        )


def contest(
    living: Living,
    arms: Sequence[Arm],
    factors: Sequence[Factor],
    folder: Path,
    *,
    aims: Mapping[str, Aim] | None = None,
    population: int = 60,
    generations: int = 3,
    histories: int = 30,
    seed: int = 0,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Contest:
    """Weigh models by how near they come to the record, each at its own best.

    All compete in one ABC-SMC for the share of the particles. A model that dies out there
    is fitted by itself, so that each is given its own posterior before what it foretells of
    the targets held back is scored.

    Args:
        living: How a history is had.
        arms: The models; one, for a plain fit.
        factors: What is moved; their ranges are uniform priors.
        folder: Where particles and predictive histories are kept.
        aims: Targets by use; None = those of the record. The one called "fit" is fitted.
        population: Particles of a generation.
        generations: Of each ABC-SMC.
        histories: Lived from each posterior for its score.
        seed: Of all draws.
        backend: Where predictive histories are lived.
        progress: Called with (histories done, histories in all) of the predictive study.

    Raises:
        RaspredError: pyabc is not installed.
        ScenarioError: An arm that cannot be lived.
    """
    living.check(arms)
    aimed = aims or {FIT: Aim.at(FIT), VALIDATION: Aim.at(VALIDATION)}
    size = {"population": population, "generations": generations, "seed": seed}
    together = posterior(living, arms, factors, aimed[FIT], folder, **size)
    parts = [together.particles]
    alive = set(together.particles["model"])
    with TemporaryDirectory() as apart:
        parts += [
            posterior(living, [arm], factors, aimed[FIT], Path(apart), **size).particles
            for arm in arms
            if arm.name not in alive
        ]
    particles = pl.concat(parts)
    draws = {arm.name: drawn(particles, arm, histories, seed) for arm in arms}
    scores = predictive_scores(
        living, draws, seed, aimed, folder, backend=backend, progress=progress
    )
    marks = {
        **living.marks,
        **size,
        "arms": [{"name": arm.name} for arm in arms],
        "factors": [one._asdict() for one in factors],
        "threshold": together.threshold,
    }
    return Contest(particles, together.models, scores, marks)

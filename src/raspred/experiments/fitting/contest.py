"""`fit` and `contest`: parameters of one model, or rival models, held against the record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.experiments.at_work import at_work
from raspred.experiments.backends import Processes
from raspred.experiments.beside import beside_the_record
from raspred.experiments.claiming import claim
from raspred.experiments.ensemble import names_on_record
from raspred.experiments.findings import write_csv, write_findings
from raspred.experiments.fitting.aim import Aim
from raspred.experiments.fitting.posterior import posterior, require_pyabc
from raspred.experiments.fitting.predictive import drawn, foretold, scored
from raspred.experiments.remembered import Remembered
from raspred.experiments.study import PAGE, cadres_of
from raspred.experiments.targets import FIT, VALIDATION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend
    from raspred.experiments.factors import Factor
    from raspred.experiments.fitting.posterior import Posterior
    from raspred.experiments.living import Living
    from raspred.experiments.study import Failure

TABLES = ("posterior", "models", "scores", "foretold")
FILES = (*(f"{name}.csv" for name in TABLES), *("findings.json", "particles.db"), *PAGE)
"""What `Contest.save` and the fit write, beside what the predictive study keeps there."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What the record says of models and their parameters; of one model, a fit.

    Attributes:
        posterior: Rows (model, particle, parameter, value, weight).
        models: Rows (generation, model, probability).
        scores: As `predictive.scored` returns them; less is better.
        foretold: As `predictive.foretold` returns it.
        failures: Predictive histories that could not be had.
        marks: What was lived.
    """

    posterior: pl.DataFrame
    models: pl.DataFrame
    scores: pl.DataFrame
    foretold: pl.DataFrame
    failures: tuple[Failure, ...]
    marks: Mapping[str, object]

    @property
    def kind(self) -> str:
        """Return "fit" where there is one model, "contest" where there are rivals."""
        return "contest" if self.models["model"].n_unique() > 1 else "fit"

    def report(self, path: str | Path) -> Path:
        """Write the page, with its figures and their numbers beside it.

        Raises:
            WritingError: The page cannot be written; what stood there before still stands.
        """
        from raspred.report.beside import Beside
        from raspred.report.contest_page import write_contest
        from raspred.report.fit_page import write_fit

        marks: dict[str, object] = {**self.marks, "failures": self.failures}
        if self.kind == "contest":
            write_contest(self.models, self.scores, self.intervals(), marks, Path(path))
            return Path(path)
        lived = self.foretold.select("pattern", "subject", "value", seed="draw")
        beside = beside_the_record(lived, cadres_of(self.marks))
        shown = Beside(lived, beside, names_on_record())
        marks["effective"] = next(iter(self.particles()["effective"]), None)
        write_fit(self.posterior, shown, self.scores, marks, Path(path))
        return Path(path)

    def save(self, folder: Path) -> None:
        """Write page, figures, tables and what they rest on into the study's folder.

        Raises:
            WritingError: The folder cannot be written.
        """
        for name in TABLES:
            write_csv(getattr(self, name), folder / f"{name}.csv")
        write_findings(folder, self.kind, self.marks, self.failures)
        self.report(folder / "report.html")

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

    def particles(self) -> pl.DataFrame:
        """Return what each posterior rests on: rows (model, particles, effective).

        `effective` is the number of particles of equal weight that would say as much (Kish 1965):
        a few heavy ones make a posterior that bears little weight.
        """
        each = self.posterior.unique(["model", "particle"], maintain_order=True)
        weight = pl.col("weight")
        return each.group_by("model", maintain_order=True).agg(
            particles=pl.len(), effective=weight.sum() ** 2 / (weight**2).sum()
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
    the targets held back is scored. Every history is kept in the folder, and the draws follow
    from the seed, so a rerun after an interruption goes the same way and lives only the rest.

    Args:
        living: How a history is had.
        arms: The models; one, for a plain fit.
        factors: What is moved; their ranges are uniform priors.
        folder: Where particles and histories are kept.
        aims: Targets by use; None = those of the record, cut to the share of the posts that
            is lived. The one called "fit" is fitted.
        population: Particles of a generation.
        generations: Of each ABC-SMC.
        histories: Lived from each posterior for its score.
        seed: Of all draws.
        backend: Where the work is done; None = two processes of this machine. A cluster has
            the predictive histories only, for those of a fit are kept as they are lived.
        progress: Called with (histories done, histories in all) of the predictive study.

    Raises:
        RaspredError: pyabc is not installed.
        ScenarioError: An arm that cannot be lived.
        WritingError: The folder holds another study, or cannot be written.
    """
    require_pyabc()
    living.check(arms)
    cadres = cadres_of(living.marks)
    aimed = aims or {use: Aim.at(use, cadres) for use in (FIT, VALIDATION)}
    size: dict[str, Any] = {"population": population, "generations": generations, "seed": seed}
    with at_work(folder):
        claim(folder, living)
        kept = Remembered(living, folder)
        with (backend or Processes()).mapping() as over:
            fitting = partial(posterior, kept, factors=factors, aim=aimed[FIT], over=over, **size)
            particles, together = _posteriors(fitting, arms, folder)
        draws = {arm.name: drawn(particles, arm, histories, seed) for arm in arms}
        told, failures = foretold(living, draws, aimed, folder, backend=backend, progress=progress)
    marks = {
        **living.marks,
        **size,
        "arms": [{"name": arm.name} for arm in arms],
        "factors": [one._asdict() for one in factors],
        "threshold": together.threshold,
    }
    return Contest(particles, together.models, scored(told, aimed), told, failures, marks)


def _posteriors(
    fitting: Callable[..., Posterior], arms: Sequence[Arm], folder: Path
) -> tuple[pl.DataFrame, Posterior]:
    """Return the particles of every model, and what the models made of each other."""
    together = fitting(arms=arms, folder=folder)
    alive = set(together.particles["model"])
    with TemporaryDirectory() as apart:
        alone = [
            fitting(arms=[arm], folder=Path(apart)).particles
            for arm in arms
            if arm.name not in alive
        ]
    return pl.concat([together.particles, *alone]), together

"""`raspred contest`: rival explanations, each at its best, weighed against the record."""

from __future__ import annotations

from typing import Annotated

import typer

from raspred.cli.fitting import Size, answer_fit, fitted
from raspred.cli.options import (
    AsJson,
    Cadres,
    Cluster,
    FittedNumbers,
    Generations,
    Out,
    Particles,
    PosteriorRuns,
    Scale,
    ScenarioName,
    SeedOfDraws,
    Workers,
)
from raspred.cli.studying import Place


def contest(
    scenario: ScenarioName = "ussr-1920",
    factor: FittedNumbers = None,
    rival: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A rival; else all of them.")
    ] = None,
    particles: Particles = 60,
    generations: Generations = 3,
    runs: PosteriorRuns = 30,
    seed: SeedOfDraws = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Weigh rival explanations, each a set of mechanisms, by fit and by what they foretell.

    Model selection by ABC-SMC (pyabc, extra `fit`); a rival that dies out is fitted by
    itself before its score on the targets held back is taken. The fits run on this machine.
    """
    from raspred.experiments import ScenarioLiving, backend_of, factors_of
    from raspred.experiments.fitting.contest import FILES
    from raspred.experiments.fitting.rivals import rivals_of
    from raspred.scenario.catalog import load_scenario

    given = load_scenario(scenario)
    place = Place.asked(out, scenario, "contest", FILES)
    found = fitted(
        ScenarioLiving(given, scale, None, cadres),
        rivals_of(rival or ()),
        factors_of(given, factor or ()),
        Size(particles, generations, runs, seed),
        backend_of(workers, cluster),
        place,
    )
    answer_fit(found, place, "models", found.models, as_json=as_json)

"""`raspred contest`: rival explanations, each at its best, weighed against the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.answers import say_json, say_table
from raspred.cli.failures import tell_failures
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
from raspred.cli.progress import bar


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
    from raspred.cli.own_folder import study_folder
    from raspred.experiments import ScenarioLiving, backend_of, factors_of
    from raspred.experiments.fitting import contest as live
    from raspred.experiments.fitting.contest import FILES
    from raspred.experiments.fitting.predictive import EVERY
    from raspred.experiments.fitting.rivals import rivals_of
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-contest"
    given = load_scenario(scenario)
    with (
        study_folder(folder, FILES),
        bar("fitting; this takes hours", "foretelling", rate="histories") as progress,
    ):
        found = live(
            ScenarioLiving(given, scale, None, cadres),
            rivals_of(rival or ()),
            factors_of(given, factor or ()),
            folder,
            population=particles,
            generations=generations,
            histories=runs,
            seed=seed,
            backend=backend_of(workers, cluster),
            progress=progress,
        )
        found.save(folder)
    scores = found.scores.filter(found.scores["pattern"] == EVERY)
    tables = {"models": found.models, "scores": scores}
    if as_json:
        say_json({name: table.to_dicts() for name, table in tables.items()})
    else:
        for table in tables.values():
            say_table(table)
            typer.echo()
        typer.echo(f"Written to {folder}/: {', '.join(FILES)}")
    tell_failures(found.failures)

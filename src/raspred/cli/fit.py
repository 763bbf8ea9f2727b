"""`raspred fit`: numbers of the model that bring its histories near the record."""

from __future__ import annotations

from pathlib import Path

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


def fit(
    scenario: ScenarioName = "ussr-1920",
    factor: FittedNumbers = None,
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
    """Fit numbers of the model to the fit targets; print their posterior and what it foretells.

    ABC-SMC by pyabc (extra `fit`), uniform priors over the ranges. Scores are of the targets
    fitted to and of those held back; 0 is perfect. The fit itself
    runs on this machine.
    """
    from raspred.cli.own_folder import study_folder
    from raspred.experiments import BASELINE, ScenarioLiving, backend_of, factors_of
    from raspred.experiments.fitting import contest as live
    from raspred.experiments.fitting.contest import FILES
    from raspred.experiments.fitting.predictive import EVERY
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-fit"
    given = load_scenario(scenario)
    with (
        study_folder(folder, FILES),
        bar("fitting; this takes hours", "foretelling", rate="histories") as progress,
    ):
        found = live(
            ScenarioLiving(given, scale, None, cadres),
            [BASELINE],
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
    tables = {"intervals": found.intervals(), "scores": scores}
    if as_json:
        say_json({name: table.to_dicts() for name, table in tables.items()})
    else:
        for table in tables.values():
            say_table(table)
            typer.echo()
        typer.echo(f"Written to {folder}/: {', '.join(FILES)}")
    tell_failures(found.failures)

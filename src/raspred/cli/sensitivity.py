"""`raspred sensitivity`: which numbers of the model its findings hang on."""

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
    FirstSeed,
    Out,
    Scale,
    ScenarioName,
    Until,
    Workers,
)
from raspred.cli.progress import bar


def sensitivity(
    scenario: ScenarioName = "ussr-1920",
    factor: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A number to move; else all that a fit may move."),
    ] = None,
    screen: Annotated[
        bool, typer.Option(help="Morris screening: cheaper where numbers are many.")
    ] = False,
    points: Annotated[
        int, typer.Option(min=2, help="Base points, a power of 2; or paths of the screening.")
    ] = 32,
    runs: Annotated[int, typer.Option(min=1, help="Histories at each point.")] = 2,
    first_seed: FirstSeed = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Move numbers of the model over their ranges; print how much each moves the outcomes.

    Sobol indices, first and total, live points x (numbers + 2) x runs histories; the
    screening points x (numbers + 1) x runs. A rerun lives only what is missing.
    """
    from raspred.cli.own_folder import study_folder
    from raspred.experiments import ScenarioLiving, backend_of, factors_of
    from raspred.experiments import sensitivity as live
    from raspred.experiments.comparing.comparison import last_day
    from raspred.experiments.sensitivity.analysis import FILES
    from raspred.experiments.years import year_of
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-sensitivity"
    given = load_scenario(scenario)
    factors = factors_of(given, factor or ())
    with (
        study_folder(folder, FILES),
        bar("getting ready; the first run compiles", "living", rate="histories") as progress,
    ):
        found = live(
            ScenarioLiving(given, scale, until, cadres),
            factors,
            range(first_seed, first_seed + runs),
            folder,
            method="morris" if screen else "sobol",
            points=points,
            end=year_of(last_day(until or given.end)),
            backend=backend_of(workers, cluster),
            progress=progress,
        )
        found.save(folder)
    if as_json:
        say_json(found.indices.to_dicts())
    else:
        say_table(found.indices)
        typer.echo(f"\nWritten to {folder}/: {', '.join(FILES)}")
    tell_failures(found.failures)

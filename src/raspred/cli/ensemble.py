"""`raspred ensemble`: many histories, and their distributions beside the record."""

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
    Numbers,
    Out,
    Safeguards,
    Scale,
    ScenarioName,
    Until,
    Without,
    Workers,
)
from raspred.cli.progress import bar


def ensemble(
    scenario: ScenarioName = "ussr-1920",
    runs: Annotated[int, typer.Option(min=1, help="How many histories.")] = 50,
    first_seed: FirstSeed = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    without: Without = None,
    safeguard: Safeguards = None,
    number: Numbers = None,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Live through many seeds; print each pattern's spread beside the record.

    What a seed showed is kept in the folder: a rerun after an interruption does the rest.
    """
    from raspred.cli.own_folder import study_folder
    from raspred.experiments import ScenarioLiving, backend_of
    from raspred.experiments import ensemble as live
    from raspred.experiments.arms import one_arm
    from raspred.experiments.ensemble import FILES
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-ensemble"
    arm = one_arm(safeguard or (), without or (), number or ())
    living = ScenarioLiving(load_scenario(scenario), scale, until, cadres)
    seeds = range(first_seed, first_seed + runs)
    with (
        study_folder(folder, FILES),
        bar("getting ready; the first run compiles", "living", rate="histories") as progress,
    ):
        found = live(
            living, arm, seeds, folder, backend=backend_of(workers, cluster), progress=progress
        )
        found.save(folder)
    if as_json:
        failures = [failure._asdict() for failure in found.failures]
        say_json({"patterns": found.patterns.to_dicts(), "failures": failures})
    else:
        say_table(found.patterns)
        typer.echo(f"\nWritten to {folder}/: {', '.join(FILES)}")
    tell_failures(found.failures)

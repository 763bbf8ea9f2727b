"""`raspred fit`: numbers of the model that bring its histories near the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.answers import say_json, say_table
from raspred.cli.progress import bar


def fit(
    scenario: Annotated[str, typer.Argument(help="A scenario's name, folder or file.")] = (
        "ussr-1920"
    ),
    factor: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A number to fit; else all that a fit may move."),
    ] = None,
    particles: Annotated[int, typer.Option(min=10, help="Of each generation.")] = 60,
    generations: Annotated[int, typer.Option(min=1, help="Each nearer than the last.")] = 3,
    runs: Annotated[int, typer.Option(min=2, help="Histories lived from each posterior.")] = 30,
    seed: Annotated[int, typer.Option(min=0, help="Of all draws.")] = 0,
    scale: Annotated[
        float | None,
        typer.Option(min=0.01, max=1, help="Persons simulated for each rank-and-file member."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder; else out/ and the name.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes at work at once.")] = 2,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler's address, or local.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Fit numbers of the model to the fit targets; print their posterior and what it foretells.

    ABC-SMC by pyabc (extra `fit`), uniform priors over the ranges. Scores are of the targets
    fitted to and of those held back; 0 is perfect. The fit itself runs on one core.
    """
    from raspred.cli.own_folder import refuse_foreign
    from raspred.experiments import BASELINE, PARTS, ScenarioLiving, backend_of, factors_of
    from raspred.experiments.fitting import contest as live
    from raspred.experiments.fitting.contest import FILES
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-fit"
    refuse_foreign(folder, (*PARTS, *FILES))
    given = load_scenario(scenario)
    with bar("fitting; this takes hours", "foretelling", rate="histories") as progress:
        found = live(
            ScenarioLiving(given, scale),
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
    tables = {"intervals": found.intervals(), "scores": found.scores}
    if as_json:
        say_json({name: table.to_dicts() for name, table in tables.items()})
        return
    for table in tables.values():
        say_table(table)
        typer.echo()
    typer.echo(f"Written to {folder}/: {', '.join(FILES)}")

"""`raspred sensitivity`: which numbers of the model its findings hang on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.answers import say_json, say_table
from raspred.cli.failures import tell_failures
from raspred.cli.progress import bar


def sensitivity(
    scenario: Annotated[str, typer.Argument(help="A scenario's name, folder or file.")] = (
        "ussr-1920"
    ),
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
    first_seed: Annotated[int, typer.Option(min=0, help="The first of the seeds.")] = 0,
    scale: Annotated[
        float | None,
        typer.Option(min=0.01, max=1, help="Persons simulated for each rank-and-file member."),
    ] = None,
    until: Annotated[str | None, typer.Option(help="Last month, as 1927-12.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder; else out/ and the name.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes at work at once.")] = 2,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler's address, or local.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Move numbers of the model over their ranges; print how much each moves the outcomes.

    Sobol indices, first and total, live points x (numbers + 2) x runs histories; the
    screening points x (numbers + 1) x runs. A rerun lives only what is missing.
    """
    from raspred.cli.own_folder import refuse_foreign
    from raspred.experiments import PARTS, ScenarioLiving, backend_of, factors_of
    from raspred.experiments import sensitivity as live
    from raspred.experiments.comparing.comparison import last_day
    from raspred.experiments.sensitivity.analysis import FILES
    from raspred.experiments.years import year_of
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-sensitivity"
    refuse_foreign(folder, (*PARTS, *FILES))
    given = load_scenario(scenario)
    factors = factors_of(given, factor or ())
    with bar("getting ready; the first run compiles", "living", rate="histories") as progress:
        found = live(
            ScenarioLiving(given, scale, until),
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

"""`raspred ensemble`: many histories, and their distributions beside the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.answers import say_json, say_table
from raspred.cli.failures import tell_failures
from raspred.cli.progress import bar

if TYPE_CHECKING:
    import polars as pl

TABLES = ("patterns.csv", "observations.csv")


def ensemble(
    scenario: Annotated[str, typer.Argument(help="A scenario's name, folder or file.")] = (
        "ussr-1920"
    ),
    runs: Annotated[int, typer.Option(min=1, help="How many histories.")] = 50,
    first_seed: Annotated[int, typer.Option(min=0, help="The first of the seeds.")] = 0,
    scale: Annotated[
        float | None,
        typer.Option(min=0.01, max=1, help="Persons simulated for each rank-and-file member."),
    ] = None,
    cadres: Annotated[
        float, typer.Option(min=0.05, max=1, help="Share of the posts and the capacity kept.")
    ] = 1.0,
    until: Annotated[str | None, typer.Option(help="Last month, as 1927-12.")] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A mechanism to switch off; may be repeated.")
    ] = None,
    safeguard: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=VALUE][@DATE]", help="A safeguard; may be repeated."),
    ] = None,
    number: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A number of the model; repeatable."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder; else out/ and the name.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes at work at once.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Live through many seeds; print each pattern's spread beside the record.

    What a seed showed is kept in the folder: a rerun after an interruption does the rest.
    """
    from raspred.cli.own_folder import refuse_foreign
    from raspred.experiments import PARTS, Processes, ScenarioLiving, beside_the_record, study
    from raspred.experiments.arms import one_arm
    from raspred.scenario.catalog import load_scenario

    folder = out or Path("out") / f"{Path(scenario).stem}-ensemble"
    refuse_foreign(folder, (*PARTS, *TABLES))
    arm = one_arm(safeguard or (), without or (), number or ())
    living = ScenarioLiving(load_scenario(scenario), scale, until, cadres)
    seeds = range(first_seed, first_seed + runs)
    with bar("getting ready; the first run compiles", "living", rate="histories") as progress:
        found = study(living, [arm], seeds, folder, backend=Processes(workers), progress=progress)
    table = beside_the_record(found.table)
    _write(table, found.table, folder)
    if as_json:
        say_json({"patterns": table.to_dicts(), "failures": [f._asdict() for f in found.failures]})
    else:
        say_table(table)
        typer.echo(f"\nWritten to {folder}/: {', '.join(TABLES)}")
    tell_failures(found.failures)


def _write(table: pl.DataFrame, rows: pl.DataFrame, folder: Path) -> None:
    from raspred.register.writing import whole_file

    for name, part in zip(TABLES, (table, rows), strict=True):
        with whole_file(folder / name) as new:
            part.write_csv(new)

"""`raspred compare`: what a safeguard changes, on the same seeds with and without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    Scale,
    ScenarioName,
    Until,
    Without,
    Workers,
)
from raspred.cli.progress import bar

if TYPE_CHECKING:
    from raspred.experiments import Comparison

_SHOWN = ("arm", "outcome", "baseline", "with_arm", "effect", "low", "high", "p")


def compare(
    scenario: ScenarioName = "ussr-1920",
    safeguard: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[=VALUE][@DATE]",
            help="A safeguard to compare with; repeatable. A+B is one arm with both.",
        ),
    ] = None,
    without: Without = None,
    number: Numbers = None,
    swap: Annotated[
        list[str] | None,
        typer.Option(metavar="PERSON[@DATE]", help="Another man in the office; repeatable."),
    ] = None,
    shuffle: Annotated[
        bool, typer.Option(help="Add a control: the leaders' positions dealt anew.")
    ] = False,
    dose: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=VALUE]", help="A safeguard to begin on each of --dates."),
    ] = None,
    dates: Annotated[
        str | None, typer.Option(help="Dates of the doses, as 1922-04,1924-04.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(metavar="DATE", help="Captured by this day; repeatable.")
    ] = None,
    runs: Annotated[int, typer.Option(min=2, help="Histories of each arm.")] = 50,
    first_seed: FirstSeed = 0,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    out: Out = None,
    workers: Workers = 2,
    cluster: Cluster = None,
    as_json: AsJson = False,
) -> None:
    """Live seeds with and without each change; print what it changes, with intervals.

    Histories are kept in the folder: a rerun after an interruption lives only the rest, and
    arms can be added later. Bounds are those of 95 % for each comparison alone.
    """
    from raspred.cli.own_folder import study_folder
    from raspred.experiments import backend_of
    from raspred.experiments import compare as live
    from raspred.experiments.comparing.comparison import CAPTURED_BY, DOSES, FILES

    folder = out or Path("out") / f"{Path(scenario).stem}-compare"
    _refuse_idle(dates, dose)
    with (
        study_folder(folder, FILES),
        bar("getting ready; the first run compiles", "living", rate="histories") as progress,
    ):
        found = live(
            scenario,
            safeguards=safeguard or (),
            without=without or (),
            numbers=number or (),
            swaps=swap or (),
            shuffled=shuffle,
            doses=dose or (),
            dates=[one.strip() for one in dates.split(",")] if dates else DOSES,
            by=by or CAPTURED_BY,
            runs=runs,
            first_seed=first_seed,
            scale=scale,
            cadres=cadres,
            until=until,
            folder=folder,
            backend=backend_of(workers, cluster),
            progress=progress,
        )
        found.save(folder)
    _say(found, folder, as_json=as_json)
    tell_failures(found.failures)


def _refuse_idle(dates: str | None, dose: list[str] | None) -> None:
    """Refuse dates that nothing begins on: they would be passed over in silence."""
    from raspred.errors import Problem, ScenarioError

    if dates and not dose:
        raise ScenarioError(Problem("--dates", "no dose begins on them", "Name one with --dose."))


def _say(found: Comparison, folder: Path, *, as_json: bool) -> None:
    from raspred.experiments.comparing.comparison import FILES

    if as_json:
        tables = ("effects", "prevention", "doses")
        say_json({name: getattr(found, name).to_dicts() for name in tables})
        return
    say_table(found.effects.select(_SHOWN))
    typer.echo()
    say_table(found.prevention)
    if len(found.doses):
        typer.echo()
        say_table(found.doses)
    typer.echo(f"\nWritten to {folder}/: {', '.join(FILES)}")

"""`raspred run`: one history, its register, its summary and its page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.answers import say_json
from raspred.cli.options import (
    Cadres,
    Out,
    Safeguards,
    Scale,
    ScenarioName,
    Until,
    Without,
)
from raspred.cli.progress import bar

if TYPE_CHECKING:
    from raspred.history import History


def run(
    scenario: ScenarioName = "ussr-1920",
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same history.")] = 1922,
    scale: Scale = None,
    cadres: Cadres = 1.0,
    until: Until = None,
    without: Without = None,
    safeguard: Safeguards = None,
    out: Out = None,
    threads: Annotated[int | None, typer.Option(min=1, help="The history does not change.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print summary.json instead.")] = False,
) -> None:
    """Simulate one history of the party and write it down.

    Writes register/, summary.json and report.html to the folder, all or nothing, and tells
    the story in a screenful.
    """
    from raspred.cli.own_folder import refuse_foreign
    from raspred.history import RUN_PARTS
    from raspred.register.refusals import refuse_unwritable

    folder = out or Path("out") / Path(scenario).stem
    refuse_foreign(folder, RUN_PARTS)
    refuse_unwritable(folder.absolute().parent)
    _use_threads(threads)
    history = _simulated(
        scenario, safeguard or [], seed, scale, cadres, until, without or [], threads
    )
    _write(history, folder)
    if as_json:
        say_json(history.summary)
        return
    from raspred.cli.story import tell

    tell(history)
    typer.echo(f"\nWritten to {folder}/: {', '.join(RUN_PARTS)}")


def _simulated(
    scenario: str,
    safeguards: list[str],
    seed: int,
    scale: float | None,
    cadres: float,
    until: str | None,
    without: list[str],
    threads: int | None,
) -> History:
    with bar("getting ready; the first run compiles", "simulating") as progress:
        import raspred

        given = raspred.with_safeguards(raspred.load_scenario(scenario), safeguards)
        return raspred.simulate(
            given,
            seed,
            scale=scale,
            cadres=cadres,
            until=until,
            without=without,
            threads=threads or os.cpu_count() or 1,
            progress=progress,
        )


def _write(history: History, folder: Path) -> None:
    from raspred.cli.own_folder import own_folder
    from raspred.history import RUN_PARTS

    with own_folder(folder, RUN_PARTS) as new:
        history.save_run(new)


def _use_threads(threads: int | None) -> None:
    """Bound the threads of kernels and tables; both read it when they are first imported."""
    if threads is not None:
        os.environ |= {"NUMBA_NUM_THREADS": str(threads), "POLARS_MAX_THREADS": str(threads)}

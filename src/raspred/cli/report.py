"""`raspred report`: the page of a history, or of a study of many."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.answers import say_json
from raspred.cli.options import AsJson


def report(
    folder: Annotated[Path, typer.Argument(help="The folder of a run or a study, or a register.")],
    out: Annotated[Path | None, typer.Option(help="The page; else beside the register.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write the report of a history or a study: one HTML page that needs nothing beside itself.

    A study's figures are also written beside its page, each with its numbers as CSV.
    """
    from raspred.experiments.reopening import is_study, reopen
    from raspred.history import open_register

    if is_study(folder):
        page = reopen(folder).report(out or folder / "report.html")
    else:
        page = open_register(folder).report(out or _beside(folder))
    if as_json:
        say_json({"report": str(page)})
    else:
        typer.echo(f"Written: {page}")


def _beside(folder: Path) -> Path:
    """Return where a page belongs: in the folder of a run, or next to a register."""
    folder = Path(os.path.realpath(folder))
    inside = (folder / "register").is_dir()
    return folder / "report.html" if inside else folder.with_name(f"{folder.name}.html")

"""`raspred export`: a register for other programs."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.answers import say_json
from raspred.cli.options import AsJson

if TYPE_CHECKING:
    from raspred.register.formats.catalog import Format


def export(
    folder: Annotated[Path, typer.Argument(help="A register, or the folder of a run.")],
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="csv, parquet, popolo, ftm, graphml, gexf, sts or spell."
        ),
    ],
    out: Annotated[Path | None, typer.Option(help="The file; else beside the register.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a register for other programs, and say what the format cannot carry.

    csv and parquet are the register's own folder and lose nothing; popolo and ftm can be
    read again; gexf opens in Gephi with its timeline; sts and spell are career sequences.
    """
    from raspred.history import open_register
    from raspred.register.formats.catalog import format_named

    wanted = format_named(form)
    target = out or _beside(folder, wanted)
    losses = wanted.write(open_register(folder).register, target)
    if as_json:
        say_json({"export": str(target), "losses": [asdict(loss) for loss in losses]})
        return
    for loss in losses:
        typer.echo(f"not carried: {loss}")
    typer.echo(f"Written: {target}")


def _beside(folder: Path, wanted: Format) -> Path:
    """Return where an export belongs: in the folder of a run, or next to a register."""
    folder = Path(os.path.realpath(folder))
    ending = wanted.ending or f"-{wanted.name}"
    if (folder / "register").is_dir():
        return folder / f"register{ending}"
    return folder.with_name(folder.name + ending)

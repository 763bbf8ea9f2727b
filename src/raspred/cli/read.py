"""`raspred read`: real records into a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.breaches import hard_ones, say_breaches
from raspred.cli.complaints import Exit


def read(
    source: Annotated[str, typer.Argument(help="A source; see `raspred list sources`.")],
    paths: Annotated[list[Path] | None, typer.Argument(help="Its files, if not bundled.")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the register.")] = Path("record"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Read real records into a register, and say what was not understood.

    What is doubtful is kept and listed. If a law is broken outright, nothing is written and
    the exit code is 1.
    """
    from raspred.history import read as read_records

    history = read_records(source, *(paths or []))
    breaches = history.check()
    hard = hard_ones(breaches)
    if not hard:
        history.save(out)
    say_breaches(breaches, as_json=as_json)
    if hard:
        typer.echo("Nothing was written: mend the hard breaches first.", err=True)
        raise typer.Exit(Exit.FINDINGS)
    if not as_json:
        typer.echo(f"Written: {out}")

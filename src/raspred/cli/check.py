"""`raspred check`: whether a register keeps its laws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from raspred.cli.answers import say_json
from raspred.cli.complaints import Exit

if TYPE_CHECKING:
    from raspred.register.check import Breach


def check(
    folder: Annotated[Path, typer.Argument(help="A register, or the folder of a run.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Check a register against its laws.

    Hard breaches make the exit code 1. Soft ones are known doubts of the record: they are
    shown, and the code stays 0.
    """
    from raspred.history import open_register

    breaches = open_register(folder).check()
    hard = [breach for breach in breaches if breach.severity == "hard"]
    if as_json:
        say_json([_told(breach) for breach in breaches])
    else:
        for breach in breaches:
            typer.echo(f"{breach.severity}: {breach.table} {breach.row}: {breach.what}")
            typer.echo(f"    {breach.remedy}")
        typer.echo(f"{len(hard)} hard and {len(breaches) - len(hard)} soft breaches.")
    if hard:
        raise typer.Exit(Exit.FINDINGS)


def _told(breach: Breach) -> dict[str, str]:
    return {
        "law": breach.law,
        "severity": breach.severity,
        "table": breach.table,
        "row": breach.row,
        "what": breach.what,
        "remedy": breach.remedy,
    }

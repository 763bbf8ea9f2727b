"""`raspred check`: whether a register keeps its laws."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.breaches import hard_ones, say_breaches
from raspred.cli.complaints import Exit
from raspred.cli.options import AsJson


def check(
    folder: Annotated[Path, typer.Argument(help="A register, or the folder of a run.")],
    as_json: AsJson = False,
) -> None:
    """Check a register against its laws.

    Hard breaches make the exit code 1. Soft ones are known doubts of the record: they are
    shown, and the code stays 0.
    """
    from raspred.history import open_register

    breaches = open_register(folder).check()
    say_breaches(breaches, as_json=as_json)
    if hard_ones(breaches):
        raise typer.Exit(Exit.FINDINGS)

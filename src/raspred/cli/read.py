"""`raspred read`: real records into a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from raspred.cli.answers import say_json
from raspred.cli.complaints import Exit


def read(
    source: Annotated[str, typer.Argument(help="A source; see `raspred list sources`.")],
    paths: Annotated[list[Path] | None, typer.Argument(help="Its files, if not bundled.")] = None,
    out: Annotated[Path, typer.Option(help="Folder of the register.")] = Path("record"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Read real records into a register, and say what was not understood."""
    raise NotImplementedError

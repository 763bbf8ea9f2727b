"""The command line as a user has it: a process of its own, with what surrounds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import raspred

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = Path(raspred.__file__).resolve().parents[1]
SMALL = ("--cadres", "0.05", "--scale", "0.01", "--until", "1920-09")
"""The least that can be lived: six months of a twentieth of the posts."""


def line(*arguments: object) -> str:
    """Return the command as a shell has it."""
    return " ".join((sys.executable, "-m", "raspred", *(f"'{one}'" for one in arguments)))


def shell(
    command: str, folder: Path, environment: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in a folder.

    Args:
        command: As `line` writes it, with what is to be done to it.
        folder: Where the user stands.
        environment: Variables that are different from ours; None = not set.
    """
    given = {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "200", **(environment or {})}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env={name: value for name, value in given.items() if value is not None},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def content(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds, but for the hour at which it was made."""
    return {
        str(file.relative_to(folder)): b"" if file.name == "provenance.json" else file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }

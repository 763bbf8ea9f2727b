"""Running the tools of a release, and telling how it went."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOUSE = Path(__file__).resolve().parents[1]
DIST = HOUSE / "dist"


class ReleaseError(Exception):
    """Something that must not be released."""


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run(
    *command: str | Path, folder: Path = HOUSE, environment: Mapping[str, str] | None = None
) -> str:
    """Run a command and return what it says on stdout.

    Args:
        command: Its words.
        folder: Where it runs.
        environment: Variables beside ours.

    Raises:
        ReleaseError: It failed; with the end of what it said.
    """
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        words = " ".join(str(word) for word in command)
        raise ReleaseError(f"{words}: exit code {done.returncode}\n{done.stderr[-2_000:]}")
    return done.stdout


def new_environment(folder: Path, *packages: str | Path) -> Path:
    """Make a virtual environment with some packages; return its `bin`."""
    venv.create(folder, with_pip=True)
    place = folder / ("Scripts" if os.name == "nt" else "bin")
    if packages:
        run(place / "python", "-m", "pip", "install", "--quiet", *packages)
    return place

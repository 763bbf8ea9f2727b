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
        ReleaseError: It failed, with the end of what it said, or is not installed.
    """
    words = " ".join(map(str, command))
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise ReleaseError(f"{words}: {error}") from error
    if done.returncode:
        said = done.stderr.strip() or done.stdout.strip()
        raise ReleaseError(f"{words}: exit code {done.returncode}\n{said[-2_000:]}")
    return done.stdout


def new_environment(folder: Path, *packages: str | Path) -> Path:
    """Make a virtual environment with some packages; return its `bin`.

    Args:
        folder: Where; it need not stand.
        packages: What is installed, as pip takes it.

    Raises:
        ReleaseError: A package cannot be installed.
    """
    venv.create(folder, with_pip=True)
    place = folder / ("Scripts" if os.name == "nt" else "bin")
    if packages:
        run(place / "python", "-m", "pip", "install", "--quiet", *packages)
    return place

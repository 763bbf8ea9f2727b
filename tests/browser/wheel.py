"""raspred as its users have it: a wheel in a fresh environment, an empty home, no node."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]


def installed(folder: Path) -> Path:
    """Return the raspred command of an environment that has the wheel of this tree.

    Args:
        folder: Where it is made, once: whoever comes second finds it.
    """
    environment = folder / "environment"
    command = environment / "bin" / "raspred"
    with FileLock(folder / "environment.lock"):
        if not command.exists():
            pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
            wheels = folder / "wheels"
            _run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
            (wheel,) = wheels.glob("raspred-*.whl")
            venv.create(environment, with_pip=True, clear=True)
            python = str(environment / "bin" / "python")
            _run(python, "-m", "pip", "install", "--quiet", str(wheel))
    return command


def bare(command: Path, home: Path) -> dict[str, str]:
    """Return an environment with an empty home, and nothing on the path but the installation."""
    home.mkdir(parents=True)
    kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
    return {**kept, "HOME": str(home), "PATH": str(command.parent)}


def _run(*command: str) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

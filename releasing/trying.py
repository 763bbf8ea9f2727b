"""The packages installed where nothing else is, and used as a stranger would."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from releasing.commands import ReleaseError, new_environment, run, say

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL = ("--cadres", "0.05", "--scale", "0.01", "--until", "1920-09")


def try_out(packages: Sequence[Path]) -> None:
    """Install each package into an environment of its own, with an empty home, and use it.

    Raises:
        ReleaseError: A command fails, or does not do what it says.
    """
    for package in packages:
        with TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            home.mkdir()
            tried = new_environment(Path(folder) / "env", package)
            _use(tried, home)
        say(f"  {package.name}: installed, run, read, checked, asked, served")


def _use(tried: Path, home: Path) -> None:
    """Use what is installed; nothing of this house is on its path."""
    alone = {"HOME": str(home), "PYTHONPATH": "", "NUMBA_CACHE_DIR": ""}

    def raspred(*words: str) -> str:
        return run(tried / "raspred", *words, folder=home, environment=alone)

    for words, expected in (
        (("--help",), "Who appoints the people who elect you?"),
        (("run", *SMALL, "--out", "run"), "Written to run/"),
        (("read", "history", "--out", "record"), "Written: record"),
        (("check", "record"), "0 hard"),
        (("measure", "record", "post-debt", "--office", "general-secretary"), "value"),
        (("report", "record"), "Written: "),
    ):
        said = raspred(*words)
        if expected not in said:
            raise ReleaseError(f"raspred {' '.join(words)} does not say {expected!r}: {said!r}")
    for page in ("run/report.html", "record.html"):
        if "<svg" not in (home / page).read_text(encoding="utf-8"):
            raise ReleaseError(f"{page} has no figure")
    run(tried / "python", "-c", _STUDIO, folder=home, environment=alone)


_STUDIO = """
from pathlib import Path
import raspred.studio
static = Path(raspred.studio.__file__).parent / "static"
assert "studio.js" in (static / "index.html").read_text(encoding="utf-8")
"""

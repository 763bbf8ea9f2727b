"""The wheel and the source distribution: the same bytes whenever they are built."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from releasing.commands import DIST, HOUSE, ReleaseError, run, say

NEEDED = (
    "raspred/py.typed",
    "raspred/scenario/catalog/ussr-1920/people.csv",
    "raspred/scenario/catalog/ussr-1920/resolved.json",
    "raspred/scenario/scenario.schema.json",
    "raspred/sources/history/tables/people.csv",
    "raspred/sources/mapping/bundled/cardinals.toml",
    "raspred/report/templates/page.html",
    "raspred/report/figures/land.json",
    "raspred/studio/static/index.html",
    "raspred/studio/static/studio.js",
    "raspred/studio/static/licences.txt",
)
"""What nobody can do without, one of each kind."""
UNWANTED = frozenset({"tests", "__pycache__", "node_modules", "web", ".hypothesis"})
UNWANTED_ENDINGS = frozenset({".pyc", ".nbi", ".nbc", ".ts", ".svelte"})
IN_SOURCE = ("LICENSE", "NOTICE", "CITATION.cff", "CHANGELOG.md", "README.md", "pyproject.toml")


def pack() -> list[Path]:
    """Build twice from what is committed, compare, look inside; return what is in `dist`.

    Raises:
        ReleaseError: The two differ, something is missing in them or should not be there.
    """
    when = run("git", "log", "-1", "--format=%ct").strip()
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        built, again = (_built(Path(place), when) for place in (first, second))
        for one, other in zip(built, again, strict=True):
            if one.read_bytes() != other.read_bytes():
                raise ReleaseError(f"{one.name}: two builds of one commit differ")
        for one in built:
            judge(one)
        DIST.mkdir(exist_ok=True)
        kept = [DIST / one.name for one in built]
        for one, place in zip(built, kept, strict=True):
            place.write_bytes(one.read_bytes())
    for one in kept:
        say(f"  {one.name}: {one.stat().st_size:,} bytes, the same twice")
    return kept


def judge(package: Path) -> None:
    """Look into a wheel or a source distribution.

    Raises:
        ReleaseError: Something is missing in it, or should not be there.
    """
    wheel = package.suffix == ".whl"
    names = _names(package)
    needed = NEEDED if wheel else (*(f"src/{one}" for one in NEEDED), *IN_SOURCE)
    missing = [one for one in needed if one not in names]
    if missing:
        raise ReleaseError(f"{package.name} lacks {', '.join(missing)}")
    unwanted = sorted(one for one in names if is_unwanted(PurePosixPath(one), wheel=wheel))
    if unwanted:
        raise ReleaseError(f"{package.name} should not hold {', '.join(unwanted[:5])}")
    if wheel and not {"LICENSE", "NOTICE"} <= {PurePosixPath(one).name for one in names}:
        raise ReleaseError(f"{package.name} has no licence")


def is_unwanted(name: PurePosixPath, *, wheel: bool) -> bool:
    """Tell whether a file has no place in a package; a source distribution has tests."""
    if name.suffix in {".pyc", ".nbi", ".nbc"} or "__pycache__" in name.parts:
        return True
    return wheel and (name.suffix in UNWANTED_ENDINGS or bool(UNWANTED & set(name.parts)))


def _built(place: Path, when: str) -> list[Path]:
    source = place / "source"
    source.mkdir()
    run("git", "archive", "--output", place / "source.tar", "HEAD")
    with tarfile.open(place / "source.tar") as archive:
        archive.extractall(source)  # ours; early releases of Python 3.11 know no filter
    told = {"SOURCE_DATE_EPOCH": when}
    out = place / "out"
    run(sys.executable, "-m", "build", "--outdir", out, source, folder=HOUSE, environment=told)
    return sorted(out.iterdir())


def _names(package: Path) -> set[str]:
    """Return the files of a package; of a source distribution without its first folder."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as opened:
            return set(opened.namelist())
    with tarfile.open(package) as archive:
        names = [PurePosixPath(one.name) for one in archive.getmembers() if one.isfile()]
    return {str(PurePosixPath(*name.parts[1:])) for name in names}

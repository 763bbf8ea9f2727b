"""Machine code that cannot be kept"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.compiling import helped
from tests.compiling.stand_in import stand_in
from tests.faults.promises import promised

if TYPE_CHECKING:
    from pathlib import Path

KERNELS = """
from raspred.compiling.kernels import kernel

@kernel
def doubled(x):
    return x + x

if __name__ == "__main__":
    print(doubled(21), doubled(1.5), sum(doubled.stats.cache_hits.values()))
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A raspred of one kernel, in a folder of its own."""
    stand_in(tmp_path, kernels=KERNELS)
    return tmp_path


def answers(package: Path, cache: Path, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "raspred.kernels"],
        env={**os.environ, "PYTHONPATH": str(package), "NUMBA_CACHE_DIR": str(cache), **more},
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@promised(
    "Files of compiled kernels are torn",
    "The kernels are compiled anew, and kept again",
)
def test_torn_code(package: Path) -> None:
    cache = package / "cache"
    assert answers(package, cache) == "42 3.0 0\n"
    for ending in ("nbc", "nbi"):
        for file in cache.rglob(f"*doubled*.{ending}"):
            file.write_bytes(file.read_bytes()[:7])
        assert answers(package, cache) == "42 3.0 0\n"
    assert answers(package, cache) == "42 3.0 2\n"


@promised(
    "A process is killed while it keeps what it compiled from a changed source",
    "The next compiles it itself: no index ever leads to code of another source",
)
@pytest.mark.slow
def test_an_index_of_before(package: Path) -> None:
    cache = package / "cache"
    answers(package, cache)
    (index,) = cache.rglob("*doubled*.nbi")
    before = index.read_bytes()
    kernels = package / "raspred" / "kernels.py"
    kernels.write_text(KERNELS.replace("x + x", "3 * x"))
    assert answers(package, cache) == "63 4.5 0\n"
    (index,) = cache.rglob("*doubled*.nbi")
    index.write_bytes(before)
    assert answers(package, cache) == "63 4.5 0\n"


@promised(
    "There is no folder for compiled kernels: no HOME, nothing may be written beside the source",
    "They are kept in a folder for temporary files that only their owner may write to; where that "
    "is not to be had either, each process compiles for itself",
)
def test_no_folder_at_all(package: Path) -> None:
    nowhere = package / "file"
    nowhere.touch()
    locked = {"HOME": str(nowhere), "XDG_CACHE_HOME": str(nowhere), "TMPDIR": str(package / "t")}
    (package / "t").mkdir()
    shutil.rmtree(package / "raspred" / "__pycache__", ignore_errors=True)
    (package / "raspred" / "__pycache__").touch()
    assert answers(package, nowhere, **locked) == "42 3.0 0\n"
    assert answers(package, nowhere, **locked) == "42 3.0 2\n"
    (kept,) = (package / "t").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o700
    kept.chmod(0o777)
    assert answers(package, nowhere, **locked) == "42 3.0 0\n", "others may have written there"


@promised(
    "A process that compiles beside a first run is killed, or cannot be started",
    "The run compiles what is missing itself; its results are the same",
)
@pytest.mark.parametrize(
    "fault",
    [
        "side_by_side.sys.executable = '/nowhere/python'",
        "side_by_side.sys.executable = '/bin/false'",
        "side_by_side.sys.executable = None",
        "side_by_side._as_here = lambda: {'PYTHONPATH': '/nowhere'}",
    ],
)
def test_without_help(tmp_path: Path, fault: str) -> None:
    stand_in(tmp_path, kernels=helped.KERNELS)
    assert helped.run(tmp_path, fault).answers == helped.ANSWERS

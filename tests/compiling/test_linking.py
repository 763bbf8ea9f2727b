"""A kernel that kernels call is taken in by those who call it, and by nobody twice."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numba
import pytest
from numba.core.errors import NumbaError

from raspred.compiling import linking
from raspred.compiling.kernels import kernel
from tests.compiling.stand_in import stand_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not linking.fits(), reason="this numba is older than 0.62: kernels go the long way"
)
CALLED = ("raised", "lowered", "tripled")
KERNELS = """
import numpy as np
from raspred.compiling.kernels import kernel

@kernel
def tripled(x):
    return 3 * x

@kernel
def raised(x):
    return tripled(x) + 1

@kernel
def lowered(x):
    return tripled(x) - 1

@kernel
def both(x):
    room = np.empty(2, np.int64)
    room[0], room[1] = raised(x), lowered(x)
    return room.sum() + tripled(0.5)

if __name__ == "__main__":
    import sys
    print(*[globals()[name](7) for name in sys.argv[1:]])
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    stand_in(tmp_path, kernels=KERNELS)
    return tmp_path


def answers(package: Path, *names: str) -> str:
    cache = {"PYTHONPATH": str(package), "NUMBA_CACHE_DIR": str(package / "cache")}
    done = subprocess.run(
        [sys.executable, "-m", "raspred.kernels", *names],
        env={**os.environ, **cache},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def kept(package: Path) -> list[str]:
    return sorted(path.name.split("-")[0] for path in package.rglob("*.nbc"))


def test_code_is_kept_of_those_alone_that_python_calls(package: Path) -> None:
    assert answers(package, "both") == "43.5"
    assert kept(package) == ["kernels.both"]
    assert answers(package, "tripled", "both") == "21 43.5"
    assert kept(package) == ["kernels.both", "kernels.tripled"]


def test_a_numba_built_otherwise_compiles_the_long_way(package: Path) -> None:
    ours = package / "raspred" / "compiling" / "linking.py"
    ours.write_text(ours.read_text().replace('"no_compile"', '"no_such_flag"'))
    assert answers(package, "both") == "43.5"
    assert set(kept(package)) == {f"kernels.{name}" for name in ("both", *CALLED)}


@kernel
def one_more(x: int) -> int:
    return x + 1


@kernel
def two_more(x: int) -> int:
    return one_more(one_more(x))


@numba.njit  # type: ignore[untyped-decorator]
def stranger(x: int) -> int:
    return 4 * two_more(x)


def test_functions_of_numba_that_are_no_kernels_may_call_kernels() -> None:
    assert stranger(3) == 20


@kernel
def endless(x: int) -> int:
    return endless(x - 1)


@kernel
def begun(x: int) -> int:
    return endless(x)


def test_a_kernel_that_calls_itself_is_refused() -> None:
    with pytest.raises(NumbaError, match="endless calls itself, which a kernel cannot"):
        begun(3)

"""What other processes compile is found here, and what they do not is compiled here."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.compiling.helped import ANSWERS, KERNELS, run
from tests.compiling.stand_in import stand_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    stand_in(tmp_path, kernels=KERNELS)
    return tmp_path


@pytest.mark.parametrize("processors", [2, 4])
def test_what_other_processes_made_is_loaded(package: Path, processors: int) -> None:
    told = run(package, processors=processors)
    assert told.answers == ANSWERS
    assert told.helped
    assert told.found >= 1


def test_on_one_processor_everything_is_compiled_here(package: Path) -> None:
    assert run(package, processors=1) == (ANSWERS, False, 0)


def test_what_is_kept_is_not_begun_again(package: Path) -> None:
    run(package, processors=1)
    assert run(package) == (ANSWERS, False, 8)


def test_with_the_compiler_off_nothing_is_begun(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    lines = "from raspred.compiling import side_by_side; side_by_side.compile_side_by_side(9 * [0])"
    subprocess.run(
        [sys.executable, "-c", lines], env=os.environ | {"PYTHONPATH": str(package)}, check=True
    )


def test_a_process_killed_at_work_is_not_waited_for(package: Path) -> None:
    slow = package / "raspred" / "compiling" / "worker.py"
    slow.write_text("import os, signal, sys; sys.stdin.buffer.read(1); os.kill(os.getpid(), 9)")
    told = run(package)
    assert told.answers == ANSWERS
    assert told.found == 0

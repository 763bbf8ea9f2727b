"""Cached machine code is out of date as soon as anything compiled into it has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import raspred.compiling

if TYPE_CHECKING:
    from pathlib import Path

KERNEL = "from raspred.compiling import kernel\n"
CALLED = KERNEL + "@kernel\ndef added(x):\n    return x + {}\n"
BETWEEN = (
    KERNEL + "from raspred.called import added\n@kernel\ndef passed(x):\n    return added(x)\n"
)
CALLER = (
    KERNEL
    + "from raspred import between\n@kernel\ndef answer(x):\n    return 10 * between.passed(x)\n"
)


def answer(folder: Path) -> int:
    environment = {**os.environ, "PYTHONPATH": str(folder), "NUMBA_CACHE_DIR": str(folder / "c")}
    told = subprocess.run(
        [sys.executable, "-c", "from raspred.caller import answer; print(answer(1))"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(told.stdout)


def test_a_change_two_files_below_is_compiled_into_the_caller(tmp_path: Path) -> None:
    package = tmp_path / "raspred"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copy(raspred.compiling.__file__, package / "compiling.py")
    (package / "between.py").write_text(BETWEEN)
    (package / "caller.py").write_text(CALLER)
    (package / "called.py").write_text(CALLED.format(1))
    assert answer(tmp_path) == 20
    (package / "called.py").write_text(CALLED.format(2))
    assert answer(tmp_path) == 30

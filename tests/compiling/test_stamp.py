"""Cached machine code is out of date as soon as anything compiled into it has changed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import raspred
from raspred.compiling.stamps import imported_by
from tests.compiling.stand_in import stand_in

KERNEL = "from raspred.compiling.kernels import kernel\n"
CALLED = KERNEL + "@kernel\ndef added(x):\n    return x + {}\n"
BETWEEN = (
    KERNEL + "from raspred.called import added\n@kernel\ndef passed(x):\n    return added(x)\n"
)
CALLER = (
    KERNEL
    + "from raspred import between\n@kernel\ndef answer(x):\n    return 10 * between.passed(x)\n"
)


def told(folder: Path, lines: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "NUMBA_CACHE_DIR": str(folder / "c")}
    done = subprocess.run(
        [sys.executable, "-c", lines], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def answer(folder: Path, asked: float = 1) -> float:
    return float(told(folder, f"from raspred.caller import answer; print(answer({asked}))"))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return stand_in(tmp_path, between=BETWEEN, caller=CALLER, called=CALLED.format(1))


def test_a_change_two_files_below_is_compiled_into_the_caller(
    package: Path, tmp_path: Path
) -> None:
    assert answer(tmp_path) == 20
    before = set(tmp_path.rglob("*.nbc"))
    (package / "called.py").write_text(CALLED.format(2))
    assert answer(tmp_path) == 30
    assert before.isdisjoint(tmp_path.rglob("*.nbc"))  # nobody can be handed the old code


def test_of_two_that_compile_at_once_none_is_handed_the_code_of_the_other(
    package: Path, tmp_path: Path
) -> None:
    assert package.is_dir()
    assert answer(tmp_path, 1) == 20
    indexes = {path: path.read_bytes() for path in tmp_path.rglob("*.nbi")}
    for path in indexes:  # as if the second had looked before the first had written
        path.unlink()
    assert answer(tmp_path, 1.5) == 25
    for path, index in indexes.items():  # and the first had written its index last
        path.write_bytes(index)
    assert answer(tmp_path, 1) == 20
    assert answer(tmp_path, 1.5) == 25


def test_what_is_cached_is_run_without_what_compiling_takes(package: Path, tmp_path: Path) -> None:
    assert package.is_dir()
    lines = "import sys; from raspred.caller import answer; answer(1); print(*sys.modules)"
    compiling = "numba.np.arraymath"
    assert compiling in told(tmp_path, lines).split()
    assert compiling not in told(tmp_path, lines).split()


def test_what_a_file_imports_is_what_its_syntax_says() -> None:
    for source in Path(raspred.__file__).parent.rglob("*.py"):
        assert imported_by(source) == imported_by_syntax(source), source


def imported_by_syntax(source: Path) -> set[Path]:
    package, found = Path(raspred.__file__).parent, set()
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("raspred"):
            module = package.parent.joinpath(*str(node.module).split("."))
            found |= {module.with_suffix(".py"), *(module / f"{n.name}.py" for n in node.names)}
    return {path for path in found if path.is_file()}

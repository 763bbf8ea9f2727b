"""The script that warns of files and functions that outgrow their room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("sizes.py")


def run(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def function(lines: int, doc: str = "") -> str:
    body = [doc] * bool(doc) + ["    pass"] * lines
    return "\n".join(["def work():", *body]) + "\n"


def test_a_function_of_forty_lines_passes_and_of_forty_one_does_not(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text(function(39))
    assert run(tmp_path) == []
    file.write_text(function(40))
    assert run(tmp_path) == [f"warning: {file}:1: work has 41 lines, of at most 40"]


def test_a_docstring_is_free(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text(function(39, doc='    """What.\n\n    Shapes.\n    """'))
    assert run(tmp_path) == []


def test_a_file_of_more_than_250_lines_is_named(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text("pass\n" * 251)
    assert run(tmp_path) == [
        f"warning: {file}: 251 lines, of 250 a file should have at most",
    ]

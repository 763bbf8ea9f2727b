"""Ctrl-C"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from raspred.register.files import write
from tests.faults.commands import SMALL, SOURCE, content, line, shell
from tests.faults.promises import promised
from tests.faults.refusing import at_request
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

STOPPED = "\nStopped. What stood on disk before still stands.\n"


def interrupt() -> None:
    """Do what Python does at Ctrl-C, just here."""
    raise KeyboardInterrupt


@promised(
    "Ctrl-C at every third request to the system while a register is written over another",
    "Exit code 130; one of the two stands whole and nothing is beside it once the next is written",
)
def test_at_every_third_request(tmp_path: Path, say: Callable[..., Said]) -> None:
    source, copy = tmp_path / "town", tmp_path / "copy" / "town"
    write(council(), source)
    export = ("export", source, "csv", "--out", copy)
    say(*export)
    calm = content(copy)
    with at_request(0, copy.parent, interrupt) as counted:
        say(*export)
    for number in range(1, counted.heard + 1, 3):
        with at_request(number, copy.parent, interrupt):
            said = say(*export)
        assert (said.code, said.err) in {(130, STOPPED), (0, "")}
        assert content(copy) == calm
    say(*export)
    assert [one.name for one in copy.parent.iterdir()] == ["town"]


@promised(
    "Ctrl-C in the first moments, while the command line itself is still being loaded",
    "Exit code 130 and one line, no traceback",
)
def test_while_it_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n")
    path = f"{tmp_path}{os.pathsep}{SOURCE}"
    done = shell(line("list", "scenarios"), tmp_path, {"PYTHONPATH": path})
    assert (done.returncode, done.stdout, done.stderr) == (130, "", STOPPED)


@promised(
    "Ctrl-C while an ensemble is lived, thrice",
    "Exit code 130 each time, no worker stays; the rerun lives the rest and ends with the same "
    "bytes",
)
@pytest.mark.slow
def test_an_ensemble(tmp_path: Path) -> None:
    asked = ("ensemble", *SMALL, "--runs", 4, "--out")
    assert shell(line(*asked, "calm"), tmp_path).returncode == 0
    for seconds in (2.0, 5.0, 8.0):
        with subprocess.Popen(
            [sys.executable, "-m", "raspred", *map(str, asked), "stopped"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGINT)
            _, told = process.communicate(timeout=60)
        assert process.returncode in {130, 0}
        assert "Traceback" not in told
    assert shell(line(*asked, "stopped"), tmp_path).returncode == 0
    assert content(tmp_path / "stopped") == content(tmp_path / "calm")

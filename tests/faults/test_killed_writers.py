"""A killed writer"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from raspred.register import writing
from raspred.register.files import write
from tests.faults.commands import SMALL, SOURCE, content, line, shell
from tests.faults.promises import promised
from tests.register.council import council

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

# Whatever other package may be called `tests` here.
OUR_TESTS = """
import sys, types
sys.modules["tests"] = tests = types.ModuleType("tests")
tests.__path__ = [{!r}]
from tests.faults.killing import main
main()
"""


def killed(what: str, folder: Path) -> tuple[int, int]:
    """Return how many requests there were, and at how many of them the writer died."""
    (folder / "at").mkdir()
    script = OUR_TESTS.format(str(SOURCE.parent / "tests"))
    done = subprocess.run(
        [sys.executable, "-c", script, what, str(folder / "at")],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    requests, died = map(int, done.stdout.split())
    return requests, died


@promised(
    "The writer of a register that replaces another is killed (SIGKILL), at each of its requests "
    "to the system in turn",
    "Readers find one of the two, whole. The next writing sweeps away what the killed one left",
)
@pytest.mark.parametrize("form", ["csv", pytest.param("parquet", marks=pytest.mark.slow)])
def test_a_register(tmp_path: Path, form: str) -> None:
    requests, died = killed(form, tmp_path)
    assert requests == died > 20


@promised(
    "The machine loses its power just after a register was written",
    "Every file was asked onto the disk before the folder took its name",
)
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_power_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: set[str] = set()
    put_on_disk, take_place = os.fsync, writing._take_place

    def noted(opened: int) -> None:
        put_on_disk(opened)
        settled.add(os.readlink(f"/proc/self/fd/{opened}"))

    def asked(new: Path, target: Path) -> None:
        assert settled == {str(file) for file in new.iterdir()}
        take_place(new, target)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(writing, "_take_place", asked)
    write(council(), tmp_path / "town")
    assert settled


@promised(
    "A study is killed, at each of its requests in turn",
    "A rerun lives only what is missing, ends with the same bytes as a study that nothing befell, "
    "and leaves nothing of the killed one",
)
def test_a_study(tmp_path: Path) -> None:
    requests, died = killed("study", tmp_path)
    assert requests == died > 10


@promised(
    "An ensemble of the model is killed with its processes, thrice",
    "The same, from the command line: the same observations as an ensemble that was let be",
)
@pytest.mark.slow
def test_an_ensemble(tmp_path: Path) -> None:
    asked = ("ensemble", *SMALL, "--runs", 4, "--out")
    assert shell(line(*asked, "calm"), tmp_path).returncode == 0
    for seconds in (2.0, 4.0, 6.0):
        with subprocess.Popen(
            ["bash", "-c", f"exec {line(*asked, 'killed')}"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGKILL)
    assert shell(line(*asked, "killed"), tmp_path).returncode == 0
    assert content(tmp_path / "killed") == content(tmp_path / "calm")

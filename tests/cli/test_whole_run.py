"""The main job itself, as a shell sees it, cut short after a few months."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "scenario",
    "seed",
    "scale",
    "months",
    "persons",
    "orders_by_period",
    "loop_closed",
    "post_debt",
    "dependence",
    "fallen",
    "contests",
    "congresses",
    "removals_by_channel",
    "capitulations",
    "destinations",
}


def run(out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "raspred", "run", "--seed", "7", "--until", "1921-03"]
    return subprocess.run(
        [*command, "--scale", "0.01", "--out", str(out), *options],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def one_thread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "one"
    done = run(out, "--threads", "1")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "12 months" in done.stdout
    return out


def digests(folder: Path) -> dict[str, str]:
    """Return what the files of a run hold; the time of making is no part of it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    found = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.name != "provenance.json"
    }
    provenance = json.loads((folder / "register" / "provenance.json").read_text("utf-8"))
    del provenance["made_at"]
    return {**found, "provenance.json": json.dumps(provenance)}


def test_the_summary_has_every_key_that_was_promised(one_thread: Path) -> None:
    summary = json.loads((one_thread / "summary.json").read_text("utf-8"))
    assert set(summary) >= KEYS


def test_the_number_of_threads_changes_not_a_byte(one_thread: Path) -> None:
    two = one_thread.with_name("two")
    assert run(two, "--threads", "2").returncode == 0
    assert digests(two) == digests(one_thread)

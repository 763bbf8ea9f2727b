"""The same seed leaves the same bytes, in another process and on any number of threads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]


def run(arguments: list[str], threads: int) -> None:
    bounds = {"NUMBA_NUM_THREADS": str(threads), "POLARS_MAX_THREADS": str(threads)}
    subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=HOUSE,
        env={**os.environ, **bounds},
        capture_output=True,
        check=True,
    )


def contents(folder: Path) -> dict[str, object]:
    """Return what stands in a register's folder; of its provenance all but the moment."""
    found: dict[str, object] = {path.name: path.read_bytes() for path in folder.iterdir()}
    provenance = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    del provenance["made_at"]
    return {**found, "provenance.json": provenance}


def small_register(folder: Path, seed: int, threads: int) -> dict[str, object]:
    run(["tests.simulation.write_a_run", str(folder), str(seed)], threads)
    return contents(folder)


def test_a_seed_is_a_history_whatever_the_threads(tmp_path: Path) -> None:
    once = small_register(tmp_path / "once", 7, threads=1)
    again = small_register(tmp_path / "again", 7, threads=2)
    assert "orders.parquet" in once
    assert [name for name in once if once[name] != again[name]] == []
    assert list(once) == list(again) or sorted(once) == sorted(again)


def test_another_seed_is_another_history(tmp_path: Path) -> None:
    one = small_register(tmp_path / "one", 7, threads=2)
    other = small_register(tmp_path / "other", 8, threads=2)
    assert one["orders.parquet"] != other["orders.parquet"]


@pytest.mark.slow
def test_the_command_leaves_the_same_bytes_twice(tmp_path: Path) -> None:
    found = []
    for threads in (1, 2):
        out = tmp_path / f"on-{threads}"
        options = ["--seed", "7", "--until", "1926-01", "--out", str(out)]
        run(["raspred", "run", "ussr-1920", *options], threads)
        found.append({**contents(out / "register"), "": (out / "summary.json").read_bytes()})
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []
    assert sorted(found[0]) == sorted(found[1])

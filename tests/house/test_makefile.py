"""The recipes that set the house up, read without running them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def plan(*targets: str, **environment: str) -> str:
    """Return what make would do in an empty checkout."""
    done = subprocess.run(
        ["make", "--dry-run", "--directory", str(HOUSE), f"PYTHON={sys.executable}", *targets],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], **environment},
    )
    return done.stdout


def test_run_is_the_main_job(tmp_path: Path) -> None:
    steps = plan("run", f"VENV={tmp_path}/venv", HOME=str(tmp_path))
    assert "raspred run ussr-1920 --seed 1922 --out out/ussr-1920" in steps
    assert "--group dev" not in steps


def test_test_checks_style_types_floors_and_behaviour(tmp_path: Path) -> None:
    steps = plan("test", f"VENV={tmp_path}/venv", HOME=str(tmp_path))
    order = ["ruff check", "ruff format --check", "mypy", "lint-imports", "bin/pytest"]
    places = [steps.index(step) for step in order]
    assert places == sorted(places)
    assert "--group dev" in steps


def test_a_missing_home_is_replaced_by_one_of_our_own() -> None:
    asked = ["--eval=home: ; $(info home=$(HOME))", "home"]
    assert f"home={HOUSE}/.home" in plan(*asked, HOME="/proc/nowhere")


def test_help_lists_every_target_meant_for_people() -> None:
    done = subprocess.run(
        ["make", "--directory", str(HOUSE), "help"], capture_output=True, text=True, check=True
    )
    listed = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("make ")]
    assert listed == [
        "help",
        "run",
        "test",
        "verify",
        "bench",
        "docs",
        "release",
        "studio",
        "clean",
    ]

"""`raspred run`: what it writes, and what it refuses before any work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import raspred
from tests.cli.small import SUMMARY, small_history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Say = Callable[..., Said]

PARTS = ["register", "report.html", "summary.json"]


def listing(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run take no time: what is tested here is what becomes of its history."""
    monkeypatch.setattr(raspred, "simulate", lambda *_, **__: small_history())


@pytest.mark.usefixtures("quick")
def test_all_three_parts_are_written_and_the_story_is_told(tmp_path: Path, say: Say) -> None:
    out = tmp_path / "out"
    said = say("run", "--out", out)
    assert said.code == 0
    assert listing(out) == PARTS
    assert json.loads((out / "summary.json").read_text("utf-8")) == SUMMARY
    assert said.out.startswith("toy, seed 7: 1 month, 2 persons\n")
    assert said.out.endswith(f"Written to {out}/: register, summary.json, report.html\n")
    assert listing(tmp_path) == ["out"]


@pytest.mark.usefixtures("quick")
def test_json_is_the_summary_and_nothing_else(tmp_path: Path, say: Say) -> None:
    assert json.loads(say("run", "--out", tmp_path / "out", "--json").out) == SUMMARY


@pytest.mark.usefixtures("quick")
def test_what_was_written_can_be_checked_and_measured_by_its_folder(
    tmp_path: Path, say: Say
) -> None:
    say("run", "--out", tmp_path / "out")
    assert say("check", tmp_path / "out").code == 0
    assert say("report", tmp_path / "out").out == f"Written: {tmp_path}/out/report.html\n"


def test_stopping_leaves_the_old_history(
    tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out"
    out.mkdir()
    (out / "summary.json").write_text("old")
    monkeypatch.setattr(raspred, "simulate", stopped)
    said = say("run", "--out", out)
    assert said.code == 130
    assert "What stood on disk before still stands." in said.err
    assert (out / "summary.json").read_text() == "old"
    assert listing(tmp_path) == ["out"]


def never(*_: object, **__: object) -> None:
    raise AssertionError("the run began")


def test_a_folder_with_other_files_is_refused_before_the_run(
    tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raspred, "simulate", never)
    (tmp_path / "notes.md").write_text("mine")
    said = say("run", "--out", tmp_path)
    assert said.code == 2
    assert "holds what raspred did not write: notes.md" in said.err
    assert listing(tmp_path) == ["notes.md"]


@pytest.mark.parametrize(
    ("options", "what", "remedy"),
    [
        (["ussr-1290"], "ussr-1290: no such scenario", "Did you mean 'ussr-1920'?"),
        (["--without", "voise"], "voise", "Did you mean 'voice'?"),
        (["--until", "soon"], "soon", ""),
        (["--until", "1890-01"], "1890-01", ""),
        (["--safeguard", "no-sektion"], "no safeguard 'no-sektion'", "mean 'no-section'?"),
        (["--safeguard", "swap=rikov@1922-04"], "unknown person 'rikov'", "mean 'rykov'?"),
        (["--safeguard", "section-capacity=11"], "the value is 11", "Correct the number."),
        (["--scale", "3"], "scale", "less than or equal to 1"),
        (["--seed", "-1"], "seed", "greater than or equal to 0"),
    ],
)
def test_what_cannot_be_run_is_told_with_its_remedy(
    options: list[str], what: str, remedy: str, tmp_path: Path, say: Say
) -> None:
    said = say("run", *options, "--out", tmp_path / "out")
    assert said.code == 2
    assert what in said.err
    assert remedy in said.err
    assert not (tmp_path / "out").exists()

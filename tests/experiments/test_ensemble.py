"""An ensemble resumes, keeps a failing seed apart and refuses another plan's folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from raspred.errors import WritingError
from raspred.experiments.ensemble import Plan, ensemble

if TYPE_CHECKING:
    from pathlib import Path


def kept(folder: Path, seed: int, value: float) -> None:
    runs = folder / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    (runs / f"{seed}.json").write_text(json.dumps([["retention", "X", value]]), encoding="utf-8")


def test_what_is_there_is_not_lived_through_again(tmp_path: Path) -> None:
    for seed in (3, 4):
        kept(tmp_path, seed, seed / 10)
    heard: list[tuple[int, int]] = []
    found = ensemble(
        Plan("no-such-scenario"), [3, 4], tmp_path, progress=lambda *at: heard.append(at)
    )
    assert found.failures == ()
    assert found.table.rows() == [(3, "retention", "X", 0.3), (4, "retention", "X", 0.4)]
    assert heard == [(2, 2)]


@pytest.mark.slow
def test_a_failing_seed_is_told_and_the_rest_stands(tmp_path: Path) -> None:
    kept(tmp_path, 1, 0.5)
    found = ensemble(Plan("usr-1920"), [1, 2], tmp_path)
    assert [failure.seed for failure in found.failures] == [2]
    assert "usr-1920" in found.failures[0].what
    assert found.table["seed"].to_list() == [1]


@pytest.mark.slow
def test_a_short_ensemble_lives(tmp_path: Path) -> None:
    plan = Plan("ussr-1920", scale=0.01, until="1921-04")
    found = ensemble(plan, [1, 2], tmp_path)
    assert found.failures == ()
    assert set(found.table["seed"]) == {1, 2}
    assert ensemble(plan, [1, 2], tmp_path).table.equals(found.table)


def test_another_plan_is_refused(tmp_path: Path) -> None:
    kept(tmp_path, 1, 0.5)
    ensemble(Plan("one"), [1], tmp_path)
    with pytest.raises(WritingError) as caught:
        ensemble(Plan("other"), [1], tmp_path)
    (problem,) = caught.value.problems
    assert problem.what == "the folder holds the histories of another plan"
    assert problem.remedy == "Choose another folder with --out."

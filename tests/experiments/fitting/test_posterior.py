"""A fit finds planted parameters, and a contest the planted model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from raspred.experiments import Arm, Factor, Here, Processes
from raspred.experiments.fitting import Contest, contest
from raspred.experiments.fitting.predictive import EVERY
from raspred.experiments.reopening import reopen
from tests.experiments.fitting.toys import Planted, seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.experiments import Backend, Observation

pytest.importorskip("pyabc")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

FACTORS = (Factor("a", 0.0, 4.0), Factor("b", 0.5, 4.0))
PLUS, MINUS = Arm("plus"), Arm("minus")


def test_a_contest_finds_the_planted_model(tmp_path: Path) -> None:
    from raspred.experiments.fitting.posterior import posterior

    for planted, seed in ((PLUS, 1), (MINUS, 2)):
        aim = seen(2.0, 1.5, planted, seed)
        found = posterior(
            Planted(), [PLUS, MINUS], FACTORS, aim, tmp_path, population=60, generations=4
        )
        last = found.models.filter(found.models["generation"] == found.models["generation"].max())
        assert dict(last.select("model", "probability").iter_rows())[planted.name] > 0.9


def test_intervals_hold_the_planted_parameters(tmp_path: Path) -> None:
    from raspred.experiments.fitting.posterior import posterior

    repetitions, held = 50, 0
    draws = np.random.Generator(np.random.Philox(key=9))
    for repetition in range(repetitions):
        a, b = draws.uniform(0.5, 3.5), draws.uniform(1.0, 3.5)
        aim = seen(a, b, PLUS, 1000 + repetition)
        found = posterior(
            Planted(), [PLUS], FACTORS, aim, tmp_path, population=50, generations=3, seed=repetition
        ).particles
        for name, truth in (("a", a), ("b", b)):
            part = found.filter(found["parameter"] == name).sort("value")
            below = part["weight"].cum_sum().to_numpy()
            values = part["value"].to_numpy()
            low, high = values[np.searchsorted(below, (0.025, 0.975)).clip(0, len(values) - 1)]
            held += low <= truth <= high
    # Acceptance within a distance widens a posterior: at least its level, never far below.
    assert held >= 0.88 * 2 * repetitions


class Spent(Planted):
    """A toy that must not be lived any more."""

    def __call__(self, arm: Arm, seed: int) -> Sequence[Observation]:
        raise AssertionError(f"{arm.name}, seed {seed} was lived again")


def run(
    living: Planted, arms: Sequence[Arm], folder: Path, backend: Backend | None = None
) -> Contest:
    """Return a small contest on targets that were seen of "plus"."""
    aims = {"fit": seen(2.0, 1.5, PLUS, 1), "validation": seen(2.0, 1.5, PLUS, 2)}
    return contest(
        living,
        arms,
        FACTORS,
        folder,
        aims=aims,
        population=40,
        generations=4,
        histories=20,
        backend=backend or Here(),
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return what was found, but for pyabc's own base, which tells the time."""
    there = (path for path in folder.rglob("*") if path.is_file() and "runs" not in path.parts)
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in there if path.suffix != ".db"
    }


def test_a_contest_scores_what_each_model_foretells(tmp_path: Path) -> None:
    found = run(Planted(), [PLUS, MINUS], tmp_path)
    assert found.kind == "contest"
    # The first number is the same in both models, so it is all targets that tell them apart.
    every = found.scores.filter(found.scores["pattern"] == EVERY)
    best = every.group_by("use", maintain_order=True).first()
    assert set(best["model"]) == {"plus"}
    assert (found.scores["low"] <= found.scores["score"]).all()
    assert (found.scores["high"] >= found.scores["score"]).all()
    (low, middle, high) = found.intervals().row(0)[2:]
    assert low <= middle <= high
    for _model, particles, effective in found.particles().rows():
        assert 1.0 <= effective <= particles


def test_what_a_posterior_rests_on_is_counted_by_weight() -> None:
    rows = [("m", n, name, 0.0, w) for name in "ab" for n, w in enumerate((0.5, 0.25, 0.25))]
    names = ("model", "particle", "parameter", "value", "weight")
    posterior = pl.DataFrame(rows, schema=names, orient="row")
    nothing = pl.DataFrame()
    found = Contest(posterior, nothing, nothing, nothing, (), {}).particles()
    assert found.rows() == [("m", 3, 1.0 / 0.375)]


def test_a_rerun_lives_nothing_and_writes_the_same_bytes(tmp_path: Path) -> None:
    for arms in ([PLUS, MINUS], [PLUS]):
        folder = tmp_path / str(len(arms))
        run(Planted(), arms, folder).save(folder)
        first = files(folder)
        assert {"posterior.csv", "models.csv", "scores.csv", "foretold.csv"} <= set(first)
        assert {"findings.json", "report.html"} <= set(first)
        run(Spent(), arms, folder).save(folder)
        assert files(folder) == first


def test_several_processes_find_what_one_does(tmp_path: Path) -> None:
    found = []
    for name, backend in (("here", Here()), ("three", Processes(3))):
        run(Planted(), [PLUS, MINUS], tmp_path / name, backend).save(tmp_path / name)
        found.append(files(tmp_path / name))
    assert found[0] == found[1]


def test_what_was_saved_is_told_again(tmp_path: Path) -> None:
    found = run(Planted(), [PLUS], tmp_path)
    found.save(tmp_path)
    again = reopen(tmp_path)
    assert isinstance(again, Contest)
    assert again.kind == "fit"
    page = again.report(tmp_path / "again.html").read_bytes()
    assert page == (tmp_path / "report.html").read_bytes()

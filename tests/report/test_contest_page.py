"""The page of a contest: who came nearest, who foretells best, each at its own best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from raspred.report.contest_page import write_contest
from tests.report.strict_page import Page

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {"scenario": "toy", "fingerprint": "f" * 64, "raspred": "0.1.0", "population": 40,
         "generations": 2, "seed": 0, "arms": [{"name": "flow"}, {"name": "fear"}]}  # fmt: skip
MODELS = pl.DataFrame(
    [(0, "flow", 0.75), (0, "fear", 0.25), (1, "flow", 1.0), (1, "fear", 0.0)],
    schema=("generation", "model", "probability"),
    orient="row",
)
INTERVALS = pl.DataFrame(
    [("flow", "grip", 0.2, 0.5, 0.9), ("fear", "grip", 0.1, 0.2, 0.3)],
    schema=("model", "parameter", "low", "middle", "high"),
    orient="row",
)


def scores(fear: tuple[float, float, float] = (1.0, 0.9, 1.1)) -> pl.DataFrame:
    rows = [
        ("flow", "validation", "all targets", 0.5, 0.4, 0.6, 30),
        ("fear", "validation", "all targets", *fear, 30),
        ("flow", "validation", "newcomers", 0.75, 0.6, 0.9, 30),
        ("fear", "validation", "newcomers", 0.25, 0.2, 0.3, 30),
    ]
    names = ("model", "use", "pattern", "score", "low", "high", "histories")
    return pl.DataFrame(rows, schema=names, orient="row")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contest") / "report.html"
    write_contest(MODELS, scores(), INTERVALS, MARKS, path)
    return path


def test_it_is_a_sound_page_that_loads_nothing(path: Path) -> None:
    page = Page(path.read_text(encoding="utf-8"))
    assert page.faults == []
    assert page.loads() == []


def test_nearness_and_foretelling_are_told_apart(path: Path) -> None:
    text = Page(path.read_text(encoding="utf-8")).text
    assert "In the last generation: flow 100% and fear 0%." in text
    assert "Nearest to the fit targets flow Foretells best what was held back flow" in text
    assert "Least: flow, 0.50. Clear of it" in text
    assert "begins where its own has ended: fear." in text


def test_bars_that_touch_are_not_called_clear(tmp_path: Path) -> None:
    write_contest(MODELS, scores((0.7, 0.55, 0.85)), INTERVALS, MARKS, tmp_path / "report.html")
    text = Page((tmp_path / "report.html").read_text(encoding="utf-8")).text
    assert "Least: flow, 0.50. No other is clear of it." in text


def test_the_least_of_each_pattern_is_in_bold(path: Path) -> None:
    assert "<strong>0.25</strong>" in path.read_text(encoding="utf-8")
    assert "<strong>0.75</strong>" not in path.read_text(encoding="utf-8")


def test_each_figure_stands_beside_the_page_with_its_numbers(path: Path) -> None:
    names = {file.name for file in (path.parent / "figures").iterdir()}
    assert names == {
        f"{name}.{kind}" for name in ("models", "scores-validation") for kind in ("svg", "csv")
    }
    table = pl.read_csv(path.parent / "figures" / "models.csv")
    assert table["Generation"].to_list() == ["before", "generation 1", "generation 2"]
    assert table["flow"].to_list() == [0.5, 0.75, 1.0]

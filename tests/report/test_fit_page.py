"""The page of a fit: what was learnt, fitted and held back, each figure with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from raspred.report.beside import Beside
from raspred.report.fit_page import write_fit
from tests.report.strict_page import Page
from tests.report.test_ensemble_page import NAMES, beside, observations

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {
    "scenario": "toy",
    "fingerprint": "f" * 64,
    "raspred": "0.1.0",
    "cadres": 0.2,
    "population": 4,
    "generations": 3,
    "seed": 7,
    "threshold": 1.256,
    "effective": 3.2,
    "factors": [
        {"name": "sharp", "low": 0.0, "high": 1.0},
        {"name": "wide", "low": -1.0, "high": 1.0},
    ],
}


def posterior() -> pl.DataFrame:
    """Return four particles: one number lies close, the other over its whole range."""
    values = {"sharp": (0.50, 0.51, 0.52, 0.53), "wide": (-1.0, -0.34, 0.34, 1.0)}
    rows = [
        ("baseline", particle, name, value, 0.25)
        for name, found in values.items()
        for particle, value in enumerate(found)
    ]
    names = ("model", "particle", "parameter", "value", "weight")
    return pl.DataFrame(rows, schema=names, orient="row")


def scores() -> pl.DataFrame:
    rows = [("baseline", use, "all targets", at, at, at, 4) for use, at in SCORES.items()]
    names = ("model", "use", "pattern", "score", "low", "high", "histories")
    return pl.DataFrame(rows, schema=names, orient="row")


SCORES = {"fit": 0.5, "validation": 0.876}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fit") / "report.html"
    shown = Beside(observations(), beside(), NAMES)
    write_fit(posterior(), shown, scores(), MARKS, path)
    return path


def test_it_is_a_sound_page_that_loads_nothing(path: Path) -> None:
    page = Page(path.read_text(encoding="utf-8"))
    assert page.faults == []
    assert page.loads() == []
    assert len(set(page.ids)) == len(page.ids)


def test_what_was_learnt_is_told_by_how_much_narrower_it_is(path: Path) -> None:
    text = Page(path.read_text(encoding="utf-8")).text
    assert "Narrower than the prior by a fifth at least: sharp (96%)." in text
    assert "in the end below 1.26" in text
    assert "The 4 here, of unequal weight, say as much as 3 of equal weight would." in text
    assert "A share of 0.2 of the posts" in text
    assert "4 particles, 3 generations, draws from seed 7." in text


def test_fit_and_validation_are_kept_apart(path: Path) -> None:
    page = Page(path.read_text(encoding="utf-8"))
    assert "Fit targets met 1 of 2 Held back, met 0 of 1" in page.text
    assert "Score on what was held back 0.88" in page.text
    fitted, held = (
        pl.read_csv(path.parent / "figures" / f"{name}-retention.csv")["Used for"].to_list()
        for name in ("fitted", "held-back")
    )
    assert (fitted, held) == (["fit"], ["validation"])


def test_each_figure_stands_beside_the_page_with_its_numbers(path: Path) -> None:
    names = {file.name for file in (path.parent / "figures").iterdir()}
    wanted = ("marginals", "pairs", "fitted-retention", "held-back-retention")
    assert names == {f"{name}.{kind}" for name in wanted for kind in ("svg", "csv")}
    table = pl.read_csv(path.parent / "figures" / "marginals.csv")
    assert table.select("Number", "2.5 %", "Middle", "97.5 %").rows() == [
        ("sharp", 0.50, 0.51, 0.53),
        ("wide", -1.0, -0.34, 1.0),
    ]
    (pair,) = pl.read_csv(path.parent / "figures" / "pairs.csv").to_dicts()
    assert {pair["Number"], pair["With"]} == {"sharp", "wide"}
    assert pair["Correlation"] == pytest.approx(0.9999, abs=1e-3)


def test_without_particles_the_page_says_so(tmp_path: Path) -> None:
    marks: dict[str, Any] = {**MARKS, "threshold": None}
    shown = Beside(observations(), beside(), NAMES)
    write_fit(posterior().clear(), shown, scores(), marks, tmp_path / "report.html")
    assert "No particle was kept." in (tmp_path / "report.html").read_text(encoding="utf-8")

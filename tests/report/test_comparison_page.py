"""The page of a comparison: captures, effects and doses, in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from raspred.report.comparison_page import write_comparison

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {"scenario": "toy", "seeds": [0, 1], "arms": [{"name": "baseline"}, {"name": "no-section"}]}
EFFECTS = pl.DataFrame(
    {
        "arm": ["no-section", "three-signatures", "no-section"],
        "outcome": ["loop closed by 1927", "loop closed by 1927", "loop closed, year"],
        "baseline": [0.9, 0.9, 1926.2],
        "with_arm": [0.1, 0.85, 1938.0],
        "effect": [-0.8, -0.05, 11.8],
        "low": [-0.9, -0.2, 10.0],
        "high": [-0.6, 0.1, 13.6],
        "p": [0.001, 0.6, 0.001],
        "pairs": [40, 40, 40],
        "variance_ratio": [1.2, 1.5, 1.1],
        "method": ["Newcombe 1998 (10), exact McNemar"] * 2 + ["Student, paired"],
    }
)
PREVENTION = pl.DataFrame(
    {
        "arm": ["baseline", "no-section", "three-signatures"],
        "capture": ["loop closed by 1927"] * 3,
        "histories": [40] * 3,
        "captured": [0.9, 0.1, 0.85],
        "captured_low": [0.77, 0.04, 0.71],
        "captured_high": [0.96, 0.23, 0.93],
        "would_be": [36] * 3,
        "prevented": [None, 0.89, 0.06],
        "prevented_low": [None, 0.75, 0.02],
        "prevented_high": [None, 0.96, 0.18],
    }
)
DOSES = PREVENTION.tail(2).select(
    pl.lit("no-section").alias("safeguard"),
    pl.Series("start", ["1922-04", "1926"]),
    pl.exclude("arm"),
)


@pytest.fixture
def text(tmp_path: Path) -> str:
    write_comparison(EFFECTS, PREVENTION, DOSES, MARKS, tmp_path / "report.html")
    return (tmp_path / "report.html").read_text(encoding="utf-8")


def test_prevention_is_told_with_its_bounds(text: str) -> None:
    assert (
        "Of the 36 seeds on which it happens in the baseline it is prevented by no-section in 89% "
        "(75% to 96%) and three-signatures in 6% (2% to 18%)." in text
    )


def test_effects_are_told_against_the_baseline(text: str) -> None:
    assert "The baseline has 90% on average. Clear of the line: no-section." in text
    assert "The baseline has 1926.2 on average. A year that never came counts as the end." in text


def test_doses_are_a_chapter_only_where_there_are_any(text: str, tmp_path: Path) -> None:
    assert "How late is too late" in text
    assert "without the rule" in text
    write_comparison(EFFECTS, PREVENTION, DOSES.clear(), MARKS, tmp_path / "other.html")
    assert "How late is too late" not in (tmp_path / "other.html").read_text(encoding="utf-8")


def test_each_figure_stands_beside_the_page(text: str, tmp_path: Path) -> None:
    names = {file.stem for file in (tmp_path / "figures").iterdir()}
    assert names == {
        "captured-loop-closed-by-1927",
        "effect-loop-closed-by-1927",
        "effect-loop-closed-year",
        "dose-loop-closed-by-1927",
    }

"""The page of an ensemble: the record beside the spread, failures in words, data beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from raspred.report.beside import Beside
from raspred.report.ensemble_page import write_ensemble

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"zinoviev": "Grigory Zinoviev"}
MARKS = {"scenario": "toy", "fingerprint": "f" * 64, "seeds": [3, 4, 5, 6], "raspred": "0.1.0"}


def observations() -> pl.DataFrame:
    rows = [
        (seed, pattern, subject, value)
        for pattern, subject, values in (
            ("retention", "XIII", (0.8, 0.85, 0.9, 0.7)),
            ("retention", "XVII", (0.8, 0.85, 0.9, 0.7)),
            ("loop closed, year", "", (1925.0, None, None, 1926.0)),
            ("out of the Politburo, year", "zinoviev", (None, None, None, None)),
            ("out of the Politburo, year", "cadre-7", (1930.0, 1931.0, None, None)),
        )
        for seed, value in zip((3, 4, 5, 6), values, strict=True)
    ]
    kinds = {"seed": pl.Int64, "pattern": pl.String, "subject": pl.String, "value": pl.Float64}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def beside() -> pl.DataFrame:
    record = {("retention", "XIII"): ("fit", 0.84), ("retention", "XVII"): ("validation", 0.2)}
    record |= {("out of the Politburo, year", "zinoviev"): ("fit", 1926.5)}
    rows = []
    for (pattern, subject), part in observations().group_by(
        "pattern", "subject", maintain_order=True
    ):
        use, value = record.get((str(pattern), str(subject)), (None, None))
        low, median, high = (part["value"].quantile(q, "linear") for q in (0.05, 0.5, 0.95))
        inside = None if value is None or low is None or high is None else low <= value <= high
        happened = part["value"].is_not_null().mean()
        bounds = (value, value, value)
        rows.append((pattern, subject, use, *bounds, low, median, high, happened, inside))
    names = (
        *("pattern", "subject", "use", "record", "record_low", "record_high"),
        *("low", "median", "high", "happened", "inside"),
    )
    kinds: dict[str, type[pl.DataType]] = dict.fromkeys(names, pl.Float64)
    kinds |= dict.fromkeys(("pattern", "subject", "use"), pl.String) | {"inside": pl.Boolean}
    return pl.DataFrame(rows, schema=kinds, orient="row")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ensemble") / "report.html"
    write_ensemble(Beside(observations(), beside(), NAMES), MARKS, path)
    return path


def test_it_says_in_words_where_the_model_fails(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "2 of 3 figures of the record lie outside" in text
    assert (
        "Retention, XVII (held back): the record has 20%, nine in ten histories 72% to 89%." in text
    )
    assert (
        "Out of the Politburo, year, Grigory Zinoviev (fitted): the record has 1926.5, and it "
        "happened in no history." in text
    )


def test_fit_and_validation_are_counted_apart(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "<dt>Fit targets met</dt><dd>1 of 2</dd>" in text
    assert "<dt>Validation targets met</dt><dd>0 of 1</dd>" in text


def test_each_figure_stands_beside_the_page_with_its_numbers(page: Path) -> None:
    files = sorted(file.name for file in (page.parent / "figures").iterdir())
    assert files == [
        "loop-closed-year.csv",
        "loop-closed-year.svg",
        "retention.csv",
        "retention.svg",
    ]
    table = pl.read_csv(page.parent / "figures" / "loop-closed-year.csv")
    assert table.select("Histories", "In which it happened").row(0) == (4, 2)
    used = pl.read_csv(page.parent / "figures" / "retention.csv")["Used for"]
    assert used.to_list() == ["fit", "validation"]


def test_invented_people_are_not_taken_for_one_person(page: Path) -> None:
    assert "adre" not in page.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(page: Path, tmp_path: Path) -> None:
    again = tmp_path / "report.html"
    write_ensemble(Beside(observations(), beside(), NAMES), MARKS, again)
    assert again.read_bytes() == page.read_bytes()

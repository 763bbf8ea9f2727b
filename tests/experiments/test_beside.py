"""Distributions beside the record: percentiles worked by hand, the record as it stands."""

from __future__ import annotations

import polars as pl
import pytest

from raspred.experiments import beside_the_record
from raspred.experiments.targets import PLACINGS, record_targets, targets_at

KINDS = {"seed": pl.Int64, "pattern": pl.String, "subject": pl.String, "value": pl.Float64}


def rows(pattern: str, subject: str, values: list[float | None]) -> list[tuple[object, ...]]:
    return [(seed, pattern, subject, value) for seed, value in enumerate(values)]


def beside(*parts: list[tuple[object, ...]]) -> pl.DataFrame:
    table = pl.DataFrame([row for part in parts for row in part], schema=KINDS, orient="row")
    return beside_the_record(table)


def test_percentiles_are_those_of_the_values() -> None:
    table = beside(rows("retention", "XIII", [0.8, 0.9, 1.0, 0.7, 0.6]))
    row = table.row(0, named=True)
    assert (row["low"], row["median"], row["high"]) == (0.62, 0.8, 0.98)
    assert row["record"] == 0.95
    assert row["inside"] is True


def test_a_record_outside_is_said_to_be() -> None:
    row = beside(rows("retention", "XVIII", [0.8, 0.9])).row(0, named=True)
    assert row["record"] is None or row["inside"] is False


def test_what_did_not_happen_is_counted_as_such() -> None:
    table = beside(
        rows("out of the Politburo, year", "zinoviev", [1926.0, None, 1928.0, None]),
        rows("loop closed, year", "", [None, None, None, 1925.0]),
    )
    zinoviev, loop = table.iter_rows(named=True)
    assert zinoviev["happened"] == 0.5
    assert zinoviev["median"] == 1927.0
    assert round(zinoviev["record"], 1) == 1926.5
    assert loop["happened"] == 0.25
    assert loop["record"] is None


def test_opposition_is_that_of_the_minutes() -> None:
    table = beside(
        rows("opposition at meetings", "conference-13", [0.0]),
        rows("opposition at meetings", "congress-14", [0.0]),
    )
    expected = [round(3 / 128, 4), round(65 / (559 + 65), 4)]
    assert [round(value, 4) for value in table["record"]] == expected


def test_placings_are_asked_of_a_cut_scenario_in_proportion() -> None:
    whole, cut = record_targets(), targets_at(0.2)
    placed = pl.col("pattern") == PLACINGS
    assert cut.filter(~placed).equals(whole.filter(~placed))
    for name in ("record", "record_low", "record_high", "scale"):
        assert cut.filter(placed)[name].to_list() == pytest.approx(
            [0.2 * value for value in whole.filter(placed)[name]]
        )

"""Tables and JSON on stdout."""

from __future__ import annotations

import json
import math
from datetime import date

import polars as pl
import pytest

from raspred.cli.answers import in_words, say_json, say_rows, say_table


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "-"),
        (math.nan, "-"),
        (0.5, "0.5"),
        (0.74321, "0.743"),
        (1.0, "1"),
        (0.0, "0"),
        (0.0004, "<0.001"),
        (-0.0004, ">-0.001"),
        (0.0006, "0.001"),
        (12_345, "12,345"),
        (12_345.5, "12,345.5"),
        (1927.392, "1927.392"),
        (True, "yes"),
        (date(1923, 4, 17), "1923-04-17"),
        ("stalin", "stalin"),
    ],
)
def test_values_as_a_reader_wants_them(value: object, words: str) -> None:
    assert in_words(value) == words


def test_json_has_no_word_for_what_is_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"a": math.nan, "b": [math.inf, 1.5], "c": date(1923, 4, 17), 4: ("Ж", None, True)})
    said = capsys.readouterr().out
    assert json.loads(said) == {
        "a": None,
        "b": [None, 1.5],
        "c": "1923-04-17",
        "4": ["Ж", None, True],
    }
    assert "Ж" in said


def test_a_table_is_never_cut_for_a_program_that_reads_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_rows(("name", "n"), [("x" * 300, 7), ("[bold]y", 12)])
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading.split() == ["name", "n"]
    assert first.split() == ["x" * 300, "7"]
    assert second.split() == ["[bold]y", "12"]


def test_dates_before_christ_are_written_as_iso_counts_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_table(pl.DataFrame({"date": pl.Series([-735_000, 0], dtype=pl.Int32).cast(pl.Date)}))
    assert capsys.readouterr().out.split() == ["date", "-0043-08-22", "1970-01-01"]

"""Identifiers and dates as parts accept them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from raspred.scenario.crosschecks.spans import certainly_before, certainly_empty
from raspred.scenario.crosschecks.timetable import roman
from raspred.scenario.dated import DateText, Identifier

IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)
DATE: TypeAdapter[str] = TypeAdapter(DateText)


@pytest.mark.parametrize("text", ["ann", "kaganovich-lm", "politburo.member", "congress-10", "7"])
def test_identifiers(text: str) -> None:
    assert IDENTIFIER.validate_python(text) == text


@pytest.mark.parametrize("text", ["", "Ann", "a b", "-a", "a-", "a--b", "a_b", "ан", "a\n"])
def test_no_identifiers(text: str) -> None:
    with pytest.raises(ValidationError):
        IDENTIFIER.validate_python(text)


@pytest.mark.parametrize("text", ["1923", "1923-04", "1923-04-17", "1923-04~", "192X", "-0043"])
def test_dates_are_kept_as_found(text: str) -> None:
    assert DATE.validate_python(text) == text


@pytest.mark.parametrize("text", ["", "spring", "1923-13", "17.04.1923"])
def test_no_dates(text: str) -> None:
    with pytest.raises(ValidationError):
        DATE.validate_python(text)


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        ("1922", "1923", True),
        ("1922", "1922-06", False),
        ("1922-05", "1922-06-01", True),
        ("192X", "1925", False),
        (None, "1925", False),
        ("1925", None, False),
    ],
)
def test_certainly_before(first: str | None, second: str | None, certain: bool) -> None:
    assert certainly_before(first, second) is certain


@pytest.mark.parametrize(
    ("start", "end", "certain"),
    [
        ("1922-01-01", "1922-01-01", True),
        ("1922-01-01", "1922-01-02", False),
        ("1922", "1922", False),
        ("1923", "1922", True),
        (None, "1922", False),
    ],
)
def test_certainly_empty(start: str | None, end: str | None, certain: bool) -> None:
    assert certainly_empty(start, end) is certain


@pytest.mark.parametrize(("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (18, "XVIII")])
def test_roman(number: int, figures: str) -> None:
    assert roman(number) == figures

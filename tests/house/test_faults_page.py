"""The page of faults says what their tests promise, and every family stands on it."""

from __future__ import annotations

from tests.house.faults_page import FAMILIES, HOUSE, PAGE, page


def test_the_page_of_faults_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run python -m tests.house.faults_page and commit docs/faults.md"
    )


def test_every_family_is_on_the_page() -> None:
    files = {file.stem.removeprefix("test_") for file in HOUSE.glob("tests/faults/test_*.py")}
    assert files == set(FAMILIES)

"""The page of findings shows what the studies found, and says how each is had again."""

from __future__ import annotations

import re

import pytest

from tests.house.findings_page import HOUSE, MADE, MAKERS, PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_made_parts_are_up_to_date() -> None:
    assert page(TEXT) == TEXT, "run python tests/house/findings_page.py and commit docs/findings.md"


def test_every_part_that_can_be_made_stands_in_the_page() -> None:
    assert sorted(part[1] for part in MADE.findall(TEXT)) == sorted(MAKERS)


@pytest.mark.parametrize("study", re.findall(r"python -m studies\.(\w+)", TEXT))
def test_each_study_named_is_a_script(study: str) -> None:
    assert (HOUSE / "studies" / f"{study}.py").is_file()

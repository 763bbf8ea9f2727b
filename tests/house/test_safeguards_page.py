"""The page of safeguards says what the safeguards say, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from raspred.scenario.catalog import load_scenario
from raspred.scenario.safeguards import SAFEGUARDS, with_safeguards
from tests.house.safeguards_page import PAGE, page

TRIED = "".join(
    file.read_text(encoding="utf-8")
    for file in (Path(__file__).resolve().parents[1] / "simulation").rglob("test_*.py")
)


def test_the_page_of_safeguards_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run python tests/house/safeguards_page.py and commit docs/safeguards.md"
    )


@pytest.mark.parametrize("name", SAFEGUARDS)
def test_a_safeguard_says_its_rule_what_it_changes_since_when_and_whose_idea_it_is(
    name: str,
) -> None:
    one = SAFEGUARDS[name]
    assert f"| `{one.spelling}` | {one.about} |" in PAGE.read_text(encoding="utf-8")
    assert all((one.about, one.changes, one.start, one.source))


@pytest.mark.parametrize("name", SAFEGUARDS)
def test_a_safeguard_is_tried(name: str) -> None:
    assert re.search(rf"\b{name}\b", TRIED), "say in tests/simulation what it does to a party"


def test_every_example_of_the_page_can_be_taken() -> None:
    spelled = re.findall(r"--safeguard (\S+)", PAGE.read_text(encoding="utf-8"))
    assert len(spelled) == 4
    with_safeguards(load_scenario("ussr-1920"), spelled)

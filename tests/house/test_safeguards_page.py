"""The page of safeguards says what the safeguards say, and its examples hold."""

from __future__ import annotations

import re

from raspred.scenario.catalog import load_scenario
from raspred.scenario.safeguards import with_safeguards
from tests.house.safeguards_page import PAGE, page


def test_the_page_of_safeguards_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run python tests/house/safeguards_page.py and commit docs/safeguards.md"
    )


def test_every_example_of_the_page_can_be_taken() -> None:
    spelled = re.findall(r"--safeguard (\S+)", PAGE.read_text(encoding="utf-8"))
    assert len(spelled) == 4
    with_safeguards(load_scenario("ussr-1920"), spelled)

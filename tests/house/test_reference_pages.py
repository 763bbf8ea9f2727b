"""The reference pages say what the code says, and the code says enough for them."""

from __future__ import annotations

import pytest

from raspred.experiments.ablations import CLAIMS
from raspred.measures import MEASURES
from raspred.simulation.mechanisms import MECHANISMS
from tests.house import catalog_pages
from tests.house.reference_pages import DOCS, MAKERS, PARTS, parts_of


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == MAKERS[name](), (
        f"run python tests/house/reference_pages.py and commit docs/{name}"
    )


@pytest.mark.parametrize("name", catalog_pages.PAGES)
def test_the_lists_of_a_page_are_up_to_date(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    assert catalog_pages.page(text) == text, (
        f"run python tests/house/catalog_pages.py and commit docs/{name}"
    )


def test_every_list_stands_in_a_page() -> None:
    texts = "".join((DOCS / name).read_text(encoding="utf-8") for name in catalog_pages.PAGES)
    made = [part[1] for part in catalog_pages.MADE.findall(texts)]
    assert sorted(made) == sorted(catalog_pages.MAKERS)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_tells_its_question_range_known_answer_and_source(name: str) -> None:
    told = parts_of(MEASURES[name])
    assert tuple(told) == PARTS
    assert told["Question"].endswith("?")
    assert all(told.values())


def test_every_mechanism_has_an_ablation_that_says_what_it_is_there_for() -> None:
    assert [claim.mechanism for claim in CLAIMS] == [one.name for one in MECHANISMS]

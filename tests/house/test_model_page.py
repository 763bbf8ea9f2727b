"""The page of the model says what the code and the scenario say, and leaves nothing out."""

from __future__ import annotations

import re

import pytest

from raspred.simulation.mechanisms import NAMES
from raspred.simulation.numbers import Numbers
from tests.house.model_page import MADE, MAKERS, PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")
BY_HAND = MADE.sub("", TEXT)
SUBMODELS = re.findall(r"^### `([a-z-]+)`$", BY_HAND, re.MULTILINE)


def test_the_made_parts_are_up_to_date() -> None:
    assert page(TEXT) == TEXT, "run python tests/house/model_page.py and commit docs/model.md"


def test_every_part_that_can_be_made_stands_in_the_page() -> None:
    assert sorted(part[1] for part in MADE.findall(TEXT)) == sorted(MAKERS)


def test_every_step_has_its_submodel_in_the_order_of_the_month() -> None:
    assert tuple(SUBMODELS) == NAMES


@pytest.mark.parametrize("name", [name for name in Numbers._fields if name != "scale"])
def test_every_parameter_is_told_by_hand_in_its_rule(name: str) -> None:
    formulas = "\n".join(re.findall(r"^    .*$", BY_HAND, re.MULTILINE))
    assert f"`{name}`" in BY_HAND or re.search(rf"\b{name}\b", formulas)


@pytest.mark.parametrize(
    "element",
    [
        "Purpose and patterns",
        "Entities, state variables and scales",
        "Process overview and scheduling",
        "Design concepts",
        "Initialization",
        "Input data",
        "Submodels",
    ],
)
def test_every_element_of_odd_is_there(element: str) -> None:
    assert re.search(rf"^## \d\. {element}$", BY_HAND, re.MULTILINE)


@pytest.mark.parametrize(
    "concept",
    [
        "Basic principles",
        "Emergence",
        "Adaptation",
        "Objectives",
        "Learning",
        "Prediction",
        "Sensing",
        "Interaction",
        "Stochasticity",
        "Collectives",
        "Observation",
    ],
)
def test_every_design_concept_of_odd_is_there(concept: str) -> None:
    assert f"**{concept}.**" in BY_HAND

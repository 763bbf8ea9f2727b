"""Hardship, worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.scenario.catalog import load_scenario
from raspred.scenario.hardship import hardship, hardships
from raspred.scenario.parts import Place


def place(distance: float, january: float, *, abroad: bool = False) -> Place:
    return Place(
        place_id="place",
        name="Place",
        latitude=0,
        longitude=0,
        january_mean_c=january,
        distance_km=distance,
        abroad=abroad,
        source="invented",
    )


@pytest.mark.parametrize(
    ("distance", "january", "expected"),
    [
        (0, -8, 0.15),
        (900, 0, 0.25),
        (4500, -30, 1.0),
        (9000, -60, 1.0),
        (2250, -19, 0.15 + 0.25 + 0.175),
    ],
)
def test_inside_the_country(distance: float, january: float, expected: float) -> None:
    assert hardship(place(distance, january), "capital") == pytest.approx(expected)


@pytest.mark.parametrize(("distance", "expected"), [(0, 0.1), (4000, 0.15), (10_000, 0.2)])
def test_abroad_climate_says_nothing(distance: float, expected: float) -> None:
    assert hardship(place(distance, -40, abroad=True), "capital") == pytest.approx(expected)


@given(st.floats(0, 20_000), st.floats(-60, 40), st.floats(0, 5000), st.floats(0, 20))
def test_farther_and_colder_is_never_easier(
    distance: float, january: float, farther: float, colder: float
) -> None:
    near = hardship(place(distance, max(-60.0, january)), "capital")
    far = hardship(
        place(min(20_100.0, distance + farther), max(-60.0, january - colder)), "capital"
    )
    assert 0 <= near <= far <= 1


def test_places_of_the_record() -> None:
    found = hardships(load_scenario("ussr-1920"))
    assert found["moscow"] == 0
    assert found["turukhansk"] == pytest.approx(0.15 + 0.5 * 2856 / 4500 + 0.35 * 18 / 22)
    assert found["berlin"] < found["tula"] < found["tashkent"] < found["turukhansk"]
    assert max(found.values()) == found["verkhoyansk"] == 1

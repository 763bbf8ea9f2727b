"""Prestige, worked by hand on the tiny scenario, and its laws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from raspred.scenario.catalog import load_scenario
from raspred.scenario.parts import Scenario, Standing
from raspred.scenario.prestige import WEIGHTS, prestige, shares_of_prestige

TINY = load_scenario(Path(__file__).parent.parent / "cases" / "valid" / "tiny.toml")


def standing(person: str, indicator: str, value: float, date: str = "1921-03-16") -> Standing:
    return Standing(
        person_id=person, date=date, indicator=indicator, value=value, source="invented"
    )


def with_standing(*rows: Standing) -> Scenario:
    return TINY.model_copy(update={"standing": rows})


def test_weights_make_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_votes_are_shares_of_the_most_votes_over_all_elections() -> None:
    rows = [
        standing("ann", "votes-first", 40),
        standing("ben", "votes-first", 10),
        standing("ben", "votes-second", 90),
    ]
    shares = shares_of_prestige(with_standing(*rows))
    assert shares["ann"]["votes"] == pytest.approx(0.5)
    assert shares["ben"]["votes"] == pytest.approx((0.25 + 1) / 2)
    assert shares["cid"]["votes"] == 0


def test_years_count_to_1923_and_are_full_at_their_mark() -> None:
    rows = [
        standing("ann", "cc-since", 1903, "1903-07-01"),
        standing("ann", "politburo-since", 1921, "1920-12-31"),
        standing("ben", "politburo-candidate-since", 1921, "1920-12-31"),
    ]
    shares = shares_of_prestige(with_standing(*rows))
    assert shares["ann"]["committee"] == 1
    assert shares["ann"]["politburo"] == pytest.approx(2 / 4, abs=0.002)
    assert shares["ben"]["politburo"] == pytest.approx(2 / 8, abs=0.002)
    assert shares["ann"]["seniority"] == pytest.approx(19.5 / 25, abs=0.002)


def test_the_office_under_study_gives_no_prestige() -> None:
    assert shares_of_prestige(TINY)["ann"]["office"] == 0  # he heads the Secretariat


def test_another_office_does() -> None:
    tenure = TINY.start_tenures[0].model_copy(
        update={"person_id": "cid", "post_id": "boss.capital"}
    )
    scenario = TINY.model_copy(update={"start_tenures": (*TINY.start_tenures, tenure)})
    assert shares_of_prestige(scenario)["cid"]["office"] == 0.25


def test_evidence_of_1923_and_later_is_not_used() -> None:
    later = [
        standing("cid", "political-report", 1, "1923-04-17"),
        standing("cid", "votes-first", 400, "1923-04-25"),
        standing("cid", "cc-since", 1923, "1923"),
    ]
    assert prestige(with_standing(*later))["cid"] == prestige(with_standing())["cid"]


def swapped(value: Any, one: str, other: str) -> Any:
    if isinstance(value, dict):
        return {key: swapped(inner, one, other) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(swapped(inner, one, other) for inner in value)
    return {one: other, other: one}.get(value, value) if isinstance(value, str) else value


def test_names_carry_no_prestige() -> None:
    """Two leaders exchanged throughout the scenario exchange their prestige."""
    scenario = load_scenario("ussr-1920")
    other = Scenario.model_validate(swapped(scenario.model_dump(), "stalin", "trotsky"))
    before, after = prestige(scenario), prestige(other)
    assert after["stalin"] == before["trotsky"]
    assert after["trotsky"] == before["stalin"]
    assert after["lenin"] == before["lenin"]


def test_the_record() -> None:
    found = prestige(load_scenario("ussr-1920"))
    assert all(0 <= value <= 1 for value in found.values())
    assert max(found, key=found.__getitem__) == "lenin"
    assert found["malenkov"] < 0.05

"""A scenario cut to a share of its posts keeps its shape."""

from __future__ import annotations

from collections import defaultdict

import pytest

from raspred.errors import ScenarioError
from raspred.scenario.catalog import load_scenario
from raspred.scenario.cutting import with_cadres


@pytest.fixture(scope="module")
def whole():  # type: ignore[no-untyped-def]
    return load_scenario("ussr-1920")


def posts_by_year(scenario) -> dict[int, int]:  # type: ignore[no-untyped-def]
    found: dict[int, int] = defaultdict(int)
    for row in scenario.post_counts:
        found[row.year] += row.posts
    return found


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_posts_and_capacity_are_cut_to_the_share(whole, share: float) -> None:  # type: ignore[no-untyped-def]
    cut = with_cadres(whole, share)
    before, after = posts_by_year(whole), posts_by_year(cut)
    for year, posts in before.items():
        assert after[year] == pytest.approx(share * posts, rel=0.02)
    for old, new in zip(whole.capacity, cut.capacity, strict=True):
        assert new.responsible == round(share * old.responsible)
        assert new.rank_and_file == round(share * old.rank_and_file)


def test_every_region_and_republic_keeps_its_unit_and_nothing_else_changes(whole) -> None:  # type: ignore[no-untyped-def]
    cut = with_cadres(whole, 0.2)
    for old, new in zip(whole.post_counts, cut.post_counts, strict=True):
        if old.level in ("guberniya", "republic"):
            assert new.units == min(old.units, max(1, new.posts))
    left = {"post_counts", "capacity", "parameters"}
    assert whole.model_dump(exclude=left) == cut.model_dump(exclude=left)
    changed = {
        name for name, one in cut.parameters.items() if one.value != whole.parameters[name].value
    }
    assert changed == {"exposure_of_one"}


def test_a_punishment_is_seen_by_the_same_share_of_fewer(whole) -> None:  # type: ignore[no-untyped-def]
    seen = whole.parameters["exposure_of_one"].value
    assert with_cadres(whole, 0.25).parameters["exposure_of_one"].value == pytest.approx(4 * seen)


def test_the_whole_is_the_scenario_itself(whole) -> None:  # type: ignore[no-untyped-def]
    assert with_cadres(whole, 1.0) is whole


@pytest.mark.parametrize("share", [0.0, 0.04, 1.01, float("nan")])
def test_a_share_out_of_range_is_refused(whole, share: float) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ScenarioError) as refused:
        with_cadres(whole, share)
    assert str(refused.value) == f"cadres: {share} is out of range. Give a number from 0.05 to 1."

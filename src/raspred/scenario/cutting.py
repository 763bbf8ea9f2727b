"""A smaller apparatus of the same shape: posts and capacity cut to one share.

    with_cadres(scenario, 0.2)

Ensembles of thousands of histories need not carry a hundred thousand posts each. Committees,
congresses and the named posts keep their sizes. Where a region has fewer cadres each
punishment is seen by a larger part of them, so what one adds to its exposure grows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem, ScenarioError

if TYPE_CHECKING:
    from raspred.scenario.parts import Capacity, PostCount, Scenario

LEAST_SHARE = 0.05
_SEEN = "exposure_of_one"
_BY_REGION = ("guberniya", "republic")  # one unit for each named region or republic


def with_cadres(scenario: Scenario, share: float) -> Scenario:
    """Return the scenario with its counted posts and the section's capacity cut to a share.

    Args:
        scenario: Any; it is not changed.
        share: Of the posts of each structure, level and year, and of the persons whom the
            section can place, 0.05 to 1. At 1 the scenario itself is returned.

    Raises:
        ScenarioError: The share is out of its range.
    """
    if not LEAST_SHARE <= share <= 1.0:
        remedy = f"Give a number from {LEAST_SHARE} to 1."
        raise ScenarioError([Problem("cadres", f"{share} is out of range", remedy)])
    if share == 1.0:
        return scenario
    counts = tuple(_cut_posts(row, share) for row in scenario.post_counts)
    capacity = tuple(_cut_capacity(row, share) for row in scenario.capacity)
    seen = scenario.parameters[_SEEN]
    numbers = {**scenario.parameters, _SEEN: seen.model_copy(update={"value": seen.value / share})}
    return scenario.model_copy(
        update={"post_counts": counts, "capacity": capacity, "parameters": numbers}
    )


def _cut_posts(row: PostCount, share: float) -> PostCount:
    """Return fewer units of the same size; at the regions' level, smaller units."""
    posts = round(share * row.posts)
    units = row.units if row.level in _BY_REGION else max(1, round(share * row.units))
    cut = {"posts": posts, "low": round(share * row.low), "high": round(share * row.high)}
    return row.model_copy(update={**cut, "units": max(1, min(units, posts))})


def _cut_capacity(row: Capacity, share: float) -> Capacity:
    cut = {
        "responsible": round(share * row.responsible),
        "rank_and_file": round(share * row.rank_and_file),
    }
    return row.model_copy(update=cut)

"""Groups of the World's columns as they are before anybody is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from raspred.scenario.hardship import hardships
from raspred.simulation import codes
from raspred.simulation.pages import cleared
from raspred.simulation.tally import GAUGE_SEAT_DEBT, GAUGES, QUARRELS, SERIES
from raspred.simulation.world import (
    NOTABLE_LIMIT,
    SEAT_LIMIT,
    Committees,
    Notables,
    Places,
    Regions,
    Tally,
)

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario
    from raspred.simulation.world import Ballots, Entries, Orders, Posts, Tenures

T = TypeVar("T", bound="Tenures | Orders | Ballots | Entries")


def capital_of(scenario: Scenario) -> int:
    """Return the number of the region in which the capital lies; 0 where none does."""
    for index, region in enumerate(scenario.regions):
        if region.place_id == scenario.capital_id:
            return index
    return 0


def regions_of(scenario: Scenario, posts: Posts) -> Regions:
    """Return the regions, their weights made shares that sum to 1."""
    count = len(scenario.regions)
    place_of = {place.place_id: i for i, place in enumerate(scenario.places)}
    fiefs = sorted({region.fief for region in scenario.regions})
    given = np.array([region.weight for region in scenario.regions], dtype=np.float64)
    weight = (given / given.sum()).astype(np.float32)
    secretary = np.full(count, codes.NOBODY, dtype=np.int32)
    for post in np.flatnonzero(posts.boss == 1)[::-1]:
        secretary[posts.region[post]] = post
    return Regions(
        place=np.array([place_of[r.place_id] for r in scenario.regions], dtype=np.int16),
        fief=np.array([fiefs.index(r.fief) for r in scenario.regions], dtype=np.int16),
        weight=weight,
        reached=np.cumsum(weight, dtype=np.float64),
        secretary=secretary,
        spoke=np.zeros(count, dtype=np.float32),
        exposure=np.zeros(count, dtype=np.float32),
    )


def places_of(scenario: Scenario) -> Places:
    """Return the places of the scenario, in its order."""
    hardship = hardships(scenario)
    return Places(
        hardship=np.array([hardship[p.place_id] for p in scenario.places], dtype=np.float32),
        abroad=np.array([p.abroad for p in scenario.places], dtype=np.uint8),
    )


def empty_committees() -> Committees:
    """Return committees in which nobody sits."""
    shape = (len(codes.SEATS), SEAT_LIMIT)
    return Committees(
        person=np.full(shape, codes.NOBODY, dtype=np.int32),
        record=np.full(shape, -1, dtype=np.int32),
        count=np.zeros(len(codes.SEATS), dtype=np.int32),
    )


def notables_of(scenario: Scenario, number_of: dict[str, int]) -> Notables:
    """Return the notables' positions on each issue, and room for them to come."""
    stance = np.full((max(1, len(scenario.issues)), len(scenario.people)), np.nan)
    issue_of = {issue.issue_id: i for i, issue in enumerate(scenario.issues)}
    for row in scenario.positions:
        stance[issue_of[row.issue_id], number_of[row.person_id]] = row.position
    return Notables(
        person=np.full(NOTABLE_LIMIT, codes.NOBODY, dtype=np.int32),
        feud=np.zeros((NOTABLE_LIMIT, NOTABLE_LIMIT)),
        power=np.zeros(NOTABLE_LIMIT),
        contested=np.full(NOTABLE_LIMIT, -99, dtype=np.int16),
        stance=stance,
    )


def log_rows(months: int, posts: Posts) -> int:
    """Return room for every change of holder a run can see; unused rows cost no memory."""
    return 200_000 + int(len(posts.holder) * (2.0 + 0.16 * months))


def empty_log(group: type[T], rows: int) -> T:
    """Return one log with room for so many rows; unused ones cost no memory."""
    small = {
        "kind": np.uint8,
        "channel": np.uint8,
        "reason": np.uint8,
        "body": np.uint8,
        "number": np.uint8,
        "rung": np.uint8,
        "author": np.uint8,
        "truthful": np.uint8,
        "value": np.float32,
        "carried": np.uint8,
        "place": np.int16,
        "selection": np.int16,
        "issue": np.int16,
        "score": np.float32,
        "runner_up_score": np.float32,
    }
    fields = group._fields
    return group(*[cleared(rows, small.get(name, np.int32)) for name in fields])


def empty_tally(months: int) -> Tally:
    """Return a tally in which nothing has been counted yet."""
    quarrel = np.full(QUARRELS, -1, dtype=np.int32)
    gauge = np.zeros(GAUGES)
    gauge[GAUGE_SEAT_DEBT] = np.nan  # of the committee given by the scenario nobody can say
    gauge[1] = -99.0
    return Tally(
        rows=np.zeros(5, dtype=np.int64),
        gauge=gauge,
        quarrel=quarrel,
        series=np.zeros((months, len(SERIES))),
    )

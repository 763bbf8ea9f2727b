"""Posts and bodies: the named ones of the scenario, and the many that are only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.simulation import codes
from raspred.simulation.world import NEVER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.scenario.parts import Body, Place, Post, PostCount, Region
    from raspred.simulation.building.months import Span

# Rank of the head of a unit and of the others, by level. Our assumption.
RANKS = {
    "centre": (8, 6),
    "republic": (7, 6),
    "guberniya": (6, 5),
    "uezd": (5, 3),
    "cell": (2, 2),
    "abroad": (6, 5),
}
_MID_YEAR = 6
_TITLES = ("responsible worker", "head")
_PARTY_STAFF_BONUS = 1  # party posts stand a rank above the same post elsewhere


class Naming(NamedTuple):
    """What the register calls each body and post; lists in the order of the World."""

    body_id: list[str]
    body_name: list[str]
    body_structure: list[str]
    body_level: list[str]
    body_place: list[int]
    post_id: list[str]
    post_title: list[str]


class Given(NamedTuple):
    """What posts are drafted from, as the scenario holds it."""

    posts: tuple[Post, ...]
    post_counts: tuple[PostCount, ...]
    bodies: tuple[Body, ...]
    regions: tuple[Region, ...]
    places: tuple[Place, ...]
    capital_id: str


class Draft:
    """Rows in the making; turned into columns once all are known."""

    def __init__(self, scenario: Given) -> None:
        self.rows: list[NDArray[np.int64]] = []  # tables of ten columns, as `Posts` begins
        self.naming = Naming([], [], [], [], [], [], [])
        self.bodies: dict[str, int] = {}
        self.place_of = {place.place_id: i for i, place in enumerate(scenario.places)}
        self.region_of = {region.region_id: i for i, region in enumerate(scenario.regions)}
        fiefs = sorted({region.fief for region in scenario.regions})
        self.fief_of = {fief: index for index, fief in enumerate(fiefs)}

    def body(self, body_id: str, name: str, structure: str, level: str, place: int) -> int:
        """Return the number of a body, drafted where it is new."""
        if body_id not in self.bodies:
            self.bodies[body_id] = len(self.bodies)
            self.naming.body_id.append(body_id)
            self.naming.body_name.append(name)
            self.naming.body_structure.append(structure)
            self.naming.body_level.append(level)
            self.naming.body_place.append(place)
        return self.bodies[body_id]


def draft_named(scenario: Given, span: Span, draft: Draft) -> dict[str, int]:
    """Draft the named posts and return the row of the first seat of each."""
    bodies = {body.body_id: body for body in scenario.bodies}
    regions = {region.region_id: region for region in scenario.regions}
    numbers: dict[str, int] = {}
    for post in scenario.posts:
        if post.elective or post.post_id in codes.SEATS:
            continue
        body = bodies[post.body_id]
        place = draft.place_of[body.place_id]
        number = draft.body(body.body_id, body.name, body.structure, body.level, place)
        numbers[post.post_id] = len(draft.naming.post_id)
        region, fief = codes.NOWHERE, codes.NOWHERE
        if post.region_id is not None:
            region = draft.region_of[post.region_id]
            fief = draft.fief_of[regions[post.region_id].fief]
        opens = max(span.first_whole(post.created), span.first_whole(body.founded))
        closes = min(span.of(post.abolished, NEVER), span.of(body.dissolved, NEVER))
        row = (
            codes.STRUCTURES.index(body.structure),
            codes.LEVELS.index(body.level),
            post.rank,
            region,
            fief,
            place,
            number,
            1 if post.region_id is not None and body.structure == "party" else 0,
            opens,
            min(closes, NEVER),
        )
        for seat in range(max(1, post.seats)):
            suffix = "" if post.seats <= 1 else f".{seat + 1}"
            draft.naming.post_id.append(post.post_id + suffix)
            draft.naming.post_title.append(post.title)
            draft.rows.append(np.array([row]))
    return numbers


def region_sequence(scenario: Given) -> list[int]:
    """Return regions in an order in which every stretch holds each by its weight."""
    weight = np.array([region.weight for region in scenario.regions])
    weight = weight / weight.sum()
    given = np.zeros(len(weight))
    sequence: list[int] = []
    longest = max((count.units for count in scenario.post_counts), default=1)
    for index in range(longest + 1):
        chosen = int(np.argmax((index + 1) * weight - given))
        given[chosen] += 1.0
        sequence.append(chosen)
    return sequence


def _lives(
    span: Span, counts: list[PostCount], already: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return when each counted post of a class opens and closes, the first of them first.

    In a month stand as many as are counted then, always the first.
    """
    when = np.array([12 * count.year + _MID_YEAR - span.first for count in counts])
    number = np.array([max(0, count.posts - already) for count in counts], dtype=float)
    order = np.argsort(when)
    series = np.rint(np.interp(np.arange(span.count), when[order], number[order])).astype(int)
    index = np.arange(series.max(initial=0))
    opens = np.searchsorted(np.maximum.accumulate(series), index, side="right")
    after = np.searchsorted(np.maximum.accumulate(series[::-1]), index, side="right")
    return opens, np.where(after == 0, NEVER, span.count - after)


def draft_counted(
    scenario: Given,
    span: Span,
    draft: Draft,
    counts: list[PostCount],
    already: int,
    order: list[int],
) -> None:
    """Draft the posts of one structure and level that are counted, not named."""
    structure, level = counts[0].structure, counts[0].level
    opens, closes = _lives(span, counts, already)
    index = np.arange(len(opens))
    units = max(count.units for count in counts)
    per_unit = max(1, round(max(count.posts / count.units for count in counts)))
    head, staff = RANKS[level]
    bonus = _PARTY_STAFF_BONUS if structure == "party" and level != "cell" else 0
    headed = structure == "party" and level == "guberniya"  # by the named secretary
    unit, first = index // per_unit, index % per_unit == 0
    if level in ("guberniya", "centre"):
        unit, first = index % units, index < units
    heads = first & (not headed)
    seats, bodies = [], []
    for number in range(int(unit.max(initial=-1)) + 1):
        region, fief, place = _seat_of(scenario, draft, level, number, order)
        bodies.append(_body_of(scenario, draft, structure, level, number, region, place))
        seats.append((region, fief, place, bodies[-1]))
    names = [draft.naming.body_id[body] for body in bodies]
    draft.naming.post_id.extend(f"{names[u]}.{i}" for i, u in enumerate(unit.tolist()))
    draft.naming.post_title.extend(_TITLES[one] for one in heads.tolist())
    table = np.zeros((len(index), 10), dtype=np.int64)
    table[:, 0], table[:, 1] = codes.STRUCTURES.index(structure), codes.LEVELS.index(level)
    table[:, 2] = np.where(heads, head, staff + bonus)
    table[:, 3:7] = np.array(seats, dtype=np.int64).reshape(-1, 4)[unit]
    table[:, 8], table[:, 9] = opens, closes
    draft.rows.append(table)


def _seat_of(
    scenario: Given, draft: Draft, level: str, unit: int, order: list[int]
) -> tuple[int, int, int]:
    """Return region, fief and place of a unit; -1 where it belongs to none."""
    if level == "centre":
        return codes.NOWHERE, codes.NOWHERE, draft.place_of[scenario.capital_id]
    if level == "abroad":
        abroad = [i for i, place in enumerate(scenario.places) if place.abroad]
        if not abroad:
            return codes.NOWHERE, codes.NOWHERE, draft.place_of[scenario.capital_id]
        return codes.NOWHERE, codes.NOWHERE, abroad[unit % len(abroad)]
    spread = order[unit % len(order)]
    region = unit % len(scenario.regions) if level == "guberniya" else spread
    given = scenario.regions[region]
    if level == "republic":
        return codes.NOWHERE, draft.fief_of[given.fief], draft.place_of[given.place_id]
    return region, draft.fief_of[given.fief], draft.place_of[given.place_id]


def _body_of(
    scenario: Given,
    draft: Draft,
    structure: str,
    level: str,
    unit: int,
    region: int,
    place: int,
) -> int:
    """Return the body a counted post belongs to, new where it is the first of its unit."""
    if region < 0:
        body_id = f"{structure}-{level}-{unit + 1}"
        return draft.body(
            body_id, f"{structure}, {level}, body {unit + 1}", structure, level, place
        )
    name = scenario.regions[region].name
    body_id = f"{scenario.regions[region].region_id}-{structure}"
    if level == "guberniya":
        return draft.body(body_id, f"{name}: {structure}", structure, level, place)
    if level == "cell":
        return draft.body(
            f"{body_id}-cells", f"{name}: {structure}, cells", structure, level, place
        )
    body_id = f"{body_id}-{level}-{unit + 1}"
    return draft.body(body_id, f"{name}: {structure}, {level} {unit + 1}", structure, level, place)

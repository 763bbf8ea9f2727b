"""Posts and bodies: the named ones of the scenario, and the many that are only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.simulation import codes
from raspred.simulation.world import NEVER, Posts

if TYPE_CHECKING:
    from raspred.scenario.parts import PostCount, Scenario
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


class Establishment(NamedTuple):
    """The posts as columns, with their names."""

    posts: Posts
    naming: Naming
    post_number: dict[str, int]  # of the named posts


class _Draft:
    """Rows in the making; turned into columns once all are known."""

    def __init__(self, scenario: Scenario) -> None:
        self.rows: list[tuple[int, ...]] = []
        self.naming = Naming([], [], [], [], [], [], [])
        self.bodies: dict[str, int] = {}
        self.place_of = {place.place_id: i for i, place in enumerate(scenario.places)}
        self.region_of = {region.region_id: i for i, region in enumerate(scenario.regions)}
        fiefs = sorted({region.fief for region in scenario.regions})
        self.fief_of = {fief: index for index, fief in enumerate(fiefs)}

    def body(self, body_id: str, name: str, structure: str, level: str, place: int) -> int:
        if body_id not in self.bodies:
            self.bodies[body_id] = len(self.bodies)
            self.naming.body_id.append(body_id)
            self.naming.body_name.append(name)
            self.naming.body_structure.append(structure)
            self.naming.body_level.append(level)
            self.naming.body_place.append(place)
        return self.bodies[body_id]


def build_posts(scenario: Scenario, span: Span) -> Establishment:
    """Return every post that exists at some time in the run."""
    draft = _Draft(scenario)
    numbers = _named(scenario, span, draft)
    taken: dict[tuple[str, str], int] = {}
    key: tuple[str, str]
    bodies = {body.body_id: body for body in scenario.bodies}
    for post in scenario.posts:
        if not post.elective and post.post_id not in codes.SEATS:
            body = bodies[post.body_id]
            key = (body.structure, body.level)
            taken[key] = taken.get(key, 0) + max(1, post.seats)
    classes: dict[tuple[str, str], list[PostCount]] = {}
    for count in scenario.post_counts:
        classes.setdefault((count.structure, count.level), []).append(count)
    order = _region_sequence(scenario)
    for key, counts in classes.items():
        _counted(scenario, span, draft, counts, taken.get(key, 0), order)
    return Establishment(_columns(draft), draft.naming, numbers)


def _named(scenario: Scenario, span: Span, draft: _Draft) -> dict[str, int]:
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
        numbers[post.post_id] = len(draft.rows)
        region, fief = codes.NOWHERE, codes.NOWHERE
        if post.region_id is not None:
            region = draft.region_of[post.region_id]
            fief = draft.fief_of[regions[post.region_id].fief]
        opens = max(span.first_whole(post.created), span.first_whole(body.founded))
        closes = min(span.of(post.abolished, NEVER), span.of(body.dissolved, NEVER))
        for seat in range(max(1, post.seats)):
            suffix = "" if post.seats <= 1 else f".{seat + 1}"
            draft.naming.post_id.append(post.post_id + suffix)
            draft.naming.post_title.append(post.title)
            draft.rows.append(
                (
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
            )
    return numbers


def _region_sequence(scenario: Scenario) -> list[int]:
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


def _life(span: Span, counts: list[PostCount], already: int) -> list[tuple[int, int]]:
    """Return (opens, closes) of each counted post of a class, in the order of its rank."""
    when = np.array([12 * count.year + _MID_YEAR - span.first for count in counts])
    number = np.array([max(0, count.posts - already) for count in counts], dtype=float)
    order = np.argsort(when)
    series = np.rint(np.interp(np.arange(span.count), when[order], number[order])).astype(int)
    lives = []
    for index in range(int(series.max(initial=0))):
        there = np.flatnonzero(series > index)
        closes = int(there[-1]) + 1
        lives.append((int(there[0]), NEVER if closes >= span.count else closes))
    return lives


def _counted(
    scenario: Scenario,
    span: Span,
    draft: _Draft,
    counts: list[PostCount],
    already: int,
    order: list[int],
) -> None:
    """Draft the posts of one structure and level that are counted, not named."""
    structure, level = counts[0].structure, counts[0].level
    lives = _life(span, counts, already)
    units = max(count.units for count in counts)
    per_unit = max(1, round(max(count.posts / count.units for count in counts)))
    head, staff = RANKS[level]
    bonus = _PARTY_STAFF_BONUS if structure == "party" and level != "cell" else 0
    headed = structure == "party" and level == "guberniya"  # by the named secretary
    for index, (opens, closes) in enumerate(lives):
        unit = index % units if level in ("guberniya", "centre") else index // per_unit
        first = index < units if level in ("guberniya", "centre") else index % per_unit == 0
        region, fief, place = _seat_of(scenario, draft, level, unit, order)
        body = _body_of(scenario, draft, structure, level, unit, region, place)
        rank = head if first and not headed else staff + bonus
        draft.naming.post_id.append(f"{draft.naming.body_id[body]}.{index}")
        draft.naming.post_title.append("head" if first and not headed else "responsible worker")
        draft.rows.append(
            (
                codes.STRUCTURES.index(structure),
                codes.LEVELS.index(level),
                rank,
                region,
                fief,
                place,
                body,
                0,
                opens,
                closes,
            )
        )


def _seat_of(
    scenario: Scenario, draft: _Draft, level: str, unit: int, order: list[int]
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
    scenario: Scenario,
    draft: _Draft,
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


def _columns(draft: _Draft) -> Posts:
    """Turn the drafted rows into columns."""
    table = np.array(draft.rows, dtype=np.int64).reshape(-1, 10)
    count = len(table)
    nobody = np.full(count, codes.NOBODY, dtype=np.int32)
    return Posts(
        structure=table[:, 0].astype(np.uint8),
        level=table[:, 1].astype(np.uint8),
        rank=table[:, 2].astype(np.uint8),
        region=table[:, 3].astype(np.int16),
        fief=table[:, 4].astype(np.int16),
        place=table[:, 5].astype(np.int16),
        body=table[:, 6].astype(np.int32),
        boss=table[:, 7].astype(np.uint8),
        opens=table[:, 8].astype(np.int16),
        closes=table[:, 9].astype(np.int16),
        holder=nobody.copy(),
        since=np.zeros(count, dtype=np.int16),
        channel=np.zeros(count, dtype=np.uint8),
        mover=nobody.copy(),
        record=nobody.copy(),
    )

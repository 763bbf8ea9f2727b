"""Posts and bodies of the first day and of later ones, as columns."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from raspred.simulation import codes
from raspred.simulation.building.drafting import (
    Draft,
    Given,
    draft_counted,
    draft_named,
    region_sequence,
)
from raspred.simulation.world import Posts

if TYPE_CHECKING:
    from raspred.scenario.parts import PostCount, Scenario
    from raspred.simulation.building.drafting import Naming
    from raspred.simulation.building.months import Span


class Establishment(NamedTuple):
    """The posts as columns, with their names."""

    posts: Posts
    naming: Naming
    post_number: dict[str, int]  # of the named posts


def build_posts(scenario: Scenario, span: Span) -> Establishment:
    """Return every post that exists at some time in the run; its columns may be written to."""
    given = Given(**{name: getattr(scenario, name) for name in Given._fields})
    drafted = _drafted(given, span)
    copied: list[Any] = [column.copy() for column in drafted.posts]
    return drafted._replace(posts=Posts(*copied))


@lru_cache(maxsize=2)
def _drafted(given: Given, span: Span) -> Establishment:
    """Draft the posts; nothing of them is drawn, so they serve all histories of a scenario."""
    draft = Draft(given)
    numbers = draft_named(given, span, draft)
    taken: dict[tuple[str, str], int] = {}
    key: tuple[str, str]
    bodies = {body.body_id: body for body in given.bodies}
    for post in given.posts:
        if not post.elective and post.post_id not in codes.SEATS:
            body = bodies[post.body_id]
            key = (body.structure, body.level)
            taken[key] = taken.get(key, 0) + max(1, post.seats)
    classes: dict[tuple[str, str], list[PostCount]] = {}
    for count in given.post_counts:
        classes.setdefault((count.structure, count.level), []).append(count)
    order = region_sequence(given)
    for key, counts in classes.items():
        draft_counted(given, span, draft, counts, taken.get(key, 0), order)
    return Establishment(_columns(draft), draft.naming, numbers)


def _columns(draft: Draft) -> Posts:
    """Turn the drafted rows into columns."""
    table = np.concatenate([np.empty((0, 10), dtype=np.int64), *draft.rows])
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

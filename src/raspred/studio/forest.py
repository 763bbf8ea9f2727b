"""The patronage forest, as the measure of that name defines it, for drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred import dates
from raspred.measures import measure
from raspred.measures.forest import ROOT, forest
from raspred.studio.dating import day_asked
from raspred.studio.models.base import Named
from raspred.studio.models.structure import (
    ForestNode,
    ForestOfDay,
    ForestOverTime,
    Grove,
    Tree,
)
from raspred.studio.people.ego import highest_stays
from raspred.studio.stays import CHANNELS

if TYPE_CHECKING:
    from raspred.measures.forest import Forest
    from raspred.measures.spans import Rows
    from raspred.studio.opened import Opened


def by_year(opened: Opened, office: str | None, top: int) -> ForestOverTime:
    """Return the greatest roots at the end of each year.

    Raises:
        MeasureError: There is no such office.
    """
    table = opened.once(
        f"forest {office} {top}",
        lambda: measure(opened.register, "patronage-forest", office=office, by="year", top=top),
    )
    days = []
    for (date,), rows in table.group_by("date", maintain_order=True):
        trees = [
            Tree(
                root=_named(opened, row["subject"]),
                below=row["below"],
                direct=row["direct"],
                depth=row["depth"],
                share=row["value"],
                low=row["low"],
                high=row["high"],
            )
            for row in rows.iter_rows(named=True)
        ]
        days.append(Grove(date=str(date), trees=trees))
    return ForestOverTime(days=days)


def _named(opened: Opened, person: str) -> Named:
    return Named(id=person, name=opened.names.get(person, person))


def of_day(opened: Opened, on: str | None, limit: int) -> ForestOfDay:
    """Return the forest of a day: those with most people below them, and all above these.

    Args:
        opened: The history.
        on: A day; none = the last of the history.
        limit: How many people to tell; those above them come in addition.
    """
    day = day_asked(on, opened.last_day)
    stay = highest_stays(opened, day)
    in_post = np.flatnonzero(stay >= 0)
    by = np.full(len(stay), ROOT, dtype=np.int64)
    by[in_post] = opened.stays.by[stay[in_post]]
    by[by == np.arange(len(by))] = ROOT
    grown = forest(by)
    counted = np.union1d(in_post, by[by >= 0])
    greatest = counted[np.lexsort((counted, -grown.below[counted]))][:limit]
    chosen = _with_all_above(greatest, by)
    chosen = chosen[np.lexsort((-grown.below[chosen], grown.depth[chosen]))]
    return ForestOfDay(
        date=dates.iso(day),
        people_in_all=len(in_post),
        nodes=_nodes(opened, chosen, by, grown, stay),
    )


def _with_all_above(chosen: Rows, by: Rows) -> Rows:
    while True:
        above = by[chosen]
        more = np.union1d(chosen, above[above >= 0])
        if len(more) == len(chosen):
            return chosen
        chosen = more


def _nodes(opened: Opened, chosen: Rows, by: Rows, grown: Forest, stay: Rows) -> list[ForestNode]:
    at = np.full(len(by), -1, dtype=np.int64)
    at[chosen] = np.arange(len(chosen))
    stays, people = opened.stays, opened.people.frame
    posts = opened.posts.select(pl.col("rank"), pl.col("title"))
    found = []
    for person in chosen.tolist():
        held = int(stay[person])
        rank, title = posts.row(int(stays.post[held])) if held >= 0 else (None, "")
        found.append(
            ForestNode(
                id=people["id"][person],
                name=people["name"][person],
                # Where people placed each other in a ring it is cut above its first member.
                patron=int(at[by[person]]) if by[person] >= 0 and grown.depth[person] else -1,
                root=int(at[grown.root[person]]),
                depth=int(grown.depth[person]),
                below=int(grown.below[person]),
                rank=rank,
                title=title,
                channel=CHANNELS[stays.channel[held]] if held >= 0 else "",
            )
        )
    return found

"""Bodies on demand: those a packed history only counts are told one by one here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.errors import Problem
from raspred.studio.dating import dated
from raspred.studio.models.base import Named
from raspred.studio.models.structure import BodyList, BodyPage, BodyRow, Holder, Seat
from raspred.studio.people.orders import named
from raspred.studio.refusals import UnknownError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.measures.spans import Rows
    from raspred.studio.opened import Opened


def listed(
    opened: Opened, words: str, asked: Mapping[str, str], offset: int, limit: int
) -> BodyList:
    """Return some bodies.

    Args:
        opened: The history.
        words: Each must occur in the name or id.
        asked: What columns of the bodies must hold; "" lets everything through.
        offset: How many to leave out.
        limit: How many to tell at most.
    """
    conditions = [pl.col(name) == value for name, value in asked.items() if value]
    text = pl.concat_str("name", pl.lit(" "), "body_id").str.to_lowercase()
    conditions += [text.str.contains(word, literal=True) for word in words.lower().split()]
    bodies = _bodies(opened)
    found = bodies.filter(*conditions) if conditions else bodies
    chosen = found.slice(offset, limit).iter_rows(named=True)
    return BodyList(total=len(found), bodies=[_row(row) for row in chosen])


def page(opened: Opened, body: str) -> BodyPage:
    """Return a body with its seats and who held them.

    Raises:
        UnknownError: The history has no such body.
    """
    found = _bodies(opened).filter(pl.col("body_id") == body)
    if found.is_empty():
        problem = Problem("id", f"no body has the id {body!r}", "GET .../bodies lists them.")
        raise UnknownError(problem)
    posts = np.flatnonzero((opened.posts["body_id"] == body).to_numpy())
    stays = opened.stays
    rows = np.flatnonzero(np.isin(stays.post, posts))
    rows = rows[np.lexsort((stays.spans.central_start[rows], stays.post[rows]))]
    return BodyPage(
        body=_row(found.row(0, named=True)),
        seats=[_seat(opened, post, rows[stays.post[rows] == post]) for post in posts.tolist()],
    )


def _bodies(opened: Opened) -> pl.DataFrame:
    return opened.once("bodies", lambda: _with_posts(opened))


def _with_posts(opened: Opened) -> pl.DataFrame:
    counted = opened.posts.group_by("body_id").len("posts")
    bodies = opened.register.bodies.with_columns(pl.col(pl.Categorical).cast(pl.String))
    joined = bodies.join(counted, on="body_id", how="left", maintain_order="left")
    return joined.with_columns(pl.col("posts").fill_null(0))


def _row(row: Mapping[str, Any]) -> BodyRow:
    return BodyRow(
        id=row["body_id"],
        name=row["name"],
        kind=row["kind"] or "",
        structure=row["structure"] or "",
        level=row["level"] or "",
        parent=row["parent_id"],
        place=row["place_id"],
        posts=row["posts"],
    )


def _seat(opened: Opened, post: int, rows: Rows) -> Seat:
    told = opened.posts.row(post, named=True)
    tenures = opened.register.tenures[rows].with_columns(pl.col(pl.Categorical).cast(pl.String))
    holders = [
        Holder(
            tenure=row["tenure_id"],
            person=named(opened, row["person_id"]) or Named(id="", name=""),
            start=dated(row, "start"),
            end=dated(row, "end"),
            filled_by=row["filled_by"] or "",
            appointed_by=named(opened, row["appointed_by"]),
            start_order=row["start_order_id"],
        )
        for row in tenures.iter_rows(named=True)
    ]
    return Seat(
        post=told["post_id"],
        title=told["title"],
        rank=told["rank"],
        elective=told["elective"],
        seats=told["seats"],
        holders=holders,
    )

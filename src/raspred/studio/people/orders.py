"""Orders with their names filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.studio.dating import dated
from raspred.studio.models.base import Named
from raspred.studio.models.people import OrderShown

if TYPE_CHECKING:
    from raspred.studio.opened import Opened

_NO_POST: dict[str, Any] = {}


def shown(opened: Opened, orders: pl.DataFrame) -> list[OrderShown]:
    """Return some orders of a history as pages tell them, in the order given."""
    posts = {side: _posts(opened, orders, f"{side}_post_id") for side in ("from", "to")}
    texts = orders.with_columns(pl.col(pl.Categorical).cast(pl.String))
    return [
        _shown(opened, row, posts["from"][number], posts["to"][number])
        for number, row in enumerate(texts.iter_rows(named=True))
    ]


def named(opened: Opened, person: str | None) -> Named | None:
    """Return a person by id and name."""
    return None if person is None else Named(id=person, name=opened.names.get(person, person))


def labelled(row: dict[str, Any], key: str) -> Named | None:
    """Return a post by id, and by its title, body and place."""
    if row.get(key) is None:
        return None
    where = None if row["elective"] else row["place"]
    return Named(
        id=row[key], name=", ".join(part for part in (row["title"], row["body"], where) if part)
    )


def _posts(opened: Opened, orders: pl.DataFrame, column: str) -> list[dict[str, Any]]:
    at = opened.post_at(orders, column)
    rows = opened.posts[at.clip(0)].to_dicts() if len(opened.posts) else []
    return [
        row if where >= 0 else _NO_POST
        for where, row in zip(at, rows or [_NO_POST] * len(at), strict=True)
    ]


def _shown(
    opened: Opened, row: dict[str, Any], left: dict[str, Any], taken: dict[str, Any]
) -> OrderShown:
    origin = _place(opened, row["from_place_id"] or left.get("place_id"))
    target = _place(opened, taken.get("place_id") or row["to_place_id"])
    return OrderShown(
        id=row["order_id"],
        kind=row["kind"],
        person=named(opened, row["person_id"]),
        date=dated(row, "date"),
        channel=row["channel"] or "",
        by=named(opened, row["by_person_id"]),
        from_post=labelled(left, "post_id"),
        to_post=labelled(taken, "post_id"),
        from_place=None if origin is None else origin[0],
        to_place=None if target is None else target[0],
        hardship=None if target is None else target[1],
        hardship_before=None if origin is None else origin[1],
        reason=row["reason"] or "",
        score=row["score"],
        runner_up=named(opened, row["runner_up_id"]),
        runner_up_score=row["runner_up_score"],
    )


def _place(opened: Opened, place: str | None) -> tuple[Named, float | None] | None:
    if place is None:
        return None
    name, hardship = opened.places.get(place, (place, None))
    return Named(id=place, name=name), hardship

"""A history packed: head and columns put together."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.register.vocabulary import OrderKind
from raspred.studio.answering import Packed, etag_of
from raspred.studio.models.packed import PackedHead
from raspred.studio.months import month_of, opening
from raspred.studio.packing.container import whole_file
from raspred.studio.packing.events import events
from raspred.studio.packing.flows import flow_columns
from raspred.studio.packing.seats import (
    group_columns,
    post_columns,
    seat_columns,
    told_one_by_one,
)
from raspred.studio.packing.series import elector_columns
from raspred.studio.stays import CHANNELS

if TYPE_CHECKING:
    from raspred.measures.spans import Rows
    from raspred.studio.opened import Opened
    from raspred.studio.packing.container import Column

_LEVEL = 6  # of gzip: 9 takes three times as long for one part in a hundred


def pack(opened: Opened) -> Packed:
    """Return a history as one gzipped file."""
    content = gzip.compress(unpacked(opened), _LEVEL, mtime=0)
    return Packed(content, etag_of(content))


def unpacked(opened: Opened) -> bytes:
    """Return a history as one file, before it is gzipped."""
    months, posts, stays = opened.months, opened.posts, opened.stays
    apart = told_one_by_one(posts, stays)
    above = posts.filter(apart)
    words = _words(opened, above)
    places = _places(opened)
    columns: dict[str, Column] = {"months.day": months.astype(np.int32)}
    bodies = _bodies(opened, above, places, words)
    columns |= post_columns(above, [one["id"] for one in bodies], words["titles"])
    seats, people = seat_columns(apart, stays)
    columns |= seats
    appointers: list[dict[str, str]] = []
    if len(months):
        ids = [one["id"] for one in places]
        lists = {"place_id": ids, "structure": words["structures"], "level": words["levels"]}
        appointers, shares = elector_columns(opened)
        columns |= opened.series | shares
        columns |= group_columns(posts, ~apart, stays, months, lists)
        columns |= flow_columns(opened, months, ids, words)
    head = PackedHead.model_validate(
        {
            "history": opened.id,
            "title": opened.title,
            "simulated": opened.simulated,
            "office": opened.office,
            "first_month": month_of(int(months[0])) if len(months) else "",
            "months": len(months),
            "opens_at": opening(months, opened.series, stays.spans),
            "columns": {},
            "words": words,
            "places": places,
            "bodies": bodies,
            "people": _people(opened, people),
            "posts": above["post_id"].to_list(),
            "appointers": appointers,
            "events": events(opened),
        }
    )
    return whole_file(head.model_dump(mode="json"), columns)


def _people(opened: Opened, rows: Rows) -> dict[str, list[str]]:
    ids = opened.register.persons["person_id"][rows].cast(pl.String).to_list()
    return {"id": ids, "name": [opened.names.get(one, one) for one in ids]}


def _words(opened: Opened, posts: pl.DataFrame) -> dict[str, list[str]]:
    return {
        "kinds": [one.value for one in OrderKind],
        "channels": CHANNELS,
        "structures": _each(opened.posts["structure"]),
        "levels": _each(opened.posts["level"]),
        "titles": _each(posts["title"]),
    }


def _each(values: pl.Series) -> list[str]:
    return [str(one) for one in values.cast(pl.String).drop_nulls().unique().sort()]


def _places(opened: Opened) -> list[dict[str, Any]]:
    texts = ("name_modern", "region", "level", "country")
    frame = opened.register.places.with_columns(
        pl.col("place_id", "name", *texts).cast(pl.String).fill_null("")
    )
    return [
        {
            "id": row["place_id"],
            "modern": row["name_modern"],
            **{name: row[name] for name in ("name", "region", "level", "country")},
            **{name: row[name] for name in ("latitude", "longitude", "hardship")},
        }
        for row in frame.iter_rows(named=True)
    ]


def _bodies(
    opened: Opened, posts: pl.DataFrame, places: list[dict[str, Any]], words: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """Return the bodies of some posts and all bodies above them."""
    frame = opened.register.bodies.with_columns(
        pl.col("body_id", "parent_id", "place_id").cast(pl.String)
    )
    parent = dict(frame.select("body_id", "parent_id").iter_rows())
    wanted: set[str] = set()
    for body in posts["body_id"].unique().to_list():
        above: str | None = body
        while above is not None and above not in wanted:
            wanted.add(above)
            above = parent.get(above)
    chosen = frame.filter(pl.col("body_id").is_in(wanted))
    at = {body: number for number, body in enumerate(chosen["body_id"])}
    place = {one["id"]: number for number, one in enumerate(places)}
    structure = {word: number for number, word in enumerate(words["structures"])}
    level = {word: number for number, word in enumerate(words["levels"])}
    return [
        {
            "id": row["body_id"],
            "name": row["name"],
            "kind": row["kind"] or "",
            "structure": structure.get(row["structure"], -1),
            "level": level.get(row["level"], -1),
            "parent": at.get(row["parent_id"], -1),
            "place": place.get(row["place_id"], -1),
        }
        for row in chosen.iter_rows(named=True)
    ]

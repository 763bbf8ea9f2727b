"""Popolo JSON, specification 1.0: people, organizations, posts, memberships, votes.

What `raspred.sources.popolo` reads, this writes, so that a register that holds no more than
Popolo can say comes back as it was.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from raspred.register.formats.losses import Loss, columns_lost, counted
from raspred.register.formats.plain_dates import dates_lost
from raspred.register.formats.records import Shape, citations, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raspred.register.register import Register

ORIGINAL_SCRIPT: Final = "original script"
"""Note by which one of a person's other names is known as `name_original`."""

OPTIONS: Final = {
    "yes": "votes_for",
    "no": "votes_against",
    "abstain": "abstained",
    "absent": "absent",
}
"""Columns of ballots by the option whose votes they count."""

SHAPES: Final = (
    Shape(
        "places",
        "areas",
        {
            "id": "place_id",
            "name": "name",
            "classification": "level",
            "latitude": "latitude",
            "longitude": "longitude",
            "sources": "source_id",
        },
    ),
    Shape(
        "persons",
        "persons",
        {
            "id": "person_id",
            "name": "name",
            "other_names": "name_original",
            "gender": "gender",
            "birth_date": "birth",
            "death_date": "death",
            "biography": "note",
            "sources": "source_id",
        },
    ),
    Shape(
        "bodies",
        "organizations",
        {
            "id": "body_id",
            "name": "name",
            "classification": "kind",
            "parent_id": "parent_id",
            "area_id": "place_id",
            "founding_date": "founded",
            "dissolution_date": "dissolved",
            "description": "note",
            "sources": "source_id",
        },
    ),
    Shape(
        "posts",
        "posts",
        {
            "id": "post_id",
            "label": "title",
            "organization_id": "body_id",
            "start_date": "created",
            "end_date": "abolished",
            "sources": "source_id",
        },
    ),
    Shape(
        "tenures",
        "memberships",
        {
            "id": "tenure_id",
            "person_id": "person_id",
            "post_id": "post_id",
            "start_date": "start",
            "end_date": "end",
            "sources": "source_id",
        },
    ),
    Shape(
        "ballots",
        "vote_events",
        {
            "id": "ballot_id",
            "organization_id": "body_id",
            "legislative_session": "meeting",
            "start_date": "date",
            "classification": "issue",
            "text": "question",
            "result": "carried",
            "sources": "source_id",
            **OPTIONS,
        },
    ),
)
CARRIED: Final = {
    **{shape.table: frozenset(shape.fields.values()) for shape in SHAPES},
    "sources": frozenset({"source_id", "citation", "url"}),
}


def write(register: Register, file: Path) -> tuple[Loss, ...]:
    """Write a register as one Popolo document.

    Args:
        register: What to write.
        file: Where.

    Returns:
        What the document cannot carry.
    """
    document = {shape.name: list(_objects(register, shape)) for shape in SHAPES}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    file.write_text(text + "\n", encoding="utf-8", newline="\n")
    return tuple(_losses(register))


def _objects(register: Register, shape: Shape) -> Iterator[dict[str, Any]]:
    cited = citations(register)
    seats = dict(register.posts.select("post_id", pl.struct("body_id", "title")).iter_rows())
    for one in records(register, shape):
        link = cited.get(one.pop("sources", ""))
        if link and link[1]:
            one["sources"] = [{"url": link[1], "note": link[0]}]
        if shape.name == "areas":
            _locate(one)
        elif shape.name == "persons" and "other_names" in one:
            one["other_names"] = [{"name": one["other_names"], "note": ORIGINAL_SCRIPT}]
        elif shape.name == "posts":
            one["role"] = one["label"]
        elif shape.name == "memberships" and one["post_id"] in seats:
            seat = seats[one["post_id"]]
            one |= {"organization_id": seat["body_id"], "role": seat["title"]}
        elif shape.name == "vote_events":
            _put_to_the_vote(one)
        yield one


def _locate(area: dict[str, Any]) -> None:
    """Write coordinates as a GeoJSON point (RFC 7946: longitude first)."""
    latitude, longitude = area.pop("latitude", None), area.pop("longitude", None)
    if latitude is not None and longitude is not None:
        area["geometry"] = {"type": "Point", "coordinates": [longitude, latitude]}


def _put_to_the_vote(event: dict[str, Any]) -> None:
    """Write what a vote was on and how it went as Popolo nests it."""
    motion = {name: event.pop(name) for name in ("classification", "text") if name in event}
    counts = [
        {"option": option, "value": event.pop(option)} for option in OPTIONS if option in event
    ]
    if motion:
        event["motion"] = motion
    if counts:
        event["counts"] = counts
    if "legislative_session" in event:
        event["legislative_session"] = {"name": event["legislative_session"]}
    if "result" in event:
        event["result"] = "pass" if event["result"] else "fail"


def _losses(register: Register) -> Iterator[Loss]:
    yield from columns_lost(register, CARRIED)
    yield from dates_lost(register, CARRIED)
    half = register.places.filter(pl.col("latitude").is_null() ^ pl.col("longitude").is_null())
    yield from counted("places", "latitude", len(half), "half a point: left out")
    unlinked = register.sources["url"].null_count()
    yield from counted("sources", "citation", unlinked, "a source without an address is no link")
    why = "sources are written with what they support: their ids are made anew when read"
    yield from counted("sources", "source_id", len(register.sources), why)

"""FollowTheMoney: an entity a line, as its schemata Person, Organization, Position, ... have it.

What `raspred.sources.ftm` reads, this writes, so that a register that holds no more than
FollowTheMoney can say comes back as it was.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from raspred.dates import FAR_FUTURE
from raspred.register.formats.losses import Loss, columns_lost, counted
from raspred.register.formats.plain_dates import dates_lost
from raspred.register.formats.records import Shape, citations, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raspred.register.register import Register

GENDERS: Final = ("male", "female", "other")
"""The genders that FollowTheMoney knows."""

SHAPES: Final = (
    Shape(
        "places",
        "Address",
        {
            "id": "place_id",
            "full": "name",
            "region": "region",
            "latitude": "latitude",
            "longitude": "longitude",
            "remarks": "note",
            "source": "source_id",
        },
    ),
    Shape(
        "persons",
        "Person",
        {
            "id": "person_id",
            "name": "name",
            "alias": "name_original",
            "gender": "gender",
            "birthDate": "birth",
            "deathDate": "death",
            "notes": "note",
            "source": "source_id",
        },
    ),
    Shape(
        "bodies",
        "Organization",
        {
            "id": "body_id",
            "name": "name",
            "classification": "kind",
            "parent": "parent_id",
            "addressEntity": "place_id",
            "incorporationDate": "founded",
            "dissolutionDate": "dissolved",
            "notes": "note",
            "source": "source_id",
        },
    ),
    Shape(
        "posts",
        "Position",
        {
            "id": "post_id",
            "name": "title",
            "organization": "body_id",
            "numberOfSeats": "seats",
            "inceptionDate": "created",
            "dissolutionDate": "abolished",
            "notes": "note",
            "source": "source_id",
        },
    ),
    Shape(
        "tenures",
        "Occupancy",
        {
            "id": "tenure_id",
            "holder": "person_id",
            "post": "post_id",
            "startDate": "start",
            "endDate": "end",
            "summary": "note",
            "source": "source_id",
        },
    ),
)
CARRIED: Final = {
    **{shape.table: frozenset(shape.fields.values()) for shape in SHAPES},
    "sources": frozenset({"source_id", "citation", "url"}),
}
REFERENCES: Final = {
    "parent": "bodies",
    "addressEntity": "places",
    "organization": "bodies",
    "holder": "persons",
    "post": "posts",
}


def write(register: Register, file: Path) -> tuple[Loss, ...]:
    """Write a register as FollowTheMoney entities, one a line.

    Args:
        register: What to write.
        file: Where.

    Returns:
        What the entities cannot carry.
    """
    renamed = _renamed(register)
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        for shape in SHAPES:
            for entity in _entities(register, shape, renamed):
                opened.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return tuple(_losses(register, renamed))


def _renamed(register: Register) -> dict[tuple[str, str], str]:
    """Return new ids by table and id, where two tables use the same: entities share one space."""
    keys = {
        shape.table: register.frames[shape.table][shape.fields["id"]].cast(pl.String).to_list()
        for shape in SHAPES
    }
    taken = {key for found in keys.values() for key in found}
    seen: set[str] = set()
    renamed: dict[tuple[str, str], str] = {}
    for table, found in keys.items():
        for key in found:
            if key in seen:
                new = f"{table}/{key}"
                while new in taken:
                    new = f"{table}/{new}"
                taken.add(new)
                renamed[table, key] = new
        seen.update(found)
    return renamed


def _entities(
    register: Register, shape: Shape, renamed: dict[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    cited = citations(register)
    open_ends = (register.tenures["end_earliest"] == FAR_FUTURE).to_list()
    for row, one in enumerate(records(register, shape)):
        key = one.pop("id")
        citation, url = cited.get(one.pop("source", ""), (None, None))
        one |= {"publisher": citation, "sourceUrl": url}
        for name in REFERENCES.keys() & one.keys():
            one[name] = renamed.get((REFERENCES[name], one[name]), one[name])
        if shape.name == "Occupancy" and open_ends[row]:
            one["status"] = "current"
        if one.get("gender") not in GENDERS:
            one["gender"] = None
        values = {name: [str(value)] for name, value in one.items() if value is not None}
        caption = one.get("name") or one.get("full") or shape.name
        yield {
            "id": renamed.get((shape.table, key), key),
            "caption": caption,
            "schema": shape.name,
            "properties": values,
        }


def _losses(register: Register, renamed: dict[tuple[str, str], str]) -> Iterator[Loss]:
    yield from columns_lost(register, CARRIED)
    yield from dates_lost(register, CARRIED, open_kept={("tenures", "end")})
    scripts = len(register.persons) - register.persons["name_original"].null_count()
    why = "written as an alias, of which nothing tells that it is the original"
    yield from counted("persons", "name_original", scripts, why)
    genders = register.persons.filter(~pl.col("gender").is_in(GENDERS))
    why = f"none of {', '.join(GENDERS)}: left out"
    yield from counted("persons", "gender", len(genders), why)
    for shape in SHAPES:
        rows = sum(table == shape.table for table, _ in renamed)
        why = f"another table uses the id as well: written as {shape.table}/id"
        yield from counted(shape.table, shape.fields["id"], rows, why)
    why = "sources are written with what they support: their ids are made anew when read"
    yield from counted("sources", "source_id", len(register.sources), why)

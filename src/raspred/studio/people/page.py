"""All that a register tells of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST, iso
from raspred.errors import Problem
from raspred.studio.dating import dated
from raspred.studio.models.base import Named
from raspred.studio.models.people import CardEntry, PersonPage, Stay, Tie
from raspred.studio.people.orders import named, shown
from raspred.studio.refusals import UnknownError

if TYPE_CHECKING:
    from raspred.measures.spans import Rows
    from raspred.studio.opened import Opened

CLIENTS_SHOWN = 100


def person_page(opened: Opened, person: str) -> PersonPage:
    """Return a person's page.

    Raises:
        UnknownError: The history has no such person.
    """
    at = position(opened, person)
    row = _texts(opened.register.persons[at]).row(0, named=True)
    stays = np.flatnonzero(opened.stays.person == at)
    clients = _ties(opened, opened.stays.by == at, opened.stays.person, at)
    return PersonPage(
        id=person,
        name=row["name"],
        original=row["name_original"] or "",
        gender=row["gender"] or "",
        born=dated(row, "birth"),
        died=dated(row, "death"),
        manner=row["death_manner"] or "",
        joined=dated(row, "joined"),
        family=row["note"] or "",
        fate=opened.people.frame["fate"][at],
        career=_career(opened, stays),
        orders=shown(
            opened, _of(opened.register.orders, person).sort("date_earliest", maintain_order=True)
        ),
        card=[
            CardEntry(
                date=dated(entry, "date"),
                kind=entry["kind"] or "",
                author=entry["author"] or "",
                value=entry["value"],
                truthful=entry["truthful"],
            )
            for entry in _texts(_of(opened.register.card_entries, person)).iter_rows(named=True)
        ],
        patrons=_ties(opened, opened.stays.person == at, opened.stays.by, at),
        clients=clients[:CLIENTS_SHOWN],
        client_count=len(clients),
        explainable=opened.simulated,
    )


def position(opened: Opened, person: str) -> int:
    """Return where a person stands in the table of persons.

    Raises:
        UnknownError: The history has no such person.
    """
    at = opened.people.frame["id"].index_of(person)
    if at is None:
        remedy = "Search for the name, and take the id from there."
        raise UnknownError(Problem("id", f"nobody has the id {person!r}", remedy))
    return at


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.Categorical).cast(pl.String))


def _of(frame: pl.DataFrame, person: str) -> pl.DataFrame:
    return frame.filter(pl.col("person_id") == person)


def _career(opened: Opened, rows: Rows) -> list[Stay]:
    """Return tenures in the order of their start."""
    rows = rows[np.argsort(opened.stays.spans.central_start[rows], kind="stable")]
    post = opened.stays.post[rows]
    tenures = _texts(opened.register.tenures[rows]).to_dicts()
    posts = opened.posts[post.clip(0)].to_dicts() if len(opened.posts) else []
    return [
        _stay(opened, tenure, held)
        for tenure, held, where in zip(tenures, posts, post, strict=True)
        if where >= 0
    ]


def _stay(opened: Opened, row: dict[str, Any], post: dict[str, Any]) -> Stay:
    place = post["place_id"]
    return Stay(
        tenure=row["tenure_id"],
        post=row["post_id"],
        title=post["title"],
        rank=post["rank"],
        elective=post["elective"],
        body=Named(id=post["body_id"], name=post["body"] or post["body_id"]),
        structure=post["structure"] or "",
        place=None if place is None else Named(id=place, name=post["place"] or place),
        start=dated(row, "start"),
        end=dated(row, "end"),
        filled_by=row["filled_by"] or "",
        appointed_by=named(opened, row["appointed_by"]),
        start_order=row["start_order_id"],
        end_order=row["end_order_id"],
        end_reason=row["end_reason"] or "",
    )


def _ties(opened: Opened, chosen: np.ndarray[Any, Any], other: Rows, own: int) -> list[Tie]:
    """Return with whom some tenures tie a person, the most often first."""
    rows = np.flatnonzero(chosen)
    at, day = other[rows], opened.stays.spans.central_start[rows]
    kept = (at >= 0) & (at != own)
    frame = pl.DataFrame(
        {"at": at[kept], "day": day[kept]}, schema={"at": pl.Int64, "day": pl.Int64}
    )
    counted = frame.group_by("at").agg(
        pl.len(), pl.col("day").min().alias("first"), pl.col("day").max().alias("last")
    )
    ids, names = opened.people.frame["id"], opened.people.frame["name"]
    return [
        Tie(id=ids[at], name=names[at], count=count, first=_day(first), last=_day(last))
        for at, count, first, last in counted.sort(
            ["len", "at"], descending=[True, False]
        ).iter_rows()
    ]


def _day(number: int) -> str:
    return iso(number) if FAR_PAST < number < FAR_FUTURE else ""

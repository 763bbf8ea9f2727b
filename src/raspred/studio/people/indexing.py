"""The table that is searched: a row for each person, read off tenures and orders at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.holders import codes
from raspred.measures.spans import day_column, middle

if TYPE_CHECKING:
    from raspred.measures.spans import Rows
    from raspred.studio.opened import Opened
    from raspred.studio.stays import Stays

COLUMNS = (
    "id",
    "name",
    "born",
    "joined",
    "fate",
    "rank",
    "title",
    "body",
    "place",
    "structure",
    "posts",
    "orders",
    "placed",
    "last",
)
"""What a list tells of a person."""
_STANDING = {
    "execution": "executed",
    "death": "died",
    "arrest": "arrested",
    "exile": "arrested",
    "expulsion": "expelled",
    "readmission": "",
}
"""What an order makes of a person's standing, until a later one changes it."""
_DEAD = ("executed", "died")


def people_frame(opened: Opened) -> pl.DataFrame:
    """Return `COLUMNS` and what they are sorted by, one row a person, as in the register."""
    persons, stays = opened.register.persons, opened.stays
    held = stays.person
    highest, latest = _highest(opened, held), _latest(stays, held, len(persons))
    last = _last_day(opened, held, len(persons))
    known = pl.DataFrame(
        {
            "id": persons["person_id"].cast(pl.String),
            "name": persons["name"].cast(pl.String),
            "born": persons["birth"].cast(pl.String).fill_null(""),
            "joined": persons["joined"].cast(pl.String).fill_null(""),
            "birth": _or_null(persons, "birth"),
            "entry": _or_null(persons, "joined"),
            "fate": _fates(opened, held),
            "posts": np.bincount(held[held >= 0], minlength=len(persons)),
            "orders": _counted(opened, "person_id"),
            "placed": _placed(opened),
            "last_day": pl.Series(last, dtype=pl.Int32),
        }
    )
    known = known.with_columns(
        last=pl.when(pl.col("last_day") > FAR_PAST)
        .then(pl.col("last_day").cast(pl.Date).cast(pl.String))
        .otherwise(pl.lit(""))
    )
    top = _of_posts(opened, highest).select("rank", "title", "body")
    now = _of_posts(opened, latest).select("place_id", "place", "structure")
    return pl.concat([known, top, now], how="horizontal").with_columns(
        pl.col("title", "body", "place", "structure").cast(pl.String).fill_null("")
    )


def _of_posts(opened: Opened, post: Rows) -> pl.DataFrame:
    """Return the rows of some posts, nulls for -1."""
    at = pl.Series("at", post).cast(pl.Int64)
    asked = pl.select(pl.when(at >= 0).then(at).otherwise(None)).to_series()
    return opened.posts.select(pl.all().gather(asked))


def _highest(opened: Opened, held: Rows) -> Rows:
    """Return the post of the highest rank that each person ever held, -1 for none."""
    rank = opened.posts["rank"].fill_null(-1).to_numpy()
    stays, size = opened.stays, len(opened.register.persons)
    known = np.flatnonzero((held >= 0) & (stays.post >= 0))
    # Sorted so that the highest, and of equals the latest, is the last of each person.
    order = known[
        np.lexsort((stays.spans.central_start[known], rank[stays.post[known]], held[known]))
    ]
    found = np.full(size, -1, dtype=np.int64)
    found[held[order]] = stays.post[order]
    return found


def _latest(stays: Stays, held: Rows, size: int) -> Rows:
    """Return the post that each person took last, -1 for none."""
    known = np.flatnonzero((held >= 0) & (stays.post >= 0))
    order = known[np.lexsort((stays.spans.central_start[known], held[known]))]
    found = np.full(size, -1, dtype=np.int64)
    found[held[order]] = stays.post[order]
    return found


def _last_day(opened: Opened, held: Rows, size: int) -> Rows:
    """Return the last day that tenures and orders tell of each person, FAR_PAST for none."""
    spans, orders = opened.stays.spans, opened.register.orders
    last = np.full(size, FAR_PAST, dtype=np.int64)
    for day, person in (
        (spans.start_latest, held),
        # Of an end "after May 1925" it is told that the person was still there in May.
        (np.where(spans.end_latest < FAR_FUTURE, spans.end_latest, spans.end_earliest), held),
        (
            day_column(orders, "date_latest", FAR_PAST),
            opened.person_at(codes(orders, "person_id")),
        ),
    ):
        told = (person >= 0) & (day < FAR_FUTURE)
        np.maximum.at(last, person[told], day[told])
    return last


def _counted(opened: Opened, column: str) -> Rows:
    """Return in how many orders each person stands in a column."""
    at = opened.person_at(codes(opened.register.orders, column))
    return np.bincount(at[at >= 0], minlength=len(opened.register.persons))


def _placed(opened: Opened) -> Rows:
    """Return how many times each person placed another."""
    at = opened.stays.by
    return np.bincount(at[at >= 0], minlength=len(opened.register.persons))


def _fates(opened: Opened, held: Rows) -> pl.Series:
    """Return how each person stands at the end of the history."""
    persons, spans = opened.register.persons, opened.stays.spans
    in_post = np.zeros(len(persons), dtype=np.bool_)
    # An end that may lie after the last word of all is not known to have come.
    in_post[held[(held >= 0) & (spans.end_latest > opened.last_day)]] = True
    standing = _standing(opened)
    died = pl.Series(day_column(persons, "death_latest", FAR_FUTURE) < FAR_FUTURE)
    executed = persons["death_manner"].cast(pl.String).str.contains("execut").fill_null(value=False)
    frame = pl.DataFrame(
        {"standing": standing, "in": in_post, "died": died, "executed": executed & died}
    )
    word = pl.col("standing")
    return frame.select(
        fate=pl.when("executed")
        .then(pl.lit("executed"))
        .when(word.is_in(_DEAD))
        .then(word)
        .when("died")
        .then(pl.lit("died"))
        .when(word != "")
        .then(word)
        .when("in")
        .then(pl.lit("in-post"))
        .otherwise(pl.lit("out"))
    )["fate"]


def _standing(opened: Opened) -> pl.Series:
    """Return what the last order of standing made of each person, "" for none."""
    orders = opened.register.orders.filter(pl.col("kind").is_in(list(_STANDING)))
    at = opened.person_at(codes(orders, "person_id"))
    # The dead stay dead, whatever an order of the same day says.
    dead = orders["kind"].is_in(["execution", "death"]).to_numpy()
    order = np.lexsort((day_column(orders, "date_latest", FAR_PAST), dead))
    order = order[at[order] >= 0]
    last = np.full(len(opened.register.persons), -1, dtype=np.int64)
    last[at[order]] = order
    word = orders["kind"].cast(pl.String).replace_strict(_STANDING, return_dtype=pl.String)
    asked = pl.Series(last)
    asked = pl.select(pl.when(asked >= 0).then(asked).otherwise(None)).to_series()
    return word.gather(asked).fill_null("") if len(word) else pl.Series([""] * len(last))


def _or_null(persons: pl.DataFrame, name: str) -> pl.Series:
    """Return the middle of a date as a day, null where it is not known."""
    day = middle(
        day_column(persons, f"{name}_earliest", FAR_PAST),
        day_column(persons, f"{name}_latest", FAR_FUTURE),
    )
    known = (day > FAR_PAST) & (day < FAR_FUTURE)
    return pl.select(pl.when(pl.Series(known)).then(pl.Series(day)).otherwise(None)).to_series()

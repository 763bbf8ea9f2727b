"""Posts, people and places of a register by number and by name, for joins that are quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from raspred.measures.spans import Rows
    from raspred.register.register import Register


def posts_of(register: Register) -> pl.DataFrame:
    """Return posts with body, structure, level and place, one row each; ids as text.

    Columns post_id, title, rank, elective, seats, body_id, body, structure, level,
    place_id, place, hardship.
    """
    bodies = register.bodies.select(
        pl.col("body_id").cast(pl.String),
        pl.col("name").alias("body"),
        "structure",
        "level",
        pl.col("place_id").cast(pl.String),
    )
    places = register.places.select(
        pl.col("place_id").cast(pl.String), pl.col("name").alias("place"), "hardship"
    )
    posts = register.posts.select(
        pl.col("post_id").cast(pl.String),
        pl.col("body_id").cast(pl.String),
        "title",
        "rank",
        pl.col("elective").fill_null(value=False),
        "seats",
    )
    joined = posts.join(bodies, on="body_id", how="left", maintain_order="left")
    return joined.join(places, on="place_id", how="left", maintain_order="left")


def names_of(register: Register) -> dict[str, str]:
    """Return the names of all people by id."""
    texts = register.persons.select(pl.col("person_id", "name").cast(pl.String)).drop_nulls()
    return dict(zip(texts["person_id"].to_list(), texts["name"].to_list(), strict=True))


def places_of(register: Register) -> dict[str, tuple[str, float | None]]:
    """Return name and hardship of all places by id."""
    places = register.places.select(pl.col("place_id", "name").cast(pl.String), "hardship")
    return {place: (name, hardship) for place, name, hardship in places.iter_rows()}


def positions(numbers: Rows) -> Rows:
    """Return by number where it stands, -1 for numbers that do not, int64[greatest + 1]."""
    at = np.full(int(numbers.max(initial=0)) + 1, -1, dtype=np.int64)
    at[numbers] = np.arange(len(numbers))
    return at


def looked_up(at: Rows, numbers: Rows) -> Rows:
    """Return where numbers stand by `positions`, -1 for those that do not, int64[n]."""
    known = (numbers >= 0) & (numbers < len(at))
    return np.where(known, at[np.clip(numbers, 0, len(at) - 1)], -1)

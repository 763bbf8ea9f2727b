"""A life followed: its turns in words, as `raspred follow` tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.register.register import Register
from raspred.report.life import life_of
from raspred.simulation.explaining.ivanov import NAME, ivanov
from raspred.studio.models.people import Followed, Turn
from raspred.studio.people.page import position

if TYPE_CHECKING:
    from raspred.studio.opened import Opened


def followed(opened: Opened, person: str) -> Followed:
    """Return the turns of a life.

    Args:
        opened: The history.
        person: An id; `ivanov` chooses a middling functionary where nobody has that id.

    Raises:
        UnknownError: The history has no such person.
    """
    how = ""
    if person == NAME and opened.simulated and NAME not in opened.names:
        chosen = opened.once("ivanov", lambda: ivanov(opened.register))
        person, how = chosen.person, chosen.how
    position(opened, person)
    life = life_of(_about(opened.register, person), person)
    turns = [Turn(date=one.date, what=one.what, why=one.why, order=one.order) for one in life.turns]
    return Followed(person=person, name=life.name, how=how, turns=turns)


def _about(register: Register, person: str) -> Register:
    """Return the rows of a register that a life is told from: telling it is then quick."""
    tenures = register.tenures.filter(pl.col("person_id") == person)
    orders = register.orders.filter(pl.col("person_id") == person)
    posts = register.posts.join(
        _each(tenures["post_id"], orders["from_post_id"], orders["to_post_id"], name="post_id"),
        on="post_id",
        how="semi",
    )
    people = _each(
        tenures["person_id"],
        orders["person_id"],
        tenures["appointed_by"],
        orders["by_person_id"],
        register.persons["person_id"].filter(register.persons["person_id"] == person),
        name="person_id",
    )
    frames = {
        "persons": register.persons.join(people, on="person_id", how="semi"),
        "places": register.places,
        "bodies": register.bodies.join(posts, on="body_id", how="semi"),
        "posts": posts,
        "tenures": tenures,
        "orders": orders,
    }
    return Register(frames, register.provenance)


def _each(*columns: pl.Series, name: str) -> pl.DataFrame:
    """Return the ids in some columns, each once."""
    return pl.concat([column.rename(name) for column in columns]).drop_nulls().unique().to_frame()

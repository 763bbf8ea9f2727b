"""The Ivanov of a run: a middling functionary to whom happens what the essay tells.

Souvarine's Ivanov (1978) is married, father of one or two children, suspected, and sent to
a hard place. He is looked for among those whom the section displaced in this history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from raspred.errors import Problem, RegisterError
from raspred.simulation import codes
from raspred.simulation.steps.capitulation import HARD

if TYPE_CHECKING:
    from raspred.register.register import Register

NAME = "ivanov"
_MIDDLING = (4, 6)  # ranks, ours
_WISHES = {
    "family": "married with one or two children",
    "middling": "of middling rank",
    "hard": "sent to a hard place",
    "unknown": "never in the committee",
    "submitted": "who gave in",
}


class Chosen(NamedTuple):
    """Who stands for Ivanov, and how he was found."""

    person: str
    how: str


def ivanov(register: Register) -> Chosen:
    """Return the first of those displaced who fits the essay's Ivanov best.

    Raises:
        RegisterError: Nobody was displaced in this history.
    """
    displaced = register.orders.filter(pl.col("reason") == codes.REASONS[codes.SUSPECT])
    if not displaced.height:
        what = "nobody was displaced as a suspect in this history, so it has no Ivanov"
        raise RegisterError(Problem(NAME, what, "Name a person by his id."))
    fits = _fitted(register, displaced)
    best = fits.sort("fit", descending=True, maintain_order=True).row(0, named=True)
    met = [words for wish, words in _WISHES.items() if best[wish]]
    missed = [words for wish, words in _WISHES.items() if not best[wish]]
    persons = displaced["person_id"].n_unique()
    how = f"Chosen as this history's Ivanov: the first of {persons} displaced as suspects"
    how += f" who fits best, {', '.join(met)}" if met else ""
    how += f" (not: {', '.join(missed)})" if missed else ""
    return Chosen(str(best["person_id"]), f"{how}.")


def _fitted(register: Register, displaced: pl.DataFrame) -> pl.DataFrame:
    """Return the displaced in the order of the orders, with what of Ivanov each has."""
    persons = register.persons.select("person_id", pl.col("note").cast(pl.String))
    rank = register.posts.select(pl.col("post_id").alias("from_post_id"), "rank")
    place = register.places.select(pl.col("place_id").alias("to_place_id"), "hardship")
    orders, tenures = register.orders, register.tenures
    submitted = orders.filter(pl.col("reason") == codes.REASONS[codes.GAVE_IN])["person_id"]
    seats = [codes.SEATS[codes.MEMBER], codes.SEATS[codes.CANDIDATE]]
    members = tenures.filter(pl.col("post_id").cast(pl.String).is_in(seats))["person_id"]
    joined = (
        displaced.select("person_id", "from_post_id", "to_place_id")
        .with_row_index("row")
        .join(persons, on="person_id", how="left")
        .join(rank, on="from_post_id", how="left")
        .join(place, on="to_place_id", how="left")
        .sort("row")
    )
    told = joined.with_columns(
        family=pl.col("note").str.contains("^married, (1 child|2 children)").fill_null(False),
        middling=pl.col("rank").is_between(*_MIDDLING).fill_null(False),
        hard=(pl.col("hardship") >= HARD).fill_null(False),
        unknown=~pl.col("person_id").is_in(members.unique().implode()),
        submitted=pl.col("person_id").is_in(submitted.unique().implode()),
    )
    return told.with_columns(fit=pl.sum_horizontal(pl.col(list(_WISHES)).cast(pl.Int32)))

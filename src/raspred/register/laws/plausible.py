"""Laws of plausibility: numbers within their range, selection rules that say who selects whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.register.breach import Breach, row_of
from raspred.register.tables import TABLE_BY_NAME
from raspred.register.vocabulary import Selection, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register

# Table, column, least and greatest value, or None where there is no bound.
_RANGES: Final[tuple[tuple[str, str, float | None, float | None], ...]] = (
    ("places", "latitude", -90, 90),
    ("places", "longitude", -180, 180),
    ("places", "distance_km", 0, None),
    ("places", "hardship", 0, 1),
    ("posts", "seats", 0, None),
    ("ballots", "votes_for", 0, None),
    ("ballots", "votes_against", 0, None),
    ("ballots", "abstained", 0, None),
    ("ballots", "absent", 0, None),
)


def numbers_in_range(register: Register) -> Iterator[Breach]:
    """Coordinates lie on the globe; seats, votes and distances are never negative."""
    for name, column, least, greatest in _RANGES:
        value = pl.col(column)
        outside = pl.lit(value=False)
        if least is not None:
            outside |= value < least
        if greatest is not None:
            outside |= value > greatest
        bounds = f"at least {least}" if greatest is None else f"from {least} to {greatest}"
        strays = register.frames[name].filter(outside)
        for key, found in strays.select(TABLE_BY_NAME[name].key, column).iter_rows():
            yield Breach(
                "number-out-of-range",
                Severity.HARD,
                name,
                row_of(key),
                f"{column} is {found}, its range is {bounds}",
                "Mend the number or leave it empty.",
            )


def rules_say_who_selects(register: Register) -> Iterator[Breach]:
    """A selection rule names what is filled and, but for the lot, who fills it."""
    rules = register.selection_rules.select(
        "rule_id",
        nothing=pl.col("post_id").is_null() & pl.col("body_id").is_null(),
        nobody=pl.col("selector_body_id").is_null()
        & pl.col("selector_post_id").is_null()
        & (pl.col("selection") != Selection.LOT.value),
    )
    for key, nothing, nobody in rules.filter(pl.col("nothing") | pl.col("nobody")).iter_rows():
        if nothing:
            yield Breach(
                "rule-for-nothing",
                Severity.HARD,
                "selection_rules",
                row_of(key),
                "the rule names neither a post nor a body to fill",
                "Fill in post_id, or body_id for every post of a body.",
            )
        if nobody:
            yield Breach(
                "rule-by-nobody",
                Severity.SOFT,
                "selection_rules",
                row_of(key),
                "the rule does not say who selects",
                "Fill in selector_post_id or selector_body_id.",
            )

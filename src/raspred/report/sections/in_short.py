"""What a register says first: who holds the electors of each office, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import MeasureError
from raspred.report.exhibit import paragraph, section
from raspred.report.markup import element
from raspred.report.seats import names
from raspred.report.sections.electors import offices, title_of
from raspred.report.wording import date_in_words, listing, sentence_case, share

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.markup import Markup


def in_short(register: Register) -> Markup | None:
    """Return the findings in words, nothing where no office is elected by other posts."""
    found = (_office(register, office) for office in offices(register))
    told = [words for words in found if words is not None]
    return section("short", "In short", *told) if told else None


def _office(register: Register, office: str) -> Markup | None:
    from raspred.measures import measure

    try:
        debt = _dated(measure(register, "debt", office=office, by="year"))
        closed = _dated(measure(register, "loop-closed", office=office, of="debt"))
    except MeasureError:
        return None
    if debt.is_empty():
        return None
    last = debt.row(-1, named=True)
    return paragraph(
        element("strong", f"{title_of(register, office)}. "),
        f"The holder is elected by: {_electors(register, office)}. On "
        f"{date_in_words(last['date'])} {_name(register, last['subject'])} held the office; "
        f"{_share(last)} of those who elect to it owed the holder the very seat from which they "
        "vote. ",
        _loop(register, closed),
    )


def _dated(table: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with a date and a value, dates as days: Python knows none before Christ."""
    return table.drop_nulls(["date", "value"]).with_columns(pl.col(pl.Date).to_physical())


def _electors(register: Register, office: str) -> str:
    rules = register.selection_rules.filter(
        (pl.col("post_id").cast(pl.String) == office)
        & (pl.col("selection").cast(pl.String) == "election")
    )
    posts = rules["selector_post_id"].cast(pl.String).drop_nulls().unique(maintain_order=True)
    return listing([title_of(register, post) for post in posts])


def _share(row: dict[str, float]) -> str:
    if row["high"] - row["low"] < 0.005:
        return share(row["value"])
    return f"{share(row['value'])} (between {share(row['low'])} and {share(row['high'])})"


def _loop(register: Register, closed: pl.DataFrame) -> str:
    if closed.is_empty():
        return (
            "No holder is known to have placed enough of them, and to have kept them through "
            "the next election, to be sure of the office."
        )
    told = [
        f"{_name(register, row['subject'])} from {date_in_words(row['date'])} on"
        for row in closed.iter_rows(named=True)
    ]
    return (
        f"Those who came to hold by their own placings what the rule asks for: {listing(told)}. "
        "From such a day the holder chooses the choosers: the loop is closed."
    )


def _name(register: Register, person: str) -> str:
    return names(register).get(person) or sentence_case(person)

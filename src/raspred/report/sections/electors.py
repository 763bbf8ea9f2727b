"""Whose men choose the holder of an office, read off any register by the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import MeasureError
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.measure import plot_measure
from raspred.report.markup import element
from raspred.report.seats import names
from raspred.report.wording import count, date_in_words, listing, sentence_case, share

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.markup import Markup

_MOST_OFFICES = 3
_MOST_TOLD = 5


def offices(register: Register) -> list[str]:
    """Return the offices of one seat that other posts elect, the highest first.

    Where a register tells no numbers of seats, the one office held by the fewest is taken.
    """
    rules = register.selection_rules.filter(
        (pl.col("selection").cast(pl.String) == "election")
        & pl.col("post_id").is_not_null()
        & pl.col("selector_post_id").is_not_null()
    )
    held = register.tenures.group_by("post_id").len()
    elected = (
        register.posts.join(rules.select("post_id").unique(), on="post_id", how="semi")
        .join(held, on="post_id")
        .with_columns(pl.col("post_id").cast(pl.String))
    )
    single = elected.filter(pl.col("seats") == 1).sort(
        ["rank", "post_id"], descending=[True, False], nulls_last=True
    )
    if single.is_empty():
        return elected.sort("len", "post_id")["post_id"].head(1).to_list()
    return single["post_id"].head(_MOST_OFFICES).to_list()


def electors(register: Register) -> Markup:
    """Return the section on the electors of the highest elected offices."""
    found = offices(register)
    blocks = [block for office in found for block in _office(register, office)]
    if not blocks:
        blocks = [missing(_NO_RULE)]
    return section("electors", "Who placed the electors", paragraph(_QUESTION), *blocks)


_QUESTION = (
    "For each office that other posts elect we ask who placed the electors in the seats from "
    "which they vote, and how many hold the post they live by from the man whom they elect. "
    "The shaded bands are what uncertain dates and unknown appointers allow."
)
_NO_RULE = (
    "No selection rule of this register says that the holders of a post elect the holder of "
    "another. Add rows to selection_rules to ask this question."
)


def _office(register: Register, office: str) -> list[Markup]:
    title = title_of(register, office)
    return [
        element("h3", title),
        _measured(
            register,
            "electors-by-appointer",
            office,
            f"Electors by who placed them in their seat: {title}",
        ),
        _measured(
            register, "post-debt", office, f"Electors who owe their post to the holder: {title}"
        ),
    ]


def title_of(register: Register, office: str) -> str:
    """Return the title of a post, its id in words where it has none."""
    title = register.posts.filter(pl.col("post_id").cast(pl.String) == office)["title"]
    return str(title[0]) if len(title) else sentence_case(office)


def _measured(register: Register, name: str, office: str, title: str) -> Markup:
    from raspred.measures import measure

    try:
        table = _named(register, measure(register, name, office=office, by="year"))
        figure = plot_measure(table, title)
    except MeasureError as error:
        return missing(f"{sentence_case(name)} of this office cannot be read: {error}")
    return exhibit(figure, _reading(table))


def _named(register: Register, table: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that have a figure, persons by their names."""
    people = names(register)
    subject = pl.col("subject").cast(pl.String)
    return table.drop_nulls(["date", "value"]).with_columns(
        subject.replace(list(people), list(people.values())).alias("subject")
    )


def _reading(table: pl.DataFrame) -> str:
    days = table["date"].to_physical().to_list()
    latest = max(days)
    last = table.filter(pl.Series(days) == latest).sort("value", "subject", descending=True)
    shares = float(table["value"].max() or 0) <= 1  # type: ignore[arg-type]
    written = share if shares else count
    told = [
        f"{subject or 'in all'} {written(value)}"
        for subject, value in last.select("subject", "value").head(_MOST_TOLD).iter_rows()
    ]
    return f"On the last date shown, {date_in_words(latest)}: {listing(told)}."

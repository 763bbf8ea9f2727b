"""What a register holds: its tables, its years, and how far its rows are trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.register.tables import TABLES
from raspred.report.data_table import table
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.bars import bar_figure
from raspred.report.figures.palette import BY_CHANNEL
from raspred.report.sections.orders import stack
from raspred.report.story import Count
from raspred.report.wording import count, counted, month_in_words, share

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.markup import Markup

_MOST_BODIES = 12


def holdings(register: Register) -> Markup:
    """Return the section that says what is in the register."""
    rows = [
        (each.name.replace("_", " "), count(len(register.table(each.name))), each.about)
        for each in TABLES
        if len(register.table(each.name))
    ]
    counts = (
        table(("Table", "Rows", "What a row is"), rows, "cards wordy")
        if rows
        else missing("The register is empty.")
    )
    return section("holdings", "What is in it", paragraph(_ABOUT), counts, _years(register))


_ABOUT = (
    "A register is a list of people, posts, and tenures, where a tenure is one person in one "
    "post from one day to another, with who placed him there and by what order or rule. Dates "
    "are kept as intervals: what is known only to a month or a year stays so."
)


def years(register: Register) -> tuple[int, int] | None:
    """Return the first and the last day that a tenure's start or end is known to lie on."""
    tenures = register.tenures
    days = pl.concat(
        [
            tenures[name].cast(pl.Int64)
            for name in ("start_earliest", "start_latest", "end_earliest", "end_latest")
        ]
    ).drop_nulls()
    known = days.filter((days > FAR_PAST) & (days < FAR_FUTURE))
    if known.is_empty():
        return None
    return int(known.min()), int(known.max())  # type: ignore[arg-type]


def _years(register: Register) -> Markup | None:
    span = years(register)
    if span is None:
        return None
    first, last = span
    words = f"Its tenures begin and end between {month_in_words(first)} and {month_in_words(last)}."
    trusted = register.tenures["confidence"].cast(pl.String).drop_nulls()
    if trusted.is_empty():
        return paragraph(words)
    parts = [
        f"{share(float((trusted == level).mean() or 0.0))} {level}"  # type: ignore[arg-type]
        for level in ("high", "medium", "low")
    ]
    return paragraph(
        f"{words} Of {counted(len(trusted), 'tenure that says', 'tenures that say')} how far the "
        f"source is trusted: {', '.join(parts)}."
    )


def channels(register: Register) -> Markup | None:
    """Return the section on who filled the posts of the largest bodies, if anything tells."""
    title = "What kind of authority filled the posts"
    filled = (
        register.tenures.join(register.posts.select("post_id", "body_id"), on="post_id")
        .join(register.bodies.select("body_id", "name"), on="body_id")
        .select(
            pl.col("name").cast(pl.String),
            pl.col("filled_by").cast(pl.String).fill_null("unknown"),
        )
    )
    if filled.is_empty():
        return section("channels", title, missing("No tenure of a known post is in the register."))
    if (filled["filled_by"] == "unknown").all():
        return None
    largest = filled.group_by("name").len().sort(["len", "name"], descending=[True, False])
    shown = largest["name"].head(_MOST_BODIES)
    tally = (
        filled.filter(pl.col("name").is_in(shown.implode()))
        .group_by("name", "filled_by")
        .len()
        .join(largest.rename({"len": "whole"}), on="name")
        .sort(["whole", "name", "filled_by"], descending=[True, False, False])
    )
    counts = [Count(name, by, amount) for name, by, amount, _ in tally.iter_rows()]
    unknown = float((filled["filled_by"] == "unknown").mean() or 0.0)  # type: ignore[arg-type]
    reading = (
        f"{counted(len(filled), 'tenure', 'tenures')} in "
        f"{counted(len(largest), 'body', 'bodies')}; the {len(shown)} largest are shown. Of "
        f"{share(unknown)} of all it is not told which kind of authority filled the post."
    )
    chart = stack(counts, "Body", BY_CHANNEL)
    heading = "Tenures by the kind of authority that filled them"
    return section("channels", title, exhibit(bar_figure(chart, heading, reading), reading))

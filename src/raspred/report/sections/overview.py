"""What each measure makes of a register: an answer, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.errors import MeasureError
from raspred.report.data_table import table
from raspred.report.exhibit import paragraph, section
from raspred.report.markup import element
from raspred.report.seats import names
from raspred.report.sections.electors import offices
from raspred.report.wording import count, month_in_words, sentence_case

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.markup import Markup


def overview(register: Register) -> Markup:
    """Return the section with every measure, its question and what the register answers."""
    from raspred.measures import MEASURES

    office = next(iter(offices(register)), None)
    rows = [
        (element("strong", sentence_case(name)), each.question, _answer(register, name, office))
        for name, each in MEASURES.items()
    ]
    words = (
        f"Asked year by year{f' of {office}' if office else ''}. The last reading is shown, and "
        "in brackets what uncertain dates and unknown appointers allow; `raspred measure` gives "
        "the whole table."
    )
    whole = table(("Measure", "What it asks", "Its last answer here"), rows, "cards wordy")
    return section("overview", "The measures", paragraph(words), whole)


def _answer(register: Register, name: str, office: str | None) -> str:
    """Return the last reading with its bounds, the highest where there are several."""
    from raspred.measures import MEASURES, measure

    asked = office if MEASURES[name].asks_office else None
    if MEASURES[name].asks_office and office is None:
        return "asks about an office; no rule here says that other posts elect one"
    try:
        found = measure(register, name, office=asked, by="year")
    except MeasureError as error:
        return str(error)
    # Days as numbers: Python knows no date before Christ.
    known = found.drop_nulls(["date", "value"]).with_columns(pl.col(pl.Date).to_physical())
    if known.is_empty():
        return "no reading"
    last = known.filter(pl.col("date") == pl.col("date").max())
    row = last.row(int(last["value"].arg_max() or 0), named=True)
    bounds = (
        "" if row["low"] == row["high"] else f" ({_figure(row['low'])} to {_figure(row['high'])})"
    )
    subject = names(register).get(row["subject"]) or sentence_case(row["subject"])
    more = f"; {count(len(last) - 1)} more that day" if len(last) > 1 else ""
    return f"{month_in_words(row['date'])}: {subject} {_figure(row['value'])}{bounds}{more}"


def _figure(value: float | None) -> str:
    return "not known" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")

"""What a notebook shows of a history or a table: the essentials, in a screenful."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.dates import iso
from raspred.report.case import Case
from raspred.report.data_table import table
from raspred.report.facts import facts
from raspred.report.markup import Markup, element
from raspred.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.register.register import Register

_ENDS = 6
_NOTHING = "–"


def history_card(register: Register, summary: Mapping[str, Any]) -> Markup:
    """Return the card of a history: what its run says in short, and what the register holds.

    Args:
        register: The history.
        summary: What `summary.json` holds of a run; empty for real records.
    """
    told = (
        element("tr", element("th", name), element("td", words))
        for name, words in facts(Case(register, summary, None))
    )
    run = element("table", element("tbody", *told)) if summary else None
    return element("div", run, Markup(register._repr_html_()))


def short_table(heading: str, about: str, frame: pl.DataFrame) -> Markup:
    """Return a table's first and last rows, with what it is about above and its length below.

    Args:
        heading: Its name.
        about: One sentence on it; may be empty.
        frame: Any table; dates before Christ, which Python does not know, are shown as well.
    """
    whole = len(frame) <= 2 * _ENDS
    ends = frame if whole else pl.concat([frame.head(_ENDS), frame.tail(_ENDS)])
    cells = [_words(ends[name]) for name in frame.columns]
    rows = list(zip(*cells, strict=True))
    if not whole:
        rows.insert(_ENDS, ("…",) * len(cells))
    return element(
        "div",
        element("strong", heading),
        element("div", about) if about else None,
        table(frame.columns, rows, "data"),
        element("small", counted(len(frame), "row", "rows")),
    )


def _words(column: pl.Series) -> list[str]:
    """Return the values of a column as a reader wants them."""
    if column.dtype == pl.Date:
        days = column.to_physical().to_list()
        return [_NOTHING if day is None else iso(day) for day in days]
    return [_word(value) for value in column.to_list()]


def _word(value: object) -> str:
    if isinstance(value, float):
        short = f"{value:.1f}" if abs(value) >= 1000 else f"{value:.3g}"
        return _NOTHING if math.isnan(value) else short
    return _NOTHING if value is None else str(value)

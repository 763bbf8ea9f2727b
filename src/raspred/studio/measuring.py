"""Measures asked from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from raspred.errors import MeasureError, Problem
from raspred.measures import MEASURES, measure
from raspred.studio.models.histories import Figures, MeasureAbout, MeasureOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.register.register import Register


_KINDS: dict[type, Literal["text", "whole", "number"]] = {
    str: "text",
    int: "whole",
    float: "number",
}


def known() -> list[MeasureAbout]:
    """Return the measures there are."""
    return [
        MeasureAbout(
            name=name,
            about=one.about,
            question=one.question,
            asks_office=one.asks_office,
            options=[
                MeasureOption(
                    name=option,
                    kind=_KINDS[takes.kind],
                    about=takes.about,
                )
                for option, takes in one.options.items()
            ],
        )
        for name, one in MEASURES.items()
    ]


def measured(
    register: Register,
    name: str,
    office: str | None,
    on: str | None,
    by: str | None,
    options: Sequence[str],
) -> Figures:
    """Return one measure as a table.

    Args:
        register: Of whom.
        name: Of the measure.
        office: The post asked about.
        on: A day.
        by: `month` or `year`.
        options: NAME=VALUE each.

    Raises:
        MeasureError: As `raspred.measures.measure`; or an option without a value.
    """
    given: dict[str, Any] = {}
    for option in options:
        key, equals, value = option.partition("=")
        if not equals:
            remedy = "Write it as NAME=VALUE."
            raise MeasureError(Problem("option", f"{option!r} has no value", remedy))
        given[key] = value
    clash = sorted(given.keys() & {"office", "on", "by", "register", "name"})
    if clash:
        problem = Problem("option", f"{clash[0]!r} is no option", "Ask it by its own name.")
        raise MeasureError(problem)
    return figures(name, measure(register, name, office=office, on=on, by=by, **given))


def figures(name: str, table: pl.DataFrame) -> Figures:
    """Return a table by rows, as JSON can hold it."""
    plain = table.with_columns(
        pl.col(pl.Date, pl.Categorical).cast(pl.String), pl.col(pl.Float64).fill_nan(None)
    )
    return Figures(name=name, columns=plain.columns, rows=[list(row) for row in plain.iter_rows()])

"""Spreads: how a number differs between histories, row by row, and where the record lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.report.figures.axes import KeyEntry, key, key_height
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import (
    Frame,
    diamond,
    label,
    line,
    rect,
    sheet,
    shortened,
    words_width,
)
from raspred.report.figures.palette import RECORDED, SIMULATED
from raspred.report.figures.scale import Band, Linear
from raspred.report.markup import Markup, decimal, element, joined
from raspred.report.wording import count, share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_STEP = 34
_POINTS = 64


@dataclass(frozen=True, slots=True)
class Spread:
    """One row: the values of the histories, and the record's with its bounds.

    Attributes:
        name: What stands beside the row.
        values: One a history in which the thing happened.
        histories: How many histories there are in all.
        recorded: The record's value with its low and high; None where it is silent.
        fitted: Whether the model was, or is to be, fitted to this figure.
    """

    name: str
    values: tuple[float, ...]
    histories: int
    recorded: tuple[float, float, float] | None = None
    fitted: bool = False


@dataclass(frozen=True, slots=True)
class SpreadChart:
    """What a figure of spreads shows; `unit` is "share", "year" or "number"."""

    heading: str
    rows: tuple[Spread, ...]
    unit: str = "number"


def spread_figure(chart: SpreadChart, title: str, description: str) -> Figure:
    """Return the chart as a figure; its table has one row a spread.

    Args:
        chart: At least one row with at least one value.
        title: What the figure shows.
        description: The same in a sentence, for who cannot see it.
    """
    return Figure.drawn(partial(_draw, chart, title, description), title, _table(chart))


def _draw(chart: SpreadChart, title: str, description: str, width: int) -> Markup:
    entries = _entries(chart)
    above = key_height(entries, width) + 4
    longest = max(words_width(row.name, 11.5) for row in chart.rows)
    left = min(longest + 12, width * 0.4)
    height = above + _STEP * len(chart.rows) + 28
    frame = Frame(width, height, left=left, right=30, top=above, bottom=28)
    x = Linear(_domain(chart), frame.across)
    rows = Band(tuple(row.name for row in chart.rows), above, _STEP, 0.8)
    drawn = joined(_row(row, x, rows, index, chart.unit) for index, row in enumerate(chart.rows))
    grid = _grid(x, frame, _written(chart.unit))
    return sheet(frame, title, description, key(entries, 2, width), grid, drawn)


def _entries(chart: SpreadChart) -> list[KeyEntry]:
    entries = [
        KeyEntry("histories", SIMULATED),
        KeyEntry("nine in ten of them, and their middle", "ink", "line"),
    ]
    recorded = [row for row in chart.rows if row.recorded is not None]
    if any(row.fitted for row in recorded):
        entries.append(KeyEntry("the record, for the fit", RECORDED, "full diamond"))
    if any(not row.fitted for row in recorded):
        entries.append(KeyEntry("the record, held back", RECORDED, "diamond"))
    return entries


def _domain(chart: SpreadChart) -> tuple[float, float]:
    if chart.unit == "share":
        return 0.0, 1.0
    known = [value for row in chart.rows for value in row.values]
    known += [value for row in chart.rows for value in row.recorded or ()]
    low, high = min(known), max(known)
    if chart.unit == "number":
        low = min(low, 0.0)
    margin = (high - low) * 0.03 or 1.0
    return (low - margin if low < 0 or chart.unit == "year" else low), high + margin


def _written(unit: str) -> Callable[[float], str]:
    if unit == "share":
        return share
    return count if unit == "number" else lambda year: f"{year:.0f}"


def _grid(x: Linear, frame: Frame, written: Callable[[float], str]) -> Markup:
    base, top = frame.upward
    return joined(
        line(x(tick), top, x(tick), base, "grid")
        + label(x(tick), base + 18, written(tick), "small quiet", "middle")
        for tick in x.ticks(6 if frame.width > 500 else 3)
    )


def _row(row: Spread, x: Linear, rows: Band, index: int, unit: str) -> Markup:
    middle = rows.middle(index)
    name = shortened(row.name, x.extent[0] - 10, 11.5)
    marks = [label(x.extent[0] - 8, middle + 4, name, "small", "end")]
    if row.values:
        low, centre, high = (float(one) for one in np.quantile(row.values, (0.05, 0.5, 0.95)))
        marks.append(_hill(row.values, x, middle, rows.thickness / 2))
        marks.append(line(x(low), middle, x(high), middle, "rule s-ink"))
        marks.append(rect(x(centre) - 1.5, middle - 6, 3, 12, "f-ink", _words(row, unit)))
    if row.recorded is not None:
        value, low, high = row.recorded
        if high > low:
            marks.append(line(x(low), middle + 8, x(high), middle + 8, f"rule s-{RECORDED}"))
        sign = f"f-{RECORDED}" if row.fitted else f"hollow s-{RECORDED}"
        told = element("title", f"{row.name}, the record: {_written(unit)(value)}")
        marks.append(diamond(x(value), middle, 6.5, sign, told))
    return joined(marks)


def _words(row: Spread, unit: str) -> Markup:
    written = _written(unit)
    low, centre, high = (float(one) for one in np.quantile(row.values, (0.05, 0.5, 0.95)))
    words = f"{row.name}: {written(centre)}, nine in ten from {written(low)} to {written(high)}"
    return element("title", words)


def _hill(values: Sequence[float], x: Linear, middle: float, half: float) -> Markup:
    """Return how densely the values lie: a Gaussian kernel of Silverman's width, mirrored."""
    given = np.asarray(values)
    width = max(1.06 * float(given.std()) * len(given) ** -0.2, (x.domain[1] - x.domain[0]) / 150)
    at = np.linspace(given.min() - 2 * width, given.max() + 2 * width, _POINTS)
    at = at[(at >= x.domain[0]) & (at <= x.domain[1])]
    heights = np.exp(-0.5 * ((at[:, None] - given) / width) ** 2).sum(axis=1)
    tops = heights / heights.max() * half
    above = [f"{decimal(x(a))} {decimal(middle - t)}" for a, t in zip(at, tops, strict=True)]
    below = [f"{decimal(x(a))} {decimal(middle + t)}" for a, t in zip(at, tops, strict=True)]
    path = "M" + "L".join([*above, *reversed(below)]) + "Z"
    return element("path", d=path, class_=f"f-{SIMULATED} faint")


def _table(chart: SpreadChart) -> pl.DataFrame:
    def quantile(row: Spread, part: float) -> float | None:
        return float(np.quantile(row.values, part)) if row.values else None

    columns = {
        chart.heading: [row.name for row in chart.rows],
        "Histories": [row.histories for row in chart.rows],
        "In which it happened": [len(row.values) for row in chart.rows],
        "5 %": [quantile(row, 0.05) for row in chart.rows],
        "Middle": [quantile(row, 0.5) for row in chart.rows],
        "95 %": [quantile(row, 0.95) for row in chart.rows],
        "The record": [row.recorded[0] if row.recorded else None for row in chart.rows],
        "Used for": [
            None if row.recorded is None else "fit" if row.fitted else "validation"
            for row in chart.rows
        ],
    }
    numbers = dict.fromkeys(("5 %", "Middle", "95 %", "The record"), pl.Float64)
    return pl.DataFrame(columns, schema_overrides={**numbers, "Used for": pl.String})

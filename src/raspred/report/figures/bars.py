"""Stacked bars, one a category, lying so that long names stay readable on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

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
from raspred.report.figures.palette import RECORDED
from raspred.report.figures.scale import Band, Linear, rounded_top
from raspred.report.markup import Markup, element, joined
from raspred.report.wording import count, share


@dataclass(frozen=True, slots=True)
class Part:
    """One colour of the bars: a value for each category."""

    name: str
    values: tuple[float, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """What a figure of bars shows.

    Attributes:
        heading: What the categories are, heads the table's first column.
        categories: Names of the bars from top to bottom.
        parts: The colours from left to right, each as long as `categories`.
        as_shares: Draw each bar as parts of its own whole.
        recorded: What the record has, drawn as a diamond; None where it is silent.
        recorded_name: The words for the diamond.
    """

    heading: str
    categories: tuple[str, ...]
    parts: tuple[Part, ...]
    as_shares: bool = False
    recorded: tuple[float | None, ...] = ()
    recorded_name: str = "the record"


def bar_figure(chart: BarChart, title: str, description: str) -> Figure:
    """Return the chart as a figure; its table has one row a category."""
    draw = partial(_draw, chart, title, description)
    return Figure.drawn(draw, title, _table(chart))


def _draw(chart: BarChart, title: str, description: str, width: int) -> Markup:
    entries = [KeyEntry(part.name, part.colour) for part in chart.parts]
    if _has_record(chart):
        entries.append(KeyEntry(chart.recorded_name, RECORDED, "diamond"))
    above = key_height(entries, width) + 4
    step = 24 if len(chart.categories) <= 14 else 20
    longest = max(words_width(name, 11.5) for name in chart.categories)
    left = min(longest + 10, width * 0.42)
    height = above + step * len(chart.categories) + 26
    frame = Frame(width, height, left=left, right=26, top=above, bottom=26)
    x = Linear((0.0, _top(chart)), frame.across)
    rows = Band(chart.categories, above, step)
    return sheet(
        frame,
        title,
        description,
        key(entries, 2, width),
        _grid(x, frame, percent=chart.as_shares),
        joined(_bar(chart, index, x, rows, frame) for index in range(len(chart.categories))),
    )


def _top(chart: BarChart) -> float:
    if chart.as_shares:
        return 1.0
    totals = (sum(column) for column in zip(*(part.values for part in chart.parts), strict=True))
    known = (value for value in chart.recorded if value is not None)
    return rounded_top(max((*totals, *known), default=1.0))


def _grid(x: Linear, frame: Frame, *, percent: bool) -> Markup:
    base, top = frame.upward
    written = share if percent else count
    return joined(
        line(x(tick), top, x(tick), base, "grid")
        + label(x(tick), base + 17, written(tick), "small quiet", "middle")
        for tick in x.ticks(5 if frame.width > 500 else 3)
    )


def _bar(chart: BarChart, index: int, x: Linear, rows: Band, frame: Frame) -> Markup:
    whole = sum(part.values[index] for part in chart.parts)
    unit = whole if chart.as_shares and whole else 1.0
    name = chart.categories[index]
    middle = rows.middle(index)
    marks = [
        label(frame.left - 7, middle + 4, shortened(name, frame.left - 8, 11.5), "small", "end")
    ]
    reached = 0.0
    for part in chart.parts:
        length = part.values[index] / unit
        words = element("title", f"{name}, {part.name}: {count(part.values[index])}")
        start, end = x(reached), x(reached + length)
        if length:
            box = rect(
                start, rows.top(index), end - start, rows.thickness, f"f-{part.colour}", words
            )
            marks.append(box)
        reached += length
    recorded = chart.recorded[index] if chart.recorded else None
    if recorded is not None:
        words = element("title", f"{name}, {chart.recorded_name}: {count(recorded)}")
        marks.append(diamond(x(recorded), middle, 6, f"hollow s-{RECORDED}", words))
    return joined(marks)


def _has_record(chart: BarChart) -> bool:
    return any(value is not None for value in chart.recorded)


def _table(chart: BarChart) -> pl.DataFrame:
    columns: dict[str, pl.Series] = {
        chart.heading: pl.Series(chart.categories, dtype=pl.String),
    }
    for part in chart.parts:
        columns[part.name] = pl.Series(part.values, dtype=pl.Float64)
    if _has_record(chart):
        columns[chart.recorded_name] = pl.Series(chart.recorded, dtype=pl.Float64)
    return pl.DataFrame(columns)

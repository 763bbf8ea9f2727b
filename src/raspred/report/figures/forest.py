"""Effects with their intervals, a row each, around the line of no effect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import polars as pl

from raspred.report.figures.axes import KeyEntry, key, key_height
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, label, line, sheet, shortened, words_width
from raspred.report.figures.palette import SIMULATED
from raspred.report.figures.scale import Band, Linear
from raspred.report.markup import Markup, element, joined
from raspred.report.wording import share

_STEP = 28


@dataclass(frozen=True, slots=True)
class Effect:
    """One row: a value with its interval; None where too little is known for bounds."""

    name: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ForestChart:
    """What a figure of effects shows.

    Attributes:
        heading: What the rows are, heads the table's first column.
        rows: From top to bottom.
        percent: Whether values are shares.
        line: The value that means no effect; None = there is none.
        line_name: What the key says of it.
        dots: What the key says of the values.
    """

    heading: str
    rows: tuple[Effect, ...]
    percent: bool = False
    line: float | None = 0.0
    line_name: str = "no effect"
    dots: str = "effect, with 95 % interval"


def forest_figure(chart: ForestChart, title: str, description: str) -> Figure:
    """Return the chart as a figure; its table has one row an effect.

    Args:
        chart: At least one row.
        title: What the figure shows.
        description: The same in a sentence, for who cannot see it.
    """
    table = pl.DataFrame(
        {
            chart.heading: [row.name for row in chart.rows],
            "Value": [row.value for row in chart.rows],
            "Low": [row.low for row in chart.rows],
            "High": [row.high for row in chart.rows],
        },
        schema_overrides=dict.fromkeys(("Value", "Low", "High"), pl.Float64),
    )
    return Figure.drawn(partial(_draw, chart, title, description), title, table)


def _draw(chart: ForestChart, title: str, description: str, width: int) -> Markup:
    entries = [KeyEntry(chart.dots, SIMULATED, "dot")]
    if chart.line is not None:
        entries.append(KeyEntry(chart.line_name, "ink", "line"))
    above = key_height(entries, width) + 4
    longest = max(words_width(row.name, 11.5) for row in chart.rows)
    left = min(longest + 12, width * 0.45)
    height = above + _STEP * len(chart.rows) + 28
    frame = Frame(width, height, left=left, right=30, top=above, bottom=28)
    x = Linear(_domain(chart), frame.across)
    rows = Band(tuple(row.name for row in chart.rows), above, _STEP)
    drawn = joined(
        _row(row, x, rows.middle(index), percent=chart.percent)
        for index, row in enumerate(chart.rows)
    )
    return sheet(frame, title, description, key(entries, 2, width), _grid(chart, x, frame), drawn)


def _domain(chart: ForestChart) -> tuple[float, float]:
    known = [
        value
        for row in chart.rows
        for value in (row.value, row.low, row.high, chart.line)
        if value is not None
    ]
    low, high = min(known), max(known)
    if chart.percent and chart.line is None:
        return 0.0, 1.0
    margin = (high - low) * 0.05 or 1.0
    return low - margin, high + margin


def _grid(chart: ForestChart, x: Linear, frame: Frame) -> Markup:
    base, top = frame.upward
    marks = []
    for tick in x.ticks(6 if frame.width > 500 else 3):
        marks.append(line(x(tick), top, x(tick), base, "grid"))
        words = written(tick, percent=chart.percent)
        marks.append(label(x(tick), base + 18, words, "small quiet", "middle"))
    if chart.line is not None:
        marks.append(line(x(chart.line), top, x(chart.line), base, "rule s-ink"))
    return joined(marks)


def _row(row: Effect, x: Linear, y: float, *, percent: bool) -> Markup:
    name = shortened(row.name, x.extent[0] - 10, 11.5)
    marks = [label(x.extent[0] - 8, y + 4, name, "small", "end")]
    bounds = ""
    if row.low is not None and row.high is not None:
        marks.append(line(x(row.low), y, x(row.high), y, f"rule s-{SIMULATED}"))
        ends = (written(row.low, percent=percent), written(row.high, percent=percent))
        bounds = f" ({ends[0]} to {ends[1]})"
    words = element("title", f"{row.name}: {written(row.value, percent=percent)}{bounds}")
    marks.append(element("circle", words, cx=x(row.value), cy=y, r=4.5, class_=f"f-{SIMULATED}"))
    return joined(marks)


def written(value: float, *, percent: bool) -> str:
    """Return a value as the axis and the texts write it, with a true minus."""
    words = share(abs(value)) if percent else f"{abs(value):,.3g}"
    zero = words.strip("0.%") == ""
    return f"−{words}" if value < 0 and not zero else words

"""Lines over time, with the band that their uncertainty makes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from raspred.dates import iso
from raspred.report.figures.axes import KeyEntry, key, key_height, time_axis, value_axis
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, label, line, sheet, words_width
from raspred.report.figures.scale import Linear, Tick, rounded_top, time_ticks
from raspred.report.markup import Markup, decimal, element, joined
from raspred.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: days, values and, where they are known, the bounds of each value.

    None in `values` breaks the line; None in the bounds leaves the band out there.
    `sign` is "line", "dashed" or "dotted".
    """

    name: str
    days: tuple[int, ...]
    values: tuple[float | None, ...]
    colour: str
    sign: str = "line"
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LineChart:
    """What a figure of lines shows.

    Attributes:
        lines: At least one line with at least one value.
        percent: Whether the values are shares, drawn from 0 to 100 %.
        threshold: A value that matters and its name.
        marks: Days named at the upper edge (congresses).
        found: The day the figure is about, drawn through its whole height, with its name.
    """

    lines: tuple[Line, ...]
    percent: bool = True
    threshold: tuple[float, str] | None = None
    marks: tuple[Tick, ...] = ()
    found: Tick | None = None


def line_figure(chart: LineChart, title: str, description: str) -> Figure:
    """Return the chart as a figure; its table has one row a day and one column a line."""
    draw = partial(_draw, chart, title, description)
    return Figure.drawn(draw, title, _table(chart.lines))


def _draw(chart: LineChart, title: str, description: str, width: int) -> Markup:
    entries = [KeyEntry(each.name, each.colour, each.sign) for each in chart.lines]
    above = key_height(entries, width) + (8 + 18 * bool(chart.marks) + 18 * bool(chart.found))
    left = 46.0 if chart.percent else words_width(count(_top(chart)), 11.5) + 10
    frame = Frame(width, above + (270 if width > 500 else 220) + 28, left=left, top=above)
    x, y = _scales(chart, frame)
    ticks = time_ticks(int(x.domain[0]), int(x.domain[1]), 12 if width > 500 else 6)
    return sheet(
        frame,
        title,
        description,
        key(entries, 2, width),
        value_axis(frame, y, percent=chart.percent),
        _marks(chart.marks, x, frame),
        time_axis(frame, x, ticks),
        _threshold(chart.threshold, y, frame),
        joined(_band(each, x, y) for each in chart.lines),
        joined(_path(each, x, y) for each in chart.lines),
        _found(chart.found, x, frame, lift=18 * bool(chart.marks)),
    )


def _scales(chart: LineChart, frame: Frame) -> tuple[Linear, Linear]:
    days = [when for each in chart.lines for when in each.days]
    return Linear((min(days), max(days)), frame.across), Linear((0.0, _top(chart)), frame.upward)


def _top(chart: LineChart) -> float:
    highest = max(
        value for each in chart.lines for value in (*each.values, *each.high) if value is not None
    )
    return max(1.0, highest) if chart.percent else rounded_top(highest)


def _threshold(threshold: tuple[float, str] | None, y: Linear, frame: Frame) -> Markup | None:
    if threshold is None:
        return None
    value, name = threshold
    left, right = frame.across
    words = label(right - 2, y(value) - 6, name, "small quiet", "end")
    return joined((line(left, y(value), right, y(value), "rule dashed s-quiet"), words))


def _marks(marks: Sequence[Tick], x: Linear, frame: Frame) -> Markup:
    base, top = frame.upward
    parts: list[Markup] = []
    free_from = 0.0
    for mark in marks:
        at = x(mark.day)
        parts.append(line(at, top, at, base, "grid"))
        half = words_width(mark.label, 11.5) / 2
        if at - half >= free_from:
            parts.append(label(at, top - 6, mark.label, "small quiet", "middle"))
            free_from = at + half + 3
    return joined(parts)


def _found(found: Tick | None, x: Linear, frame: Frame, lift: float) -> Markup | None:
    if found is None:
        return None
    at = x(found.day)
    half = words_width(found.label) / 2
    words_at = min(max(at, half + 2), frame.width - half - 2)
    return joined(
        (
            line(at, frame.top - lift, at, frame.upward[0], "rule s-ink"),
            label(words_at, frame.top - lift - 6, found.label, "strong", "middle"),
        )
    )


def _path(each: Line, x: Linear, y: Linear) -> Markup:
    kind = "line" if each.sign == "line" else f"line {each.sign}"
    path = "".join(
        _polyline([(x(when), y(value)) for when, value in run])
        for run in _runs(each.days, each.values)
    )
    return element("path", element("title", each.name), d=path, class_=f"{kind} s-{each.colour}")


def _band(each: Line, x: Linear, y: Linear) -> Markup | None:
    if not (each.low and each.high):
        return None
    pairs = tuple(
        (low, high) if low is not None and high is not None else None
        for low, high in zip(each.low, each.high, strict=True)
    )
    path = ""
    for run in _runs(each.days, pairs):
        upper = [(x(when), y(pair[1])) for when, pair in run]
        lower = [(x(when), y(pair[0])) for when, pair in reversed(run)]
        path += _polyline(upper + lower) + "Z"
    return element("path", d=path, class_=f"band f-{each.colour}")


def _runs(
    days: Sequence[int], values: Sequence[_Value | None]
) -> Iterator[list[tuple[int, _Value]]]:
    run: list[tuple[int, _Value]] = []
    for when, value in zip(days, values, strict=True):
        if value is not None:
            run.append((when, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _polyline(points: Sequence[tuple[float, float]]) -> str:
    # A lone point is drawn as a stroke of no length, which a round cap would show.
    doubled = [points[0], *points] if len(points) == 1 else points
    return "M" + "L".join(f"{decimal(x)} {decimal(y)}" for x, y in doubled)


def _table(lines: Sequence[Line]) -> pl.DataFrame:
    days = sorted({when for each in lines for when in each.days})
    columns: dict[str, list[str] | list[float | None]] = {"Date": [iso(when) for when in days]}
    for each in lines:
        for suffix, values in (("", each.values), (", low", each.low), (", high", each.high)):
            if values:
                at = dict(zip(each.days, values, strict=True))
                columns[f"{each.name}{suffix}"] = [at.get(when) for when in days]
    return pl.DataFrame(columns)

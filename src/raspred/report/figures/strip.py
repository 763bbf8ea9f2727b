"""A strip of lives: one row a person, when he sat where, and when he fell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST, iso
from raspred.report.figures.axes import KeyEntry, key, key_height, time_axis
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
from raspred.report.figures.scale import Band, Linear, time_ticks
from raspred.report.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Life:
    """One row: spans in the seat, and the days of the fall here and in the record.

    Attributes:
        name: The person.
        spans: (first day in the seat, first day no longer) pairs; `FAR_PAST` is a beginning
            not known, `FAR_FUTURE` no end.
        fell: Day he was put out, None if he never was.
        how: In what way, for the table.
        recorded: Day he was put out by the record, None if it has none.
    """

    name: str
    spans: tuple[tuple[int, int], ...]
    fell: int | None
    how: str = ""
    recorded: int | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """Lives in their order from top to bottom, and the days the strip runs over."""

    lives: tuple[Life, ...]
    first: int
    last: int
    seat: str = "in the Politburo"


def strip_figure(strip: Strip, title: str, description: str) -> Figure:
    """Return the strip as a figure; its table has one row a life."""
    return Figure.drawn(partial(_draw, strip, title, description), title, _table(strip.lives))


def _draw(strip: Strip, title: str, description: str, width: int) -> Markup:
    entries = _key(strip)
    above = key_height(entries, width) + 6
    left = 132.0 if width > 500 else 104.0
    height = above + 24 * len(strip.lives) + 32
    frame = Frame(width, height, left=left, top=above)
    x = Linear((strip.first, strip.last), frame.across)
    rows = Band(tuple(life.name for life in strip.lives), above, 24, 0.42)
    ticks = time_ticks(strip.first, strip.last, 12 if width > 500 else 5)
    base, top = frame.upward
    return sheet(
        frame,
        title,
        description,
        key(entries, 2, width),
        joined(line(x(tick.day), top, x(tick.day), base, "grid") for tick in ticks),
        joined(_row(life, index, x, rows, frame) for index, life in enumerate(strip.lives)),
        time_axis(frame, x, ticks),
    )


def _key(strip: Strip) -> list[KeyEntry]:
    entries = [KeyEntry(f"{strip.seat}, this history", SIMULATED)]
    if any(life.fell is not None for life in strip.lives):
        entries.append(KeyEntry("put out, this history", SIMULATED, "dot"))
    if any(life.recorded is not None for life in strip.lives):
        entries.append(KeyEntry("put out, the record", RECORDED, "diamond"))
    return entries


def _row(life: Life, index: int, x: Linear, rows: Band, frame: Frame) -> Markup:
    left, right = frame.across
    middle = rows.middle(index)
    marks = [label(left - 8, middle + 4, _fitted(life.name, left - 10), None, "end")]
    marks.append(line(left, middle, right, middle, "grid"))
    for start, end in life.spans:
        # A seat held before or after the strip's days is cut at its edges.
        begin, stop = max(x(start), left), min(x(end), right)
        if stop > begin:
            box = rect(begin, rows.top(index), stop - begin, rows.thickness, _SEAT)
            marks.append(box)
    if life.recorded is not None and left <= x(life.recorded) <= right:
        words = element("title", f"{life.name}, the record: {iso(life.recorded)}")
        marks.append(diamond(x(life.recorded), middle, 7, f"hollow s-{RECORDED}", words))
    if life.fell is not None:
        words = element("title", f"{life.name}: {iso(life.fell)}")
        marks.append(rect(x(life.fell) - 3, middle - 9, 6, 18, f"f-{SIMULATED}", words))
    return joined(marks)


def _fitted(name: str, width: float) -> str:
    """Return the name, or initial and last word where the whole is too long."""
    words = name.split()
    if len(words) > 1 and words_width(name) > width:
        return shortened(f"{words[0][0]}. {words[-1]}", width)
    return shortened(name, width)


_SEAT = f"f-{SIMULATED} see-through"


def _span(start: int, end: int) -> str:
    began = "…" if start == FAR_PAST else iso(start)
    return f"{began} to {iso(end)}" if end < FAR_FUTURE else f"{began} on"


def _table(lives: Sequence[Life]) -> pl.DataFrame:
    def written(day: int | None) -> str | None:
        return None if day is None else iso(day)

    return pl.DataFrame(
        {
            "Person": [life.name for life in lives],
            "In the seat": [
                "; ".join(_span(start, end) for start, end in life.spans) for life in lives
            ],
            "Put out, this history": [written(life.fell) for life in lives],
            "How": [life.how for life in lives],
            "Put out, the record": [written(life.recorded) for life in lives],
        },
        schema_overrides={
            "Put out, this history": pl.String,
            "Put out, the record": pl.String,
        },
    )

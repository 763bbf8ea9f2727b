"""Pairs of dots: a history beside the record, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from raspred.report.figures.axes import KeyEntry, key, key_height
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, diamond, label, line, sheet, words_width
from raspred.report.figures.palette import RECORDED, SIMULATED
from raspred.report.figures.scale import Band, Linear
from raspred.report.markup import Markup, element, joined
from raspred.report.wording import share

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: a share in this history and in the record, None where there is none."""

    name: str
    simulated: float | None
    recorded: float | None


def pair_figure(pairs: Sequence[Pair], heading: str, title: str, description: str) -> Figure:
    """Return the rows as a figure.

    Args:
        pairs: Rows from top to bottom; shares in [0, 1].
        heading: What the rows are, heads the table's first column.
        title: What the figure shows.
        description: The same in a sentence, for who cannot see it.
    """
    table = pl.DataFrame(
        {
            heading: [pair.name for pair in pairs],
            "This history": [pair.simulated for pair in pairs],
            "The record": [pair.recorded for pair in pairs],
        },
        schema_overrides={"This history": pl.Float64, "The record": pl.Float64},
    )
    return Figure.drawn(partial(_draw, tuple(pairs), title, description), title, table)


def _draw(pairs: Sequence[Pair], title: str, description: str, width: int) -> Markup:
    entries = [KeyEntry("this history", SIMULATED, "dot")]
    if any(pair.recorded is not None for pair in pairs):
        entries.append(KeyEntry("the record", RECORDED, "diamond"))
    above = key_height(entries, width) + 2
    left = max(words_width(pair.name, 11.5) for pair in pairs) + 12
    height = above + 26 * len(pairs) + 26
    frame = Frame(width, height, left=left, right=26, top=above, bottom=26)
    x = Linear((0.0, 1.0), frame.across)
    rows = Band(tuple(pair.name for pair in pairs), above, 26)
    base, top = frame.upward
    grid = joined(
        line(x(tick), top, x(tick), base, "grid")
        + label(x(tick), base + 17, share(tick), "small quiet", "middle")
        for tick in x.ticks(5)
    )
    drawn = joined(_row(pair, x, rows.middle(index), left) for index, pair in enumerate(pairs))
    return sheet(frame, title, description, key(entries, 2, width), grid, drawn)


def _row(pair: Pair, x: Linear, y: float, left: float) -> Markup:
    marks = [label(left - 8, y + 4, pair.name, "small", "end")]
    if pair.simulated is not None and pair.recorded is not None:
        marks.append(line(x(pair.simulated), y, x(pair.recorded), y, "rule s-quiet"))
    if pair.recorded is not None:
        words = element("title", f"{pair.name}, the record: {share(pair.recorded)}")
        marks.append(diamond(x(pair.recorded), y, 7, f"hollow s-{RECORDED}", words))
    if pair.simulated is not None:
        words = element("title", f"{pair.name}: {share(pair.simulated)}")
        marks.append(
            element("circle", words, cx=x(pair.simulated), cy=y, r=5, class_=f"f-{SIMULATED}")
        )
    return joined(marks)

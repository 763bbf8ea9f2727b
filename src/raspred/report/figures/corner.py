"""Pairs of numbers, each pair a small drawing of particles: what was learnt together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, label, rect, sheet, shortened
from raspred.report.figures.palette import SIMULATED
from raspred.report.figures.scale import Linear
from raspred.report.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raspred.report.figures.marginals import Marginal

_GAP = 6
_LARGEST = 5.0  # radius of a particle that holds the most weight of all


def corner_figure(rows: Sequence[Marginal], title: str, description: str) -> Figure:
    """Return the pairs as a figure; its table has one row a pair.

    Args:
        rows: At least two, of the same particles in the same order.
        title: What the figure shows.
        description: The same in a sentence, for who cannot see it.
    """
    pairs = [(one, other) for n, one in enumerate(rows) for other in rows[:n]]
    table = pl.DataFrame(
        {
            "Number": [one.name for one, _ in pairs],
            "With": [other.name for _, other in pairs],
            "Correlation": [correlation(one, other) for one, other in pairs],
        }
    )
    return Figure.drawn(partial(_draw, tuple(rows), title, description), title, table)


def correlation(one: Marginal, other: Marginal) -> float:
    """Return the weighted correlation of two numbers over their particles; 0 if one is fixed."""
    cov = np.cov(one.values, other.values, aweights=one.weights, ddof=0)
    size = float(np.sqrt(cov[0, 0] * cov[1, 1]))
    return float(cov[0, 1]) / size if size > 0 else 0.0


def _draw(rows: Sequence[Marginal], title: str, description: str, width: int) -> Markup:
    side = (width - 4) / len(rows)
    frame = Frame(width, side * len(rows) + 4, left=2, right=2, top=2, bottom=2)
    marks = []
    for down, one in enumerate(rows):
        top = 2 + down * side
        marks.append(_named(one.name, 2 + down * side, top, side))
        for across, other in enumerate(rows[:down]):
            marks.append(_pair(other, one, 2 + across * side, top, side - _GAP))
    return sheet(frame, title, description, joined(marks))


def _named(name: str, left: float, top: float, side: float) -> Markup:
    middle = (left + (side - _GAP) / 2, top + side / 2)
    words = name.replace("-", "_").split("_")
    first = middle[1] - 7 * (len(words) - 1)
    return joined(
        label(middle[0], first + 14 * n, shortened(word, side, 11.5), "small strong", "middle")
        for n, word in enumerate(words)
    )


def _pair(across: Marginal, up: Marginal, left: float, top: float, side: float) -> Markup:
    x = Linear((across.low, across.high), (left + 3, left + side - 3))
    y = Linear((up.low, up.high), (top + side - 3, top + 3))
    most = max(across.weights)
    told = element(
        "title", f"{across.name} and {up.name}: correlation {correlation(across, up):.2f}"
    )
    dots = joined(
        element(
            "circle",
            cx=x(one),
            cy=y(other),
            r=max(1.0, _LARGEST * side / 140 * float(np.sqrt(weight / most))),
            class_=f"f-{SIMULATED} faint",
        )
        for one, other, weight in zip(across.values, up.values, across.weights, strict=True)
    )
    return joined((rect(left, top, side, side, "hollow edge grid", told), dots))

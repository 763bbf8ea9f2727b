"""What was learnt of each number: its posterior beside its prior, a small drawing each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.report.figures.axes import KeyEntry, key, key_height
from raspred.report.figures.figure import Figure
from raspred.report.figures.frame import Frame, label, line, rect, sheet, shortened
from raspred.report.figures.palette import SIMULATED
from raspred.report.figures.scale import Linear
from raspred.report.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BINS = 12
_CELL = (210, 112)  # width wished for and height of a drawing
_GAP = 18


@dataclass(frozen=True, slots=True)
class Marginal:
    """One number: its particles with their weights, and the range of its uniform prior.

    Attributes:
        name: What it is called.
        values: One a particle.
        weights: As many, of any sum above 0.
        low: Where the prior begins.
        high: Where it ends.
    """

    name: str
    values: tuple[float, ...]
    weights: tuple[float, ...]
    low: float
    high: float

    def heights(self) -> NDArray[np.float64]:
        """Return how many times as dense as the prior the posterior is, float64[BINS]."""
        weight = np.histogram(self.values, BINS, (self.low, self.high), weights=self.weights)[0]
        found: NDArray[np.float64] = weight / np.sum(self.weights) * BINS
        return found

    def quantile(self, part: float) -> float:
        """Return the least value with this share of the weight at or below it."""
        order = np.argsort(self.values, kind="stable")
        below = np.cumsum(np.asarray(self.weights)[order]) / np.sum(self.weights)
        at = min(int(np.searchsorted(below, part - 1e-12)), len(order) - 1)
        return float(np.asarray(self.values)[order][at])

    def narrowing(self) -> float:
        """Return by what share the posterior's deviation is below the prior's."""
        variance = float(np.cov(self.values, aweights=self.weights, ddof=0))
        return 1.0 - math.sqrt(12.0 * variance) / (self.high - self.low)


def marginal_figure(rows: Sequence[Marginal], title: str, description: str) -> Figure:
    """Return the drawings as a figure; its table has one row a number.

    Args:
        rows: At least one, each with two particles or more.
        title: What the figure shows.
        description: The same in a sentence, for who cannot see it.
    """
    table = pl.DataFrame(
        {
            "Number": [row.name for row in rows],
            "Prior from": [row.low for row in rows],
            "to": [row.high for row in rows],
            "2.5 %": [row.quantile(0.025) for row in rows],
            "Middle": [row.quantile(0.5) for row in rows],
            "97.5 %": [row.quantile(0.975) for row in rows],
            "Narrower than the prior by": [row.narrowing() for row in rows],
        }
    )
    return Figure.drawn(partial(_draw, tuple(rows), title, description), title, table)


def _draw(rows: Sequence[Marginal], title: str, description: str, width: int) -> Markup:
    entries = [
        KeyEntry("posterior", SIMULATED),
        KeyEntry("prior", "ink", "dashed"),
        KeyEntry("95 % of the posterior, and its middle", "ink", "line"),
    ]
    above = key_height(entries, width) + 8
    columns = max(1, round(width / _CELL[0]))
    across = (width - _GAP * (columns - 1)) / columns
    lines = -(-len(rows) // columns)
    frame = Frame(width, above + lines * _CELL[1], left=0, right=0, top=above, bottom=0)
    top = max(2.0, *(float(row.heights().max()) for row in rows))
    cells = joined(
        _cell(row, (n % columns) * (across + _GAP), above + (n // columns) * _CELL[1], across, top)
        for n, row in enumerate(rows)
    )
    return sheet(frame, title, description, key(entries, 2, width), cells)


def _cell(row: Marginal, left: float, above: float, width: float, top: float) -> Markup:
    base = above + _CELL[1] - 34
    x = Linear((row.low, row.high), (left + 4, left + width - 4))
    y = Linear((0.0, top), (base, above + 20))
    edges = np.linspace(row.low, row.high, BINS + 1)
    bars = joined(
        rect(x(start), y(height), x(end) - x(start), base - y(height), f"f-{SIMULATED} faint")
        for start, end, height in zip(edges[:-1], edges[1:], row.heights().tolist(), strict=True)
        if height > 0
    )
    low, middle, high = (row.quantile(part) for part in (0.025, 0.5, 0.975))
    told = element("title", f"{row.name}: {middle:.3g}, 95 % from {low:.3g} to {high:.3g}")
    return joined(
        (
            label(left + 4, above + 13, shortened(row.name, width - 8, 11.5), "small strong"),
            bars,
            line(x(row.low), y(1.0), x(row.high), y(1.0), "rule dashed s-ink"),
            line(x(row.low), base, x(row.high), base, "rule s-quiet"),
            line(x(low), base + 6, x(high), base + 6, "rule s-ink"),
            rect(x(middle) - 1.5, base + 2, 3, 8, "f-ink", told),
            label(x(row.low), base + 22, f"{row.low:.3g}", "small quiet"),
            label(x(row.high), base + 22, f"{row.high:.3g}", "small quiet", "end"),
        )
    )

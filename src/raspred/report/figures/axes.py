"""Axes and keys: what the places and colours of a figure mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.report.figures.frame import diamond, label, line, rect, words_width
from raspred.report.markup import Markup, joined
from raspred.report.wording import count, share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raspred.report.figures.frame import Frame
    from raspred.report.figures.scale import Linear, Tick

_ROW = 20
_SWATCH = 24


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of a key: a colour, the words, and how it is drawn.

    `sign` is one of "area", "line", "dashed", "dotted", "diamond", "full diamond", "dot".
    """

    words: str
    colour: str
    sign: str = "area"


def value_axis(frame: Frame, scale: Linear, *, percent: bool, about: int = 5) -> Markup:
    """Return horizontal grid lines with their values at the left."""
    left, right = frame.across
    written: Callable[[float], str] = share if percent else count
    return joined(
        line(left, scale(tick), right, scale(tick), "grid")
        + label(left - 6, scale(tick) + 4, written(tick), "small quiet", "end")
        for tick in scale.ticks(about)
    )


def time_axis(frame: Frame, scale: Linear, ticks: Sequence[Tick]) -> Markup:
    """Return the base line with years or months below it."""
    left, right = frame.across
    base = frame.upward[0]
    marks = [line(left, base, right, base, "rule s-quiet")]
    for tick in ticks:
        at = scale(tick.day)
        marks += (line(at, base, at, base + 5, "rule s-quiet"),)
        marks += (label(at, base + 19, tick.label, "small quiet", "middle"),)
    return joined(marks)


def key(entries: Sequence[KeyEntry], left: float, width: float, top: float = 0) -> Markup:
    """Return the key, in as many rows as the width needs."""
    placed = _placed(entries, width)
    return joined(
        _sign(entry, left + x, top + row * _ROW + 10)
        + label(left + x + _SWATCH + 5, top + row * _ROW + 14, entry.words, "small")
        for entry, x, row in placed
    )


def key_height(entries: Sequence[KeyEntry], width: float) -> float:
    """Return how high the key of these entries is at this width."""
    placed = _placed(entries, width)
    return (placed[-1][2] + 1) * _ROW + 6 if placed else 0


def _placed(entries: Sequence[KeyEntry], width: float) -> list[tuple[KeyEntry, float, int]]:
    placed: list[tuple[KeyEntry, float, int]] = []
    x, row = 0.0, 0
    for entry in entries:
        needed = _SWATCH + 5 + words_width(entry.words, 11.5)
        if x > 0 and x + needed > width:
            x, row = 0.0, row + 1
        placed.append((entry, x, row))
        x += needed + 14
    return placed


def _sign(entry: KeyEntry, x: float, y: float) -> Markup:
    middle = x + _SWATCH / 2
    if entry.sign == "diamond":
        return diamond(middle, y, 6, f"hollow s-{entry.colour}")
    if entry.sign == "full diamond":
        return diamond(middle, y, 6, f"f-{entry.colour}")
    if entry.sign == "area":
        return rect(x + 4, y - 6, 16, 12, f"f-{entry.colour} edge s-paper")
    if entry.sign == "dot":
        return rect(middle - 5, y - 5, 10, 10, f"f-{entry.colour}")
    kind = "line" if entry.sign == "line" else f"line {entry.sign}"
    return line(x, y, x + _SWATCH, y, f"{kind} s-{entry.colour}")

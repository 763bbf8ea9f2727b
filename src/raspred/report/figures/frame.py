"""The sheet a figure is drawn on: its size, its margins and what names it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from raspred.report.markup import Markup, decimal, element, joined


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet of `width` x `height` CSS pixels with margins around the plot."""

    width: float
    height: float
    left: float = 46
    right: float = 12
    top: float = 10
    bottom: float = 28

    @property
    def across(self) -> tuple[float, float]:
        """Left and right end of the plot."""
        return self.left, self.width - self.right

    @property
    def upward(self) -> tuple[float, float]:
        """Bottom and top end of the plot, so that larger values stand higher."""
        return self.height - self.bottom, self.top


def sheet(frame: Frame, title: str, description: str, *marks: object) -> Markup:
    """Return the `<svg>` element: fluid in width, named for readers who cannot see it."""
    body = joined(marks)
    # Ids must differ between the figures of a page and be the same in every run.
    seed = f"{title}\n{decimal(frame.width)}\n{body}"
    name = "fig-" + hashlib.blake2b(seed.encode(), digest_size=5).hexdigest()
    return element(
        "svg",
        element("title", title, id=f"{name}-t"),
        element("desc", description, id=f"{name}-d"),
        body,
        xmlns="http://www.w3.org/2000/svg",
        class_="raspred",
        viewBox=f"0 0 {decimal(frame.width)} {decimal(frame.height)}",
        width=float(frame.width),
        height=float(frame.height),
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """Return a straight line."""
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=class_)


def rect(x: float, y: float, width: float, height: float, class_: str, *children: object) -> Markup:
    """Return a rectangle, never of negative size."""
    return element(
        "rect",
        *children,
        x=float(x),
        y=float(y),
        width=float(max(width, 0)),
        height=float(max(height, 0)),
        class_=class_,
    )


def label(
    x: float, y: float, words: object, class_: str | None = None, anchor: str | None = None
) -> Markup:
    """Return a text whose baseline begins (or, by `anchor`, is centred or ends) at x, y."""
    return element("text", words, x=float(x), y=float(y), class_=class_, text_anchor=anchor)


def diamond(x: float, y: float, half: float, class_: str, *children: object) -> Markup:
    """Return a diamond around x, y."""
    x0, x1, y0, y1 = (decimal(place) for place in (x - half, x + half, y - half, y + half))
    path = f"M{x0} {decimal(y)}L{decimal(x)} {y0}L{x1} {decimal(y)}L{decimal(x)} {y1}Z"
    return element("path", *children, d=path, class_=class_)


def words_width(words: str, size: float = 13) -> float:
    """Return about how wide the words are; fonts differ, so it errs on the wide side."""
    return len(words) * size * 0.6


def shortened(words: str, width: float, size: float = 13) -> str:
    """Return the words cut with an ellipsis to about `width` pixels."""
    if words_width(words, size) <= width:
        return words
    return words[: max(int(width / (size * 0.6)) - 1, 1)].rstrip() + "…"

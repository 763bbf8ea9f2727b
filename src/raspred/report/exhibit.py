"""The parts a page is made of: sections, paragraphs, and figures with their reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report.data_table import data_table
from raspred.report.figures.figure import without_style
from raspred.report.markup import Markup, element, joined

if TYPE_CHECKING:
    from raspred.report.figures.figure import Figure


def section(anchor: str, title: str, *blocks: object) -> Markup:
    """Return a section of the page that its contents list can point to."""
    return element("section", element("h2", title), *blocks, id=anchor)


def paragraph(*words: object) -> Markup:
    """Return a paragraph; plain words are escaped."""
    return element("p", *words)


def missing(words: str) -> Markup:
    """Return the sentence that stands where a figure cannot be drawn."""
    return element("p", words, class_="missing")


def exhibit(figure: Figure, *reading: object) -> Markup:
    """Return a figure with its title, a reading of it, and its numbers folded away."""
    drawings = [element("div", without_style(figure.svg), class_="wide" if figure.narrow else None)]
    if figure.narrow:
        drawings.append(element("div", without_style(figure.narrow), class_="narrow"))
    caption = element(
        "figcaption", element("p", *reading, class_="reading"), data_table(figure.table)
    )
    return element("figure", element("h3", figure.title), *drawings, caption)


def points(*items: object) -> Markup:
    """Return a list of points."""
    return element("ul", joined(element("li", item) for item in items))

"""A figure: a drawing, its title and the numbers it draws, usable alone or on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.report.data_table import data_table
from raspred.report.figures.palette import stylesheet
from raspred.report.markup import Markup, element
from raspred.report.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import polars as pl

WIDE = 720
NARROW = 372


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with the table of what it shows.

    Attributes:
        svg: One `<svg>` element of its own, styles included.
        title: What the figure shows, plain text.
        table: The numbers drawn, with headings for readers.
        narrow: The same drawn for the width of a phone; empty where there is none.
    """

    svg: str
    title: str
    table: pl.DataFrame
    narrow: str = ""

    @classmethod
    def drawn(cls, draw: Callable[[int], Markup], title: str, table: pl.DataFrame) -> Figure:
        """Return the figure that `draw` makes for a given width in CSS pixels."""
        return cls(_styled(draw(WIDE)), title, table, _styled(draw(NARROW)))

    def save(self, path: Path) -> None:
        """Write the drawing as an SVG file.

        Raises:
            WritingError: The file cannot be written.
        """
        write_whole(path, f'<?xml version="1.0" encoding="UTF-8"?>\n{self.svg}\n')

    def _repr_html_(self) -> str:
        heading = element("strong", self.title)
        return element("div", heading, Markup(self.svg), data_table(self.table))


def without_style(svg: str) -> Markup:
    """Return the drawing without its style sheet, for a page that carries it once."""
    return Markup(svg.replace(_STYLE, "", 1))


# A style element's text is no markup in HTML, so it is not escaped; ours holds no "<" or "&".
_STYLE = element("style", Markup(stylesheet()))


def _styled(svg: Markup) -> str:
    root, end, rest = svg.partition(">")
    return f"{root}{end}{_STYLE}{rest}"

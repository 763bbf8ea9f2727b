"""A figure: a drawing, its title and the numbers it draws, usable alone or on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from raspred.report.data_table import data_table
from raspred.report.figures.palette import stylesheet
from raspred.report.markup import Markup, decimal, element
from raspred.report.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

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

    def save(self, path: str | Path) -> None:
        """Write the drawing as an SVG file, on paper of its own.

        Its inks follow the reader's choice of light or dark, and the page around it may not.

        Raises:
            WritingError: The file cannot be written.
        """
        write_whole(Path(path), f'<?xml version="1.0" encoding="UTF-8"?>\n{_on_paper(self.svg)}\n')

    def _repr_html_(self) -> str:
        heading = element("strong", self.title)
        return element("div", heading, Markup(self.svg), data_table(self.table))


def without_style(svg: str) -> Markup:
    """Return the drawing without its style sheet, for a page that carries it once."""
    return Markup(svg.replace(_STYLE, "", 1))


# A style element's text is no markup in HTML, so it is not escaped; ours holds no "<" or "&".
_STYLE = element("style", Markup(stylesheet()))


_MARGIN = 12
_SHEET = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')


def _on_paper(svg: str) -> str:
    """Return a drawing with a margin and a ground in the colour of paper."""
    (sides,) = _SHEET.findall(svg)
    width, height = (decimal(float(side) + 2 * _MARGIN) for side in sides)
    size = f'width="{width}" height="{height}"'
    corner = f"{-_MARGIN} {-_MARGIN}"
    larger = _SHEET.sub(f'viewBox="{corner} {width} {height}" {size}', svg)
    ground = f'<rect x="{-_MARGIN}" y="{-_MARGIN}" {size} class="f-paper"></rect>'
    return larger.replace(_STYLE, _STYLE + Markup(ground), 1)


def _styled(svg: Markup) -> str:
    root, end, rest = svg.partition(">")
    return f"{root}{end}{_STYLE}{rest}"

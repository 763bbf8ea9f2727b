"""Tables of a page: from a frame to HTML that a phone can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import polars as pl


def data_table(frame: pl.DataFrame, summary: str = "The numbers of this figure") -> Markup:
    """Return the frame as a table folded away under `summary`."""
    rows = ([_cell(value) for value in row] for row in frame.iter_rows())
    body = table(frame.columns, rows, class_="data")
    return element("details", element("summary", summary), body)


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    class_: str,
    caption: str | None = None,
) -> Markup:
    """Return an HTML table; each cell repeats its heading for the narrow layout.

    Args:
        headings: One for each column.
        rows: Cells, text or markup, as many as there are headings.
        class_: "data" for plain numbers, "cards" for a table that becomes cards on a
            phone, with "wordy" for one cell a line.
        caption: What the table is about, for readers and screen readers.
    """
    head = element(
        "thead", element("tr", *(element("th", heading, scope="col") for heading in headings))
    )
    body = element("tbody", *(_row(headings, row, class_) for row in rows))
    named = element("caption", caption) if caption else None
    return element("table", named, head, body, class_=class_)


def _row(headings: Sequence[str], cells: Sequence[object], class_: str) -> Markup:
    repeated = class_ != "data"
    return element(
        "tr",
        joined(
            element("td", cell, data_label=heading if repeated else None)
            for heading, cell in zip(headings, cells, strict=True)
        ),
    )


def _cell(value: object) -> object:
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else value

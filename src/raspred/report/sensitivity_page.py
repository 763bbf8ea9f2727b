"""The page of a sensitivity analysis: which numbers of the model move what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.forest import Effect, ForestChart, forest_figure
from raspred.report.markup import joined
from raspred.report.pages import contents, page
from raspred.report.studies import foot_of_study, how_it_was_made, write_with_figures
from raspred.report.wording import counted, listing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

_ENTRIES = (
    ("guide", "How to read it"),
    ("indices", "What moves what"),
    ("made", "How it was made"),
)
_NAMED = {
    "first": "share of the variance that a factor makes alone",
    "total": "share of the variance in which a factor has a part",
    "mu_star": "mean change over a factor's whole range, whatever its sign",
}
_GUIDES = {
    "sobol": (
        "All factors are moved together over their plausible ranges. A factor's first index is "
        "the share of an outcome's variance that would go if it were known; its total index adds "
        "the part it has only together with others. Bars are 95 % bootstrap intervals; an index "
        "below nothing is noise."
    ),
    "morris": (
        "Along random paths one factor after the other is moved, and what changes is noted. The "
        "mean of the changes, whatever their sign, tells which factors matter; it is no share of "
        "variance. Bars are 95 % bootstrap intervals."
    ),
}


def write_sensitivity(indices: pl.DataFrame, marks: Mapping[str, Any], path: Path) -> None:
    """Write the page of a sensitivity analysis, and its figures beside it.

    Args:
        indices: Rows (outcome, factor, index, value, low, high).
        marks: What was lived, with `method`, `points` and `factors`.
        path: The HTML file to write.

    Raises:
        WritingError: The page or a figure cannot be written.
    """
    figures: dict[str, Figure] = {}
    guide = _GUIDES.get(str(marks.get("method")), "")
    parts = [
        section("guide", "How to read it", paragraph(guide)),
        _indices(indices, figures),
        how_it_was_made(marks),
    ]
    factors = list(marks.get("factors") or [])
    html = page(
        title="Which assumptions carry the findings?",
        lead=f"Scenario {marks.get('scenario', 'without a name')}, "
        f"{counted(len(factors), 'number', 'numbers')} of the model moved over their ranges.",
        facts=[("Method", str(marks.get("method"))), ("Base points", str(marks.get("points")))],
        contents=contents(_ENTRIES, parts),
        body=joined(parts),
        foot=foot_of_study(marks),
    )
    write_with_figures(path, html, figures)


def _indices(indices: pl.DataFrame, figures: dict[str, Figure]) -> Markup:
    drawn = []
    shown = indices.filter(pl.col("index").is_in(list(_NAMED)))
    for (outcome, index), rows in shown.group_by("outcome", "index", maintain_order=True):
        ordered = rows.sort("value", descending=True)
        chart = ForestChart(
            "Factor",
            tuple(
                Effect(row["factor"], row["value"], row["low"], row["high"])
                for row in ordered.iter_rows(named=True)
            ),
            dots=f"{_NAMED[str(index)]}, with 95 % interval",
            line_name="none",
        )
        reading = _reading(ordered)
        title = f"{outcome}: {str(index).replace('_star', '*')}"
        name = f"{outcome}-{index}".replace(",", "").replace(" ", "-").lower()
        figures[name] = figure = forest_figure(chart, title, reading)
        drawn.append(exhibit(figure, reading))
    if not drawn:
        drawn = [missing("No outcome varied, so nothing moves it.")]
    return section("indices", "What moves what", *drawn)


def _reading(ordered: pl.DataFrame) -> str:
    clear = ordered.filter(pl.col("low") > 0)["factor"].to_list()
    if not clear:
        return "No bar is clear of the line: more points are needed to tell."
    return f"Clear of the line: {listing(clear)}."

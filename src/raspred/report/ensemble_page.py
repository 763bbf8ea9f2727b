"""The page of an ensemble: distributions over histories, and the record beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.report.beside import FAILS, chapters, failures, judged
from raspred.report.exhibit import paragraph, section
from raspred.report.markup import joined
from raspred.report.pages import contents, page
from raspred.report.patterns import CHAPTERS
from raspred.report.studies import foot_of_study, how_it_was_made, write_with_figures
from raspred.report.wording import counted, share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.report.beside import Beside
    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

_FEW = 100


def write_ensemble(shown: Beside, marks: Mapping[str, Any], path: Path) -> None:
    """Write the page of an ensemble, and its figures with their numbers in `figures/`.

    Args:
        shown: The histories of one arm beside the record.
        marks: What was lived.
        path: The HTML file to write.

    Raises:
        WritingError: The page or a figure cannot be written.
    """
    figures: dict[str, Figure] = {}
    histories = shown.observations["seed"].n_unique()
    parts = [
        _reading_guide(histories),
        failures(shown),
        *chapters(shown, figures),
        how_it_was_made(marks),
    ]
    entries = [
        ("guide", "How to read it"),
        ("fails", FAILS),
        *((one.anchor, one.title) for one in CHAPTERS),
        ("made", "How it was made"),
    ]
    html = page(
        title="Many histories beside the one that happened",
        lead=f"Scenario {marks.get('scenario', 'without a name')}, "
        f"{counted(histories, 'history', 'histories')}.",
        facts=_facts(shown.table, histories),
        contents=contents(entries, parts),
        body=joined(parts),
        foot=foot_of_study(marks),
    )
    write_with_figures(path, html, figures)


def _facts(table: pl.DataFrame, histories: int) -> list[tuple[str, str]]:
    facts = [("Histories", str(histories))]
    for use, words in (("fit", "Fit targets met"), ("validation", "Validation targets met")):
        asked = judged(table).filter(pl.col("use") == use)
        if len(asked):
            facts.append((words, f"{asked['met'].sum()} of {len(asked)}"))
    loop = table.filter(pl.col("pattern") == "loop closed, year")["happened"]
    if len(loop):
        facts.append(("The loop closed in", share(loop[0])))
    return facts


def _reading_guide(histories: int) -> Markup:
    words = [
        "Every row is a number that a history shows. The shape is how it spreads over the "
        "histories, the black line holds nine in ten of them, the upright mark is their middle. "
        "What happened once is one draw, so a good model need not have it in the middle, but it "
        "should not lie outside the line.",
        " A filled diamond is a figure that the model is fitted to; an open one was held back "
        "and is a test of it.",
    ]
    if histories < _FEW:
        words.append(f" With {histories} histories the ends of the lines are still uncertain.")
    return section("guide", "How to read it", paragraph(*words))

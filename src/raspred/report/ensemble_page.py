"""The page of an ensemble: distributions over histories, and the record beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.report.exhibit import exhibit, missing, paragraph, points, section
from raspred.report.figures.spread import Spread, SpreadChart, spread_figure
from raspred.report.markup import joined
from raspred.report.pages import contents, page
from raspred.report.patterns import CHAPTERS, Chapter, Panel, in_unit, subject_in_words
from raspred.report.studies import foot_of_study, how_it_was_made, write_with_figures
from raspred.report.wording import counted, share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

_MOST_ROWS = 20
_FEW = 100
_FAILS = "Where the model fails"


def write_ensemble(
    observations: pl.DataFrame,
    beside: pl.DataFrame,
    marks: Mapping[str, Any],
    names: Mapping[str, str],
    path: Path,
) -> None:
    """Write the page of an ensemble, and its figures with their numbers in `figures/`.

    Args:
        observations: Rows (seed, pattern, subject, value) of one arm.
        beside: The same beside the record, with columns use, record, record_low,
            record_high, low, median, high, happened, inside.
        marks: What was lived.
        names: What to call persons, by id.
        path: The HTML file to write.

    Raises:
        WritingError: The page or a figure cannot be written.
    """
    figures: dict[str, Figure] = {}
    chapters = [_chapter(one, observations, beside, dict(names), figures) for one in CHAPTERS]
    parts = [
        _reading_guide(observations),
        _failures(beside, dict(names)),
        *(part for part in chapters if part is not None),
        how_it_was_made(marks),
    ]
    entries = [
        ("guide", "How to read it"),
        ("fails", _FAILS),
        *((one.anchor, one.title) for one in CHAPTERS),
        ("made", "How it was made"),
    ]
    html = page(
        title="Many histories beside the one that happened",
        lead=f"Scenario {marks.get('scenario', 'without a name')}, "
        f"{counted(observations['seed'].n_unique(), 'history', 'histories')}.",
        facts=_facts(observations, beside),
        contents=contents(entries, parts),
        body=joined(parts),
        foot=foot_of_study(marks),
    )
    write_with_figures(path, html, figures)


def _facts(observations: pl.DataFrame, beside: pl.DataFrame) -> list[tuple[str, str]]:
    facts = [("Histories", str(observations["seed"].n_unique()))]
    for use, words in (("fit", "Fit targets met"), ("validation", "Validation targets met")):
        asked = _judged(beside).filter(pl.col("use") == use)
        if len(asked):
            facts.append((words, f"{asked['met'].sum()} of {len(asked)}"))
    loop = beside.filter(pl.col("pattern") == "loop closed, year")["happened"]
    if len(loop):
        facts.append(("The loop closed in", share(loop[0])))
    return facts


def _judged(beside: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with a record, and whether it lies in the band; what never was is not."""
    return beside.filter(pl.col("record").is_not_null()).with_columns(
        met=pl.col("inside").fill_null(value=False)
    )


def _reading_guide(observations: pl.DataFrame) -> Markup:
    histories = observations["seed"].n_unique()
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


def _failures(beside: pl.DataFrame, names: dict[str, str]) -> Markup:
    """Say in words where the record lies outside nine in ten histories."""
    judged = _judged(beside)
    outside = judged.filter(~pl.col("met"))
    if not len(judged):
        return section("fails", _FAILS, missing("The record has no figure to hold against these."))
    if not len(outside):
        words = f"Nowhere: all {len(judged)} figures of the record lie inside."
        return section("fails", _FAILS, paragraph(words))
    head = (
        f"{len(outside)} of {len(judged)} figures of the record lie outside what nine in ten "
        "histories show. The model does not reproduce these:"
    )
    units = {panel.pattern: panel.unit for chapter in CHAPTERS for panel in chapter.panels}
    told = [
        _failure(row, units.get(row["pattern"], "number"), names)
        for row in outside.iter_rows(named=True)
    ]
    return section("fails", _FAILS, paragraph(head), points(*told))


def _failure(row: dict[str, Any], unit: str, names: dict[str, str]) -> str:
    who = f", {subject_in_words(row['subject'], names)}" if row["subject"] else ""
    use = "fitted" if row["use"] == "fit" else "held back"
    head = f"{row['pattern'][0].upper()}{row['pattern'][1:]}{who} ({use}): the record has "
    record = in_unit(row["record"], unit)
    if row["low"] is None:
        return f"{head}{record}, and it happened in no history."
    bounds = f"{in_unit(row['low'], unit)} to {in_unit(row['high'], unit)}"
    rest = "" if row["happened"] > 0.995 else f"; it happened in {share(row['happened'])} of them"
    return f"{head}{record}, nine in ten histories {bounds}{rest}."


def _chapter(
    chapter: Chapter,
    observations: pl.DataFrame,
    beside: pl.DataFrame,
    names: dict[str, str],
    figures: dict[str, Figure],
) -> Markup | None:
    drawn = []
    for panel in chapter.panels:
        figure = _figure(panel, observations, beside, names)
        if figure is not None:
            figures[_file_name(panel.pattern)] = figure
            drawn.append(exhibit(figure, panel.reading))
    return section(chapter.anchor, chapter.title, *drawn) if drawn else None


def _file_name(pattern: str) -> str:
    return pattern.replace(",", "").replace(" ", "-").lower()


def _figure(
    panel: Panel, observations: pl.DataFrame, beside: pl.DataFrame, names: dict[str, str]
) -> Figure | None:
    rows = beside.filter(pl.col("pattern") == panel.pattern)
    if panel.pattern == "out of the Politburo, year":
        # Invented people share numbers between histories, but are not the same people.
        rows = rows.filter(pl.col("subject").is_in(list(names)))
    if len(rows) > _MOST_ROWS:  # those on record first, then what happened most often
        rows = rows.sort(pl.col("record").is_null(), -pl.col("happened"), maintain_order=True)
        rows = rows.head(_MOST_ROWS)
    if panel.unit == "year":
        rows = rows.sort("record", "median", nulls_last=True)
    spreads = tuple(
        _spread(row, observations, names)
        for row in rows.iter_rows(named=True)
        if row["median"] is not None or row["record"] is not None
    )
    if not any(spread.values for spread in spreads):
        return None
    chart = SpreadChart(panel.heading, spreads, panel.unit)
    return spread_figure(chart, panel.title, panel.reading)


def _spread(row: dict[str, Any], observations: pl.DataFrame, names: dict[str, str]) -> Spread:
    of_it = (pl.col("pattern") == row["pattern"]) & (pl.col("subject") == row["subject"])
    values = observations.filter(of_it)["value"].drop_nulls()
    recorded = None
    if row["record"] is not None:
        recorded = (row["record"], row["record_low"], row["record_high"])
    return Spread(
        subject_in_words(row["subject"], names),
        tuple(values.to_list()),
        observations["seed"].n_unique(),
        recorded,
        fitted=row["use"] == "fit",
    )

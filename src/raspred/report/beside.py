"""Histories beside the record: the figure of a pattern, and the chapters made of such figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from raspred.report.exhibit import exhibit, missing, paragraph, points, section
from raspred.report.figures.spread import Spread, SpreadChart, spread_figure
from raspred.report.patterns import CHAPTERS, Chapter, Panel, in_unit, subject_in_words
from raspred.report.wording import share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

_MOST_ROWS = 20
FAILS = "Where the model fails"


class Beside(NamedTuple):
    """What many histories show, and the record.

    Attributes:
        observations: Rows (seed, pattern, subject, value), of one arm.
        table: The same beside the record, with columns use, record, record_low, record_high,
            low, median, high, happened, inside.
        names: What to call persons, by id.
    """

    observations: pl.DataFrame
    table: pl.DataFrame
    names: Mapping[str, str]

    def only(self, use: str) -> Beside:
        """Return what is a target of one use, "fit" or "validation"."""
        return self._replace(table=self.table.filter(pl.col("use") == use))


def judged(table: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with a record, and whether it lies in the band; what never was is not."""
    return table.filter(pl.col("record").is_not_null()).with_columns(
        met=pl.col("inside").fill_null(value=False)
    )


def failures(shown: Beside) -> Markup:
    """Say in words where the record lies outside nine in ten histories."""
    asked = judged(shown.table)
    outside = asked.filter(~pl.col("met"))
    if not len(asked):
        return section("fails", FAILS, missing("The record has no figure to hold against these."))
    if not len(outside):
        words = f"Nowhere: all {len(asked)} figures of the record lie inside."
        return section("fails", FAILS, paragraph(words))
    head = (
        f"{len(outside)} of {len(asked)} figures of the record lie outside what nine in ten "
        "histories show. The model does not reproduce these:"
    )
    units = {panel.pattern: panel.unit for chapter in CHAPTERS for panel in chapter.panels}
    told = [
        _failure(row, units.get(row["pattern"], "number"), shown.names)
        for row in outside.iter_rows(named=True)
    ]
    return section("fails", FAILS, paragraph(head), points(*told))


def _failure(row: dict[str, Any], unit: str, names: Mapping[str, str]) -> str:
    who = f", {subject_in_words(row['subject'], dict(names))}" if row["subject"] else ""
    use = "fitted" if row["use"] == "fit" else "held back"
    head = f"{row['pattern'][0].upper()}{row['pattern'][1:]}{who} ({use}): the record has "
    record = in_unit(row["record"], unit)
    if row["low"] is None:
        return f"{head}{record}, and it happened in no history."
    bounds = f"{in_unit(row['low'], unit)} to {in_unit(row['high'], unit)}"
    rest = "" if row["happened"] > 0.995 else f"; it happened in {share(row['happened'])} of them"
    return f"{head}{record}, nine in ten histories {bounds}{rest}."


def chapters(shown: Beside, figures: dict[str, Figure]) -> list[Markup]:
    """Return the sections of a page that have figures, and put these with the others."""
    found = [_chapter(one, shown, figures) for one in CHAPTERS]
    return [part for part in found if part is not None]


def _chapter(chapter: Chapter, shown: Beside, figures: dict[str, Figure]) -> Markup | None:
    drawn = exhibits(chapter.panels, shown, figures)
    return section(chapter.anchor, chapter.title, *drawn) if drawn else None


def exhibits(
    panels: tuple[Panel, ...], shown: Beside, figures: dict[str, Figure], before: str = ""
) -> list[Markup]:
    """Return the figures of those panels of which histories show something.

    Args:
        panels: Which patterns, and how.
        shown: The histories.
        figures: Takes the figures, by the name of their files.
        before: What those names begin with.
    """
    drawn = []
    for panel in panels:
        figure = _figure(panel, shown)
        if figure is not None:
            figures[before + _file_name(panel.pattern)] = figure
            drawn.append(exhibit(figure, panel.reading))
    return drawn


def _file_name(pattern: str) -> str:
    return pattern.replace(",", "").replace(" ", "-").lower()


def _figure(panel: Panel, shown: Beside) -> Figure | None:
    rows = shown.table.filter(pl.col("pattern") == panel.pattern)
    if panel.pattern == "out of the Politburo, year":
        # Invented people share numbers between histories, but are not the same people.
        rows = rows.filter(pl.col("subject").is_in(list(shown.names)))
    if len(rows) > _MOST_ROWS:  # those on record first, then what happened most often
        rows = rows.sort(pl.col("record").is_null(), -pl.col("happened"), maintain_order=True)
        rows = rows.head(_MOST_ROWS)
    if panel.unit == "year":
        rows = rows.sort("record", "median", nulls_last=True)
    spreads = tuple(
        _spread(row, shown)
        for row in rows.iter_rows(named=True)
        if row["median"] is not None or row["record"] is not None
    )
    if not any(spread.values for spread in spreads):
        return None
    chart = SpreadChart(panel.heading, spreads, panel.unit)
    return spread_figure(chart, panel.title, panel.reading)


def _spread(row: dict[str, Any], shown: Beside) -> Spread:
    of_it = (pl.col("pattern") == row["pattern"]) & (pl.col("subject") == row["subject"])
    values = shown.observations.filter(of_it)["value"].drop_nulls()
    recorded = None
    if row["record"] is not None:
        recorded = (row["record"], row["record_low"], row["record_high"])
    return Spread(
        subject_in_words(row["subject"], dict(shown.names)),
        tuple(values.to_list()),
        shown.observations["seed"].n_unique(),
        recorded,
        fitted=row["use"] == "fit",
    )

"""The page of a comparison: what each change does, with intervals, pair by pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.dates import parse
from raspred.report.exhibit import exhibit, paragraph, section
from raspred.report.figures.forest import Effect, ForestChart, forest_figure, written
from raspred.report.figures.line import Line, LineChart, line_figure
from raspred.report.figures.palette import IN_TURN
from raspred.report.markup import joined
from raspred.report.pages import contents, page
from raspred.report.studies import foot_of_study, how_it_was_made, write_with_figures
from raspred.report.wording import counted, listing, share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

BASELINE = "baseline"
_ENTRIES = (
    ("guide", "How to read it"),
    ("capture", "Captured or not"),
    ("effects", "What each change does"),
    ("doses", "How late is too late"),
    ("made", "How it was made"),
)


def write_comparison(
    effects: pl.DataFrame,
    prevention: pl.DataFrame,
    doses: pl.DataFrame,
    marks: Mapping[str, Any],
    path: Path,
) -> None:
    """Write the page of a comparison, and its figures with their numbers in `figures/`.

    Args:
        effects: Rows (arm, outcome, baseline, with_arm, effect, low, high, p, pairs,
            variance_ratio, method).
        prevention: Rows (arm, capture, histories, captured, captured_low, captured_high,
            would_be, prevented, prevented_low, prevented_high).
        doses: The same by safeguard and start instead of arm; may be empty.
        marks: What was lived.
        path: The HTML file to write.

    Raises:
        WritingError: The page or a figure cannot be written.
    """
    figures: dict[str, Figure] = {}
    parts = [
        _reading_guide(effects),
        _captured(prevention, figures),
        _effects(effects, figures),
        _doses(doses, prevention, figures),
        how_it_was_made(marks),
    ]
    present = [part for part in parts if part is not None]
    arms = effects["arm"].unique(maintain_order=True).to_list()
    html = page(
        title="What would have stopped it?",
        lead=f"Scenario {marks.get('scenario', 'without a name')} with and without "
        f"{counted(len(arms), 'change', 'changes')}, on the same seeds.",
        facts=_facts(prevention),
        contents=contents(_ENTRIES, present),
        body=joined(present),
        foot=foot_of_study(marks),
    )
    write_with_figures(path, html, figures)


def _facts(prevention: pl.DataFrame) -> list[tuple[str, str]]:
    base = prevention.filter(pl.col("arm") == BASELINE)
    facts = [("Pairs of histories", str(base["histories"].max() or 0))]
    facts += [
        (f"Baseline: {row['capture']}", share(row["captured"]))
        for row in base.iter_rows(named=True)
    ]
    return facts[:5]


def _reading_guide(effects: pl.DataFrame) -> Markup:
    ratios = effects.filter(pl.col("outcome").str.contains("post debt"))["variance_ratio"]
    middle = ratios.drop_nulls().median()
    bought = (
        ""
        if not isinstance(middle, float)
        else f" Measured on post debt, that pairing is worth {middle:.2g} times as many histories."
    )
    return section(
        "guide",
        "How to read it",
        paragraph(
            "Every change was lived on the same seeds as the baseline. A draw depends on the seed, "
            "its cause, the month and the person alone, so two histories of one seed are the same "
            "until the change begins, and differ after it only through the change. Effects are "
            f"means over such pairs.{bought}"
        ),
        paragraph(
            "Bars are 95 % intervals, for each comparison by itself: of twenty with no effect, one "
            "bar will miss the line by chance. An effect of the model is not yet one of history; "
            "where the model fails its targets, so may this."
        ),
    )


def _captured(prevention: pl.DataFrame, figures: dict[str, Figure]) -> Markup:
    drawn = []
    for capture in prevention["capture"].unique(maintain_order=True):
        rows = prevention.filter(pl.col("capture") == capture)
        chart = ForestChart(
            "Arm",
            tuple(
                Effect(row["arm"], row["captured"], row["captured_low"], row["captured_high"])
                for row in rows.iter_rows(named=True)
            ),
            percent=True,
            line=None,
            dots="share of histories, with 95 % interval (Wilson)",
        )
        title = f"In how many histories: {capture}"
        reading = _prevented(rows)
        figures[_file_name(f"captured {capture}")] = figure = forest_figure(chart, title, reading)
        drawn.append(exhibit(figure, reading))
    return section("capture", "Captured or not", *drawn)


def _prevented(rows: pl.DataFrame) -> str:
    """Say how often each arm kept from it what the baseline of the same seed had."""
    told = []
    for row in rows.filter(pl.col("prevented").is_not_null()).iter_rows(named=True):
        bounds = f"{share(row['prevented_low'])} to {share(row['prevented_high'])}"
        told.append(f"{row['arm']} in {share(row['prevented'])} ({bounds})")
    if not told:
        return "In no baseline history did it happen, so there was nothing to prevent."
    asked = int(rows["would_be"].to_numpy().max())
    return (
        f"Of the {asked} seeds on which it happens in the baseline it is prevented by "
        f"{listing(told)}."
    )


def _effects(effects: pl.DataFrame, figures: dict[str, Figure]) -> Markup:
    drawn = []
    for outcome in effects["outcome"].unique(maintain_order=True):
        rows = effects.filter(pl.col("outcome") == outcome)
        percent = rows["method"][0].startswith("Newcombe") or _is_share(outcome)
        chart = ForestChart(
            "Arm",
            tuple(
                Effect(row["arm"], row["effect"], row["low"], row["high"])
                for row in rows.iter_rows(named=True)
            ),
            percent=percent,
        )
        reading = _against_baseline(rows, percent=percent)
        figure = forest_figure(chart, f"Effect on: {outcome}", reading)
        figures[_file_name(f"effect {outcome}")] = figure
        drawn.append(exhibit(figure, reading))
    return section("effects", "What each change does", *drawn)


def _is_share(outcome: str) -> bool:
    return "debt" in outcome or "share" in outcome


def _against_baseline(rows: pl.DataFrame, *, percent: bool) -> str:
    base = rows["baseline"][0]
    year = "year" in rows["outcome"][0]
    mean = f"{base:.1f}" if year else written(base, percent=percent)
    clear = rows.filter((pl.col("low") > 0) | (pl.col("high") < 0))["arm"].to_list()
    tail = f"Clear of the line: {listing(clear)}." if clear else "No bar is clear of the line."
    never = " A year that never came counts as the end." if year else ""
    return f"The baseline has {mean} on average.{never} {tail}"


def _doses(
    doses: pl.DataFrame, prevention: pl.DataFrame, figures: dict[str, Figure]
) -> Markup | None:
    if not len(doses):
        return None
    drawn = []
    for capture in doses["capture"].unique(maintain_order=True):
        rows = doses.filter(pl.col("capture") == capture)
        lines = tuple(
            _curve(name, rows.filter(pl.col("safeguard") == name), colour)
            for name, colour in zip(
                rows["safeguard"].unique(maintain_order=True), IN_TURN, strict=False
            )
        )
        reading = (
            "The share of histories with that outcome when the rule comes into force on the date "
            "below; the band is the 95 % interval. Lived were the dates of the table; the line "
            "only joins them."
        )
        never = prevention.filter((pl.col("arm") == BASELINE) & (pl.col("capture") == capture))[
            "captured"
        ]
        threshold = (never[0], "without the rule") if len(never) else None
        chart = LineChart(lines, threshold=threshold)
        figure = line_figure(chart, f"By the date of the rule: {capture}", reading)
        figures[_file_name(f"dose {capture}")] = figure
        drawn.append(exhibit(figure, reading))
    return section("doses", "How late is too late", *drawn)


def _curve(name: str, rows: pl.DataFrame, colour: str) -> Line:
    ordered = rows.with_columns(
        day=pl.col("start").map_elements(lambda start: parse(start).earliest, return_dtype=pl.Int64)
    ).sort("day")
    return Line(
        name,
        tuple(ordered["day"]),
        tuple(ordered["captured"]),
        colour,
        low=tuple(ordered["captured_low"]),
        high=tuple(ordered["captured_high"]),
    )


def _file_name(words: str) -> str:
    return words.replace(",", "").replace(" ", "-").lower()

"""The page of a contest: rival explanations by the company they keep with the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.report.data_table import data_table, table
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.bars import BarChart, Part, bar_figure
from raspred.report.figures.forest import Effect, ForestChart, forest_figure
from raspred.report.figures.palette import IN_TURN
from raspred.report.markup import element, joined
from raspred.report.pages import contents, page
from raspred.report.studies import foot_of_study, how_it_was_made, write_with_figures
from raspred.report.wording import counted, listing, share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

_EVERY = "all targets"
_USES = {"validation": "held back", "fit": "fitted to"}
_ENTRIES = (
    ("guide", "How to read it"),
    ("models", "Which comes nearest"),
    ("scores", "Which foretells best"),
    ("patterns", "What each foretells"),
    ("numbers", "Each at its own best"),
    ("made", "How it was made"),
)


def write_contest(
    models: pl.DataFrame,
    scores: pl.DataFrame,
    intervals: pl.DataFrame,
    marks: Mapping[str, Any],
    path: Path,
) -> None:
    """Write the page of a contest, and its figures with their numbers in `figures/`.

    Args:
        models: Rows (generation, model, probability).
        scores: Rows (model, use, pattern, score, low, high, histories).
        intervals: Rows (model, parameter, low, middle, high).
        marks: What was lived.
        path: The HTML file to write.

    Raises:
        WritingError: The page or a figure cannot be written.
    """
    figures: dict[str, Figure] = {}
    parts = [
        _reading_guide(),
        _models(models, figures),
        _scores(scores, figures),
        _patterns(scores),
        _numbers(intervals),
        how_it_was_made(marks),
    ]
    rivals = models["model"].n_unique()
    html = page(
        title="Which explanation holds?",
        lead=f"Scenario {marks.get('scenario', 'without a name')}, "
        f"{counted(rivals, 'explanation', 'explanations')}, each given its own best fit.",
        facts=_facts(models, scores, marks),
        contents=contents(_ENTRIES, parts),
        body=joined(parts),
        foot=foot_of_study(marks),
    )
    write_with_figures(path, html, figures)


def _facts(
    models: pl.DataFrame, scores: pl.DataFrame, marks: Mapping[str, Any]
) -> list[tuple[str, str]]:
    facts = [("Particles", f"{marks.get('population')}")]
    last = _last(models)
    if len(last):
        facts.append(("Nearest to the fit targets", f"{last['model'][0]}"))
    held = _in_all(scores, "validation")
    if len(held):
        facts.append(("Foretells best what was held back", f"{held['model'][0]}"))
    return facts


def _last(models: pl.DataFrame) -> pl.DataFrame:
    """Return the probabilities of the last generation, the highest first."""
    last = models.filter(pl.col("generation") == models["generation"].max())
    return last.sort("probability", descending=True, maintain_order=True)


def _in_all(scores: pl.DataFrame, use: str) -> pl.DataFrame:
    of_it = (pl.col("use") == use) & (pl.col("pattern") == _EVERY)
    return scores.filter(of_it).sort("score", maintain_order=True)


def _reading_guide() -> Markup:
    return section(
        "guide",
        "How to read it",
        paragraph(
            "An explanation is a set of mechanisms; what it does not claim is switched off. All "
            "start with the same probability and compete for a place among the histories that "
            "come near the record's fit targets, nearer with each generation. An explanation that "
            "can be right in few corners of its ranges loses by that too, as it should."
        ),
        paragraph(
            "That race weighs what was fitted. The harder test is what was held back: every "
            "explanation is given numbers from its own posterior and lived anew, and its "
            "histories are scored against targets that no fit has seen. Which mechanisms make up "
            "an explanation is our reading of it."
        ),
    )


def _models(models: pl.DataFrame, figures: dict[str, Figure]) -> Markup:
    names = models["model"].unique(maintain_order=True).to_list()
    generations = sorted(models["generation"].unique())
    shares = {(row["generation"], row["model"]): row["probability"] for row in models.to_dicts()}
    chart = BarChart(
        "Generation",
        ("before", *(f"generation {one + 1}" for one in generations)),
        tuple(
            Part(name, (1 / len(names), *(shares[one, name] for one in generations)), colour)
            for name, colour in zip(names, IN_TURN, strict=False)
        ),
        as_shares=True,
    )
    told = [f"{row['model']} {share(row['probability'])}" for row in _last(models).to_dicts()]
    reading = f"In the last generation: {listing(told)}."
    title = "Probability of each explanation, by generation"
    figure = figures["models"] = bar_figure(chart, title, reading)
    return section("models", "Which comes nearest", exhibit(figure, reading))


def _scores(scores: pl.DataFrame, figures: dict[str, Figure]) -> Markup:
    drawn = []
    for use in _USES:
        rows = _in_all(scores, use)
        if len(rows):
            figures[f"scores-{use}"] = figure = score_figure(rows, use)
            drawn.append(exhibit(figure, _best(rows)))
    if not drawn:
        drawn = [missing("No history could be had from any posterior.")]
    return section("scores", "Which foretells best", *drawn)


def score_figure(scores: pl.DataFrame, use: str) -> Figure:
    """Return the scores of explanations as a figure, the least above.

    Args:
        scores: Rows (model, use, pattern, score, low, high, histories); those of all targets
            of the use are drawn.
        use: "fit" or "validation".
    """
    rows = _in_all(scores, use)
    chart = ForestChart(
        "Explanation",
        tuple(
            Effect(row["model"], row["score"], row["low"], row["high"])
            for row in rows.iter_rows(named=True)
        ),
        line_name="the record itself",
        dots="mean score over the targets, with 95 % interval over histories",
    )
    return forest_figure(chart, f"Score on the targets {_USES[use]}", _best(rows))


def _best(rows: pl.DataFrame) -> str:
    first = rows.row(0, named=True)
    apart = rows.filter(pl.col("low") > (first["high"] or first["score"]))["model"].to_list()
    head = (
        "Less is better; the unit is the difference that counts as one. "
        f"Least: {first['model']}, {first['score']:.2f}."
    )
    if not apart:
        return f"{head} No other is clear of it."
    return f"{head} Clear of it, with an interval that begins where its own has ended: " + (
        f"{listing(apart)}."
    )


def _patterns(scores: pl.DataFrame) -> Markup:
    blocks = []
    for use, words in _USES.items():
        rows = scores.filter((pl.col("use") == use) & (pl.col("pattern") != _EVERY))
        if not len(rows):
            continue
        names = _in_all(scores, use)["model"].to_list()
        lines = []
        for pattern in rows["pattern"].unique(maintain_order=True):
            of_it = dict(rows.filter(pl.col("pattern") == pattern).select("model", "score").rows())
            least = min(of_it.values())
            cells = [
                element("strong", f"{of_it[name]:.2f}")
                if of_it[name] == least
                else f"{of_it[name]:.2f}"
                for name in names
            ]
            lines.append([pattern, *cells])
        caption = f"Score on the targets {words}, by pattern; the least of each in bold"
        blocks.append(table(("Pattern", *names), lines, "cards", caption))
    return section("patterns", "What each foretells", *blocks)


def _numbers(intervals: pl.DataFrame) -> Markup:
    words = (
        "The middle and the 95 % interval of each number's posterior. A rival that died out in "
        "the race was fitted by itself."
    )
    shown = intervals.select(
        Explanation="model", Number="parameter", Low="low", Middle="middle", High="high"
    )
    return section(
        "numbers",
        "Each at its own best",
        paragraph(words),
        data_table(shown, "The numbers of each explanation"),
    )

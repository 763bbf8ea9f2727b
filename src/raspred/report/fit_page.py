"""The page of a fit: what was learnt of each number, and what that foretells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.report.beside import FAILS, exhibits, failures, judged
from raspred.report.exhibit import exhibit, missing, paragraph, section
from raspred.report.figures.corner import corner_figure
from raspred.report.figures.marginals import Marginal, marginal_figure
from raspred.report.markup import joined
from raspred.report.pages import contents, page
from raspred.report.patterns import CHAPTERS
from raspred.report.studies import foot_of_study, how_it_was_made, write_with_figures
from raspred.report.wording import counted, listing, share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from raspred.report.beside import Beside
    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

FIT, VALIDATION = "fit", "validation"
_MOST_PAIRED = 6
_LEARNT = 0.2  # a posterior narrower than its prior by this share has been taught something
_ENTRIES = (
    ("guide", "How to read it"),
    ("marginals", "What was learnt"),
    ("pairs", "What was learnt together"),
    ("fitted", "What it was fitted to"),
    ("held-back", "What was held back"),
    ("fails", FAILS),
    ("made", "How it was made"),
)


def write_fit(
    posterior: pl.DataFrame,
    shown: Beside,
    scores: pl.DataFrame,
    marks: Mapping[str, Any],
    path: Path,
) -> None:
    """Write the page of a fit, and its figures with their numbers in `figures/`.

    Args:
        posterior: Rows (model, particle, parameter, value, weight), of one model.
        shown: Histories drawn from the posterior, beside the record.
        scores: Rows (model, use, pattern, score, low, high, histories).
        marks: What was lived, with `factors`, `population`, `generations`, `threshold`
            and `effective`, the particles of equal weight that would say as much.
        path: The HTML file to write.

    Raises:
        WritingError: The page or a figure cannot be written.
    """
    figures: dict[str, Figure] = {}
    numbers = marginals(posterior, marks.get("factors") or [])
    parts = [
        _reading_guide(marks),
        _learnt(numbers, figures),
        _pairs(numbers, figures),
        _foretold("fitted", "What it was fitted to", shown.only(FIT), figures),
        _foretold("held-back", "What was held back", shown.only(VALIDATION), figures),
        failures(shown),
        how_it_was_made(marks),
    ]
    present = [part for part in parts if part is not None]
    html = page(
        title="What the record teaches of the model's numbers",
        lead=f"Scenario {marks.get('scenario', 'without a name')}, "
        f"{counted(len(numbers), 'number', 'numbers')} fitted by approximate Bayesian computation.",
        facts=_facts(shown, scores, marks),
        contents=contents(_ENTRIES, present),
        body=joined(present),
        foot=foot_of_study(marks),
    )
    write_with_figures(path, html, figures)


def marginals(posterior: pl.DataFrame, factors: Sequence[Mapping[str, Any]]) -> list[Marginal]:
    """Return each number's particles in their order, the numbers in the order of the factors."""
    found = []
    for one in factors:
        rows = posterior.filter(pl.col("parameter") == one["name"]).sort("particle")
        if len(rows) > 1:
            values, weights = tuple(rows["value"]), tuple(rows["weight"])
            found.append(Marginal(one["name"], values, weights, one["low"], one["high"]))
    return found


def _facts(shown: Beside, scores: pl.DataFrame, marks: Mapping[str, Any]) -> list[tuple[str, str]]:
    facts = [
        ("Particles", f"{marks.get('population')}"),
        ("Generations", f"{marks.get('generations')}"),
    ]
    for use, words in ((FIT, "Fit targets met"), (VALIDATION, "Held back, met")):
        asked = judged(shown.only(use).table)
        if len(asked):
            facts.append((words, f"{asked['met'].sum()} of {len(asked)}"))
    held = scores.filter(pl.col("use") == VALIDATION)
    if len(held):
        facts.append(("Score on what was held back", f"{held['score'][0]:.2f}"))
    return facts


def _reading_guide(marks: Mapping[str, Any]) -> Markup:
    threshold, effective = marks.get("threshold"), marks.get("effective")
    worth = (
        f" The {marks.get('population')} here, of unequal weight, say as much as "
        f"{effective:.0f} of equal weight would."
        if isinstance(effective, float)
        else ""
    )
    accepted = f", in the end below {threshold:.2f}" if isinstance(threshold, float) else ""
    return section(
        "guide",
        "How to read it",
        paragraph(
            "Before, each number may lie anywhere in its range: the prior. Histories are lived at "
            "points drawn from it, and those are kept that come near the record's fit targets; "
            "from these new points are drawn, and the demand grows with each generation. What is "
            "kept in the last is the posterior: the numbers with which the model's histories are "
            f"no farther from the record than that{accepted}. 0 is the record itself; 1 is off by "
            "what counts as one in every target."
        ),
        paragraph(
            f"With few particles a posterior is rough.{worth} One that looks like its prior says "
            "that the record, read through these targets, teaches nothing of that number. "
            "Targets held back were never looked at by the fit."
        ),
    )


def _learnt(numbers: Sequence[Marginal], figures: dict[str, Figure]) -> Markup:
    title = "What was learnt"
    if not numbers:
        return section("marginals", title, missing("No particle was kept."))
    taught = sorted(
        (one for one in numbers if one.narrowing() >= _LEARNT), key=lambda one: -one.narrowing()
    )
    named = [f"{one.name} ({share(one.narrowing())})" for one in taught]
    reading = (
        "No posterior is much narrower than its prior."
        if not named
        else f"Narrower than the prior by a fifth at least: {listing(named)}."
    )
    figure = figures["marginals"] = marginal_figure(numbers, "Each number by itself", reading)
    return section("marginals", title, exhibit(figure, reading))


def _pairs(numbers: Sequence[Marginal], figures: dict[str, Figure]) -> Markup | None:
    if len(numbers) < 2:
        return None
    most = sorted(numbers, key=lambda one: -one.narrowing())[:_MOST_PAIRED]
    reading = (
        "A dot is a particle, its size its weight; each drawing spans the ranges of the prior. "
        "Dots along a slope mean that the record ties two numbers to each other more than it "
        "knows either."
    )
    if len(numbers) > len(most):
        reading += f" Shown are the {len(most)} numbers of which most was learnt."
    figure = figures["pairs"] = corner_figure(most, "Numbers two by two", reading)
    return section("pairs", "What was learnt together", exhibit(figure, reading))


def _foretold(anchor: str, title: str, shown: Beside, figures: dict[str, Figure]) -> Markup | None:
    panels = tuple(panel for chapter in CHAPTERS for panel in chapter.panels)
    drawn = exhibits(panels, shown, figures, f"{anchor}-")
    if not drawn:
        return None
    words = "Histories at points drawn from the posterior, each on a seed of its own."
    return section(anchor, title, paragraph(words), *drawn)

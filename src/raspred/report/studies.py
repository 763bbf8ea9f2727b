"""What the pages of all studies share: how it was made, and the figures beside the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from raspred.report.exhibit import paragraph, points, section
from raspred.report.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raspred.report.figures.figure import Figure
    from raspred.report.markup import Markup

FIGURES = "figures"


def write_with_figures(path: Path, html: str, figures: Mapping[str, Figure]) -> None:
    """Write a page, and beside it each figure as SVG with the numbers it draws as CSV.

    Args:
        path: The HTML file to write.
        html: The page.
        figures: By the name of their files.

    Raises:
        WritingError: Something cannot be written; what stood there before still stands.
    """
    write_whole(path, html)
    for name, figure in figures.items():
        figure.save(path.parent / FIGURES / f"{name}.svg")
        numbers = io.BytesIO()
        figure.table.write_csv(numbers)
        write_whole(path.parent / FIGURES / f"{name}.csv", numbers.getvalue().decode())


def how_it_was_made(marks: Mapping[str, Any]) -> Markup:
    """Return the section that tells what was lived, so that it can be lived again."""
    seeds = list(marks.get("seeds") or [])
    told = [f"Scenario {marks.get('scenario')}, fingerprint {str(marks.get('fingerprint'))[:16]}."]
    if seeds:
        told.append(f"Seeds {seeds[0]} to {seeds[-1]}, the same for every arm.")
    if marks.get("scale") is not None:
        told.append(f"Scale {marks['scale']} of the rank and file.")
    if marks.get("cadres", 1.0) != 1.0:
        told.append(f"A share of {marks['cadres']} of the posts and of the section's capacity.")
    if marks.get("population") is not None:
        told.append(
            f"{marks['population']} particles, {marks['generations']} generations, draws from "
            f"seed {marks['seed']}."
        )
    if marks.get("until") is not None:
        told.append(f"Lived until {marks['until']}.")
    arms = [str(arm["name"]) for arm in marks.get("arms") or []]
    if len(arms) > 1:
        told.append(f"Arms: {', '.join(arms)}.")
    failures = list(marks.get("failures") or [])
    if failures:
        told.append(f"{len(failures)} histories could not be had; findings.json names them.")
    told.append(
        f"raspred {marks.get('raspred')}, state of the model {str(marks.get('model'))[:16]}."
    )
    words = "Every history can be lived again from these, to the last byte."
    return section("made", "How it was made", paragraph(words), points(*told))


def foot_of_study(marks: Mapping[str, Any]) -> str:
    """Return the last line of a study's page."""
    return (
        f"Written by raspred {marks.get('raspred')}. The page holds all it needs; it loads "
        "nothing from the network. The figures and their numbers stand beside it."
    )

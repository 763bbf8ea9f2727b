"""The page that tells one history, self-contained: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from raspred.report.case import Case
from raspred.report.facts import facts
from raspred.report.figures.palette import stylesheet
from raspred.report.markup import Markup, element, fill, joined
from raspred.report.sections.committee import committee
from raspred.report.sections.congresses import congresses
from raspred.report.sections.falls import falls
from raspred.report.sections.loop import loop
from raspred.report.sections.method import method, question
from raspred.report.sections.orders import orders
from raspred.report.sections.places import places
from raspred.report.sections.voices import voices
from raspred.report.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from raspred.register.register import Register

_CONTENTS = (
    ("question", "The question"),
    ("loop", "The loop closing"),
    ("congresses", "Congresses"),
    ("committee", "The electors"),
    ("falls", "Who fell"),
    ("orders", "Orders"),
    ("places", "Map"),
    ("voices", "Voices"),
    ("method", "Simulated or record"),
)


def write_report(
    register: Register, summary: Mapping[str, Any], path: Path, record: Register | None = None
) -> None:
    """Write the page of one history; the same input gives the same bytes.

    Args:
        register: The history.
        summary: What the run counted, as in `summary.json`; any part may be missing, a
            sentence then stands in place of its figure.
        path: The HTML file to write.
        record: The real record in a register, drawn beside the history.

    Raises:
        WritingError: The file cannot be written; what stood there before still stands.
    """
    write_whole(path, history_page(Case(register, summary, record)))


def history_page(case: Case) -> str:
    """Return the page of one history as HTML."""
    parts = (
        question(),
        loop(case),
        congresses(case),
        committee(case),
        falls(case),
        orders(case),
        places(case),
        voices(case),
        method(case),
    )
    present = [part for part in parts if part is not None]
    return page(
        title="Who appoints the people who elect you?",
        lead=_lead(case),
        facts=facts(case),
        contents=contents(_CONTENTS, present),
        body=joined(present),
        foot=foot(case.register),
    )


def page(
    *,
    title: str,
    lead: str,
    facts: Iterable[tuple[str, str]],
    contents: Markup,
    body: Markup,
    foot: str,
) -> str:
    """Return a whole page from its parts and the templates of the package."""
    tiles = joined(
        element("div", element("dt", name), element("dd", words)) for name, words in facts
    )
    return fill(
        _template("page.html"),
        title=title,
        lead=lead,
        facts=element("dl", tiles, class_="tiles") if tiles else "",
        contents=contents,
        body=body,
        foot=foot,
        style=Markup(_template("page.css") + stylesheet()),
    )


def _template(name: str) -> str:
    return files("raspred.report.templates").joinpath(name).read_text(encoding="utf-8")


def contents(entries: Iterable[tuple[str, str]], present: Iterable[Markup]) -> Markup:
    """Return links to those sections, given as (anchor, words), that are on the page."""
    parts = tuple(present)
    links = (
        element("a", words, href=f"#{anchor}")
        for anchor, words in entries
        if any(part.startswith(f'<section id="{anchor}"') for part in parts)
    )
    return element("nav", *links, aria_label="Contents")


def _lead(case: Case) -> str:
    scenario, seed = case.summary.get("scenario"), case.summary.get("seed")
    named = f"scenario {scenario}" if scenario else "a scenario without a name"
    return f"One simulated history: {named}" + (f", seed {seed}." if seed is not None else ".")


def foot(register: Register) -> str:
    """Return the last line of a page."""
    return (
        f"Written by raspred {register.provenance.raspred_version}. The page holds all it needs; "
        "it loads nothing from the network."
    )

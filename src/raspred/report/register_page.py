"""The page of a register of real records: what it holds and who placed the electors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report.markup import joined
from raspred.report.pages import contents, foot, page
from raspred.report.sections.appointers import appointers
from raspred.report.sections.electors import electors
from raspred.report.sections.holdings import channels, holdings, years
from raspred.report.sections.in_short import in_short
from raspred.report.sections.overview import overview
from raspred.report.sections.sourcing import sourcing
from raspred.report.wording import count, month_in_words
from raspred.report.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register

_CONTENTS = (
    ("short", "In short"),
    ("holdings", "What is in it"),
    ("appointers", "Who placed whom"),
    ("channels", "Authorities"),
    ("electors", "The electors"),
    ("overview", "The measures"),
    ("sourcing", "Sources and limits"),
)


def write_register_report(register: Register, path: Path) -> None:
    """Write the page of a register; the same register gives the same bytes.

    Args:
        register: Read or simulated; meant for real records, whose runs have no summary.
        path: The HTML file to write.

    Raises:
        WritingError: The file cannot be written; what stood there before still stands.
    """
    write_whole(path, register_page(register))


def register_page(register: Register) -> str:
    """Return the page of a register as HTML."""
    told = (
        in_short(register),
        holdings(register),
        appointers(register),
        channels(register),
        electors(register),
        overview(register),
        sourcing(register),
    )
    parts = [part for part in told if part is not None]
    return page(
        title="Who appoints the people who elect you?",
        lead=f"A register: {register.provenance.source or 'a simulated history'}",
        facts=_facts(register),
        contents=contents(_CONTENTS, parts),
        body=joined(parts),
        foot=foot(register),
    )


def _facts(register: Register) -> list[tuple[str, str]]:
    facts = [
        (name.title(), count(len(register.table(name)))) for name in ("persons", "posts", "tenures")
    ]
    if (span := years(register)) is not None:
        facts.append(("First and last date", " – ".join(map(month_in_words, span))))
    return facts

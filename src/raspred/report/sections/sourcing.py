"""Where a register comes from, what was noticed on the way, and how to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.report.exhibit import missing, paragraph, points, section
from raspred.report.markup import element
from raspred.report.wording import counted

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.report.markup import Markup

_MOST_NOTES = 30


def sourcing(register: Register) -> Markup:
    """Return the section on sources, limits and the citation."""
    provenance = register.provenance
    sources = register.sources["citation"].to_list() if "citation" in register.sources else []
    blocks = [
        paragraph(
            f"{provenance.source or 'A simulated history'}; put into a register with raspred "
            f"{provenance.raspred_version}."
        ),
        element("h3", "Limits"),
        points(*_LIMITS),
        element("h3", "What was noticed on the way"),
        *_notes(register),
    ]
    if sources:
        told = counted(len(sources), "source", "sources")
        blocks.append(element("details", element("summary", f"All {told}"), points(*sources)))
    return section("sourcing", "Sources and limits", *blocks)


_LIMITS = (
    "A register tells who held what and who placed whom. How a person voted or felt is not in "
    "it unless a ballot was recorded.",
    "What was inferred from a rule rather than read from an order counts as inferred; what "
    "cannot be known stays in the denominator and widens the bands.",
    "It studies recorded office-holding and is no tool for judging living people.",
)


def _notes(register: Register) -> tuple[Markup, ...]:
    notes = register.notes
    if not notes:
        return (missing("Nothing was noticed while it was read."),)
    shown = points(*(str(note) for note in notes[:_MOST_NOTES]))
    if len(notes) <= _MOST_NOTES:
        return (shown,)
    rest = f"and {len(notes) - _MOST_NOTES} more, which `raspred check` lists."
    return (shown, paragraph(rest))

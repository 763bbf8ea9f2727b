"""A register as a notebook shows it: where it is from, and how many rows each table has."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from raspred.register.tables import TABLES

if TYPE_CHECKING:
    from raspred.register.register import Register


def origin(register: Register) -> str:
    """Return in words where a register comes from."""
    provenance = register.provenance
    if provenance.kind == "read":
        return f"Register read from: {provenance.source}"
    details = provenance.details
    scenario, seed = details.get("scenario", "a scenario"), details.get("seed", "not told")
    return f"Register of a simulated history: {scenario}, seed {seed}"


def as_html(register: Register) -> str:
    """Return the card of a register; tables without rows are left out."""
    card = ElementTree.Element("div")
    ElementTree.SubElement(card, "strong").text = origin(register)
    body = ElementTree.SubElement(ElementTree.SubElement(card, "table"), "tbody")
    for table in TABLES:
        frame = register.frames[table.name]
        if len(frame):
            _row(body, (table.name, f"{len(frame):,}", table.about))
    return ElementTree.tostring(card, encoding="unicode", method="html")


def _row(body: ElementTree.Element, cells: tuple[str, ...]) -> None:
    row = ElementTree.SubElement(body, "tr")
    for cell in cells:
        ElementTree.SubElement(row, "td").text = cell

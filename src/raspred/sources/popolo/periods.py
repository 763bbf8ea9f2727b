"""Legislative periods: what dates the memberships that have none of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from raspred.sources.draft import claimed

if TYPE_CHECKING:
    from raspred.sources.entries import Entry


@dataclass(slots=True)
class Period:
    """A term of a legislature.

    Attributes:
        period_id: Its id, which becomes the selection of its memberships.
        start: Its first day, as text.
        end: Its last day, as text, "" where none is given.
        where: Its place in the file.
        dated: How many memberships took a date of it so far.
    """

    period_id: str
    start: str
    end: str
    where: str
    dated: int = 0


def read_periods(entries: list[Entry]) -> dict[str, Period]:
    """Return the legislative periods by id; events of other kinds are told."""
    periods: dict[str, Period] = {}
    for period_id, entry in claimed(entries):
        kind = entry.take_text("classification")
        if kind != "legislative period":
            what = f"event {period_id!r} of the kind {kind!r} is left out"
            entry.tell("classification", what, "Only legislative periods date memberships.")
            continue
        periods[period_id] = Period(
            period_id, entry.take_date("start_date"), entry.take_date("end_date"), entry.where
        )
        entry.close({"name", "organization_id", "wikidata", "identifiers", "sources", "links"})
    return periods

"""The sources of a Popolo object: links, of which a register keeps the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.entries import NO_COLUMN

if TYPE_CHECKING:
    from raspred.sources.draft import Draft
    from raspred.sources.entries import Entry


def cited(draft: Draft, entry: Entry) -> str:
    """Return the id of an object's first source, "" for none; further ones are told."""
    links = entry.take_entries("sources", "sources")
    if not links:
        return ""
    first, *others = links
    if others:
        what = f"{len(links)} sources, of which the first is kept"
        entry.tell("sources", what, NO_COLUMN)
    note, url = first.take_text("note"), first.take_text("url")
    first.close()
    return draft.citations.source_id(note, url)

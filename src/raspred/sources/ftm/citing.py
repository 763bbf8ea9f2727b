"""The source of an entity: who published it and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.sources.draft import Draft
    from raspred.sources.ftm.properties import Properties


def cited(draft: Draft, one: Properties) -> str:
    """Return the id of an entity's source, "" for none."""
    return draft.citations.source_id(one.take_first("publisher"), one.take_first("sourceUrl"))

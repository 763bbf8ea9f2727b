"""The citations of a source, each kept once."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raspred.register.builder import RegisterBuilder

_READABLE = 40


class Citations:
    """The `sources` table while it is being written."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def source_id(self, citation: str, url: str = "") -> str:
        """Return the id under which a citation is kept, "" for none.

        The id is made of the citation and its address alone, so it stays the same when
        rows are added.

        Args:
            citation: The source in words; where there are none, its address serves.
            url: Its address, where it has one.
        """
        citation = citation or url
        if not citation:
            return ""
        if (citation, url) not in self._ids:
            words = re.sub(r"[^a-z0-9]+", "-", citation.lower()).strip("-")
            mark = hashlib.sha256(f"{citation}{url}".encode()).hexdigest()[:6]
            self._ids[citation, url] = f"{words[:_READABLE].rstrip('-')}-{mark}"
        return self._ids[citation, url]

    def write(self, builder: RegisterBuilder) -> None:
        """Add every citation that was asked for."""
        for (citation, url), source_id in self._ids.items():
            builder.add("sources", source_id=source_id, citation=citation, url=url)

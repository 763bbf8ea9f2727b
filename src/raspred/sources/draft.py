"""A register while it is read from one file: its rows, its ids and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from raspred.register.builder import RegisterBuilder
from raspred.sources.citations import Citations
from raspred.sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.sources.entries import Audit, Entry

NO_BODY = "unknown"
"""Body of posts whose source names none: a post without a body is no post."""


@dataclass(slots=True)
class Draft:
    """What the readers of one file hand on to each other.

    Attributes:
        audit: What was not understood.
        builder: The rows.
        citations: The sources they rest on.
        persons: Ids of persons with a row.
        places: Names of places by id.
        bodies: Ids of bodies with a row.
        posts: Ids of posts with a row.
        tenures: Ids of tenures with a row.
    """

    audit: Audit
    builder: RegisterBuilder = field(default_factory=RegisterBuilder)
    citations: Citations = field(default_factory=Citations)
    persons: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    tenures: set[str] = field(default_factory=set)

    def add_body_of_the_bodiless(self) -> str:
        """Return the id of the body for posts whose source names none, adding it once."""
        if NO_BODY not in self.bodies:
            self.bodies.add(NO_BODY)
            note = "stands for the bodies that the source does not name"
            self.builder.add("bodies", body_id=NO_BODY, name="unknown body", note=note)
        return NO_BODY

    def free_tenure_id(self, wanted: str) -> str:
        """Return an id that no tenure has yet: the wanted one, or it with a number."""
        tenure_id, number = wanted, 1
        while tenure_id in self.tenures:
            number += 1
            tenure_id = f"{wanted}.{number}"
        self.tenures.add(tenure_id)
        return tenure_id

    def reading(self, source: str) -> Reading:
        """Freeze the register.

        Args:
            source: What was read, in words.
        """
        self.citations.write(self.builder)
        self.audit.close()
        return Reading.of(self.builder, source, self.audit.file, self.audit.findings)


def claimed(entries: Iterable[Entry], key: str = "id") -> list[tuple[str, Entry]]:
    """Return objects by their ids; those without one, or with a taken one, are told."""
    seen: set[str] = set()
    claims: list[tuple[str, Entry]] = []
    for entry in entries:
        own = entry.take_text(key)
        if not own:
            entry.tell_whole(f"no {key}; it is left out", f"Give it an {key}.")
        elif own in seen:
            what = f"{key} {own!r} stands twice; the second is left out"
            entry.tell_whole(what, "Give each an id of its own, or join the two.")
        else:
            seen.add(own)
            claims.append((own, entry))
    return claims

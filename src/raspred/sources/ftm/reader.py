"""The reader of FollowTheMoney entities: sorted by schema, then each into its table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raspred.errors import Problem, nearest
from raspred.sources.draft import Draft, claimed
from raspred.sources.entries import Audit, Entry
from raspred.sources.ftm.nouns import read_addresses, read_bodies, read_persons, read_positions
from raspred.sources.ftm.occupancies import read_occupancies
from raspred.sources.ftm.properties import Properties
from raspred.sources.json_files import json_lines, one_file

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.sources.reading import Reading

BODIES = ("Organization", "PublicBody", "LegalEntity", "Company")
SCHEMATA = ("Address", "Person", *BODIES, "Position", "Occupancy")

_ENVELOPE = frozenset(
    ("datasets", "first_seen", "last_seen", "last_change", "target", "referents", "origin")
)


def read(*paths: Path) -> Reading:
    """Read FollowTheMoney entities into a register.

    An `endDate` is read as the first day on which the position is no longer held; without
    one the end is open where the status is `current`, else unknown.

    Args:
        paths: One file of JSON lines.

    Raises:
        SourceError: The file cannot be read.
    """
    file = one_file("ftm", paths)
    findings: list[Problem] = []
    audit = Audit(file.name, findings)
    lines = [
        Entry("entities", f"line {number}", entity, audit)
        for number, entity in json_lines(file, findings)
    ]
    if not lines:
        audit.tell("the whole file", "not one entity", "Give a file of one JSON object a line.")
    entities = _by_schema(lines, audit)
    draft = Draft(audit)
    read_addresses(draft, entities["Address"])
    read_persons(draft, entities["Person"])
    read_bodies(draft, [one for schema in BODIES for one in entities[schema]])
    read_positions(draft, entities["Position"])
    read_occupancies(draft, entities["Occupancy"])
    return draft.reading(f"FollowTheMoney, {file.name}")


def _by_schema(lines: list[Entry], audit: Audit) -> dict[str, list[Properties]]:
    """Return the entities of each schema that a register has a table for; tell the others."""
    sorted_by: dict[str, list[Properties]] = {schema: [] for schema in SCHEMATA}
    others: Counter[str] = Counter()
    for entity_id, entry in claimed(lines):
        schema = entry.take_text("schema")
        caption = entry.take_text("caption")
        values = entry.take("properties")
        if schema not in SCHEMATA:
            others[schema] += 1
            continue
        if not isinstance(values, dict):
            entry.tell("properties", "no object of properties", "Write one, {} for none.")
            values = {}
        one = Entry(schema, f"{entry.where}/properties", values, audit)
        sorted_by[schema].append(Properties(entity_id, caption, one))
        entry.close(_ENVELOPE)
    for schema, times in others.items():
        what = f"{times:,} entities of the schema {schema!r} are left out"
        guess = nearest(schema, SCHEMATA)
        remedy = guess if guess.startswith("Did") else "Nothing to do: a register has no table."
        audit.tell("schema", what, remedy)
    return sorted_by

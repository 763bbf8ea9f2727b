"""A scenario as written, before any value is judged: raw values that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from raspred.errors import Problem


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: a file and the place in it."""

    file: str
    place: str = ""

    def at(self, name: str = "") -> str:
        """Return the place in words, down to the key or column `name`."""
        return ", ".join(part for part in (self.file, self.place, name) if part)


@dataclass(frozen=True, slots=True)
class Change:
    """What an upper layer changed in the scenario it is based on.

    Attributes:
        subject: Table and key of a row, "parameters.NAME", or "" for a setting.
        field: The value changed; "" where a whole row was added or taken away.
        before: What stood there, None where nothing did.
        after: What stands there now, None where a row was taken away.
        origin: Where the change was written.
    """

    subject: str
    field: str
    before: Any
    after: Any
    origin: Origin


@dataclass(slots=True)
class Row:
    """One row of a table: its values as written and where they were written.

    `changed` holds the origins of the values that an upper layer put in.
    """

    values: dict[str, Any]
    origin: Origin
    changed: dict[str, Origin] = field(default_factory=dict)

    def where(self, name: str = "") -> str:
        """Return where the value `name` of this row was written."""
        return self.changed.get(name, self.origin).at(name)


@dataclass(slots=True)
class Draft:
    """A scenario as written.

    Attributes:
        settings: The keys that are neither tables nor parameters.
        tables: Rows by table.
        parameters: Parameters by name.
        merging: How the file changes the scenario it is based on.
        problems: What could not be read.
        torn: Whether a whole file is missing from it, so that judging what is left would
            only report what that file may well hold.
        changes: What the layers above the lowest one changed.
    """

    settings: Row
    tables: dict[str, list[Row]] = field(default_factory=dict)
    parameters: dict[str, Row] = field(default_factory=dict)
    merging: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    torn: bool = False
    changes: list[Change] = field(default_factory=list)

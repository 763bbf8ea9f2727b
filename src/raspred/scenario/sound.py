"""The rows of a scenario that are sound by themselves, as the laws between rows see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from raspred.scenario import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.scenario.tables import ScenarioTable

P = TypeVar("P", bound=parts.Part)


@dataclass(frozen=True, slots=True)
class Fault:
    """A law between rows that is broken, and the row to which the user is sent.

    `table` is "" for the settings and "parameters" for a parameter, which `name` names.
    """

    table: str
    number: int
    field: str
    what: str
    remedy: str
    name: str = ""


@dataclass(slots=True)
class SoundRows:
    """Sound rows by table, with their row numbers, and all names, sound or not.

    Attributes:
        settings: The settings with empty tables; None if they are broken themselves.
        parameters: The sound parameters.
        names: By table of single-column key, every name given: a reference to a row
            that is broken otherwise is no second mistake.
        written: By table, the values of every row as written.
    """

    settings: parts.Scenario | None
    parameters: dict[str, parts.Parameter] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    written: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    numbered: dict[str, list[tuple[int, parts.Part]]] = field(default_factory=dict)

    def note_names(self, table: ScenarioTable, values: dict[str, Any]) -> None:
        """Take note of what a row is called and calls others, whether it is sound or not."""
        self.written.setdefault(table.name, []).append(values)
        if len(table.key) == 1:
            self.names.setdefault(table.name, set()).add(str(values.get(table.key[0])))
        if table.name == "regions":
            self.names.setdefault("fiefs", set()).add(str(values.get("fief")))
        if table.name == "posts":
            self.names.setdefault("regions with a boss", set()).add(str(values.get("region_id")))

    def add(self, table: ScenarioTable, number: int, part: parts.Part) -> None:
        """Add a row that is sound by itself."""
        self.numbered.setdefault(table.name, []).append((number, part))

    def each(self, part: type[P], table: str) -> Iterator[tuple[int, P]]:
        """Yield the sound rows of a table with their numbers."""
        for number, row in self.numbered.get(table, []):
            if isinstance(row, part):
                yield number, row

    def rows(self, table: str) -> list[parts.Part]:
        """Return the sound rows of a table."""
        return [row for _, row in self.numbered.get(table, [])]

"""The register: a history of who held which post and who placed whom, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from raspred.errors import Problem, RegisterError, nearest
from raspred.register.columns import empty
from raspred.register.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from raspred.register.provenance import Provenance


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """A whole register: every table of `TABLES`, with or without rows, and its origin.

    Made by `RegisterBuilder.freeze` or `files.read`, never changed afterwards: a table is
    handed out as a frame of its own over the same columns.

    Attributes:
        frames: The tables by name; those without rows may be left out.
        provenance: The source or the run behind it.
        notes: What the reader of its source or folder noticed; `check` shows it as soft breaches.
    """

    frames: Mapping[str, pl.DataFrame] = field(repr=False)
    provenance: Provenance
    notes: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        whole = {
            table.name: self.frames[table.name] if table.name in self.frames else empty(table)
            for table in TABLES
        }
        object.__setattr__(self, "frames", MappingProxyType(whole))

    def _repr_html_(self) -> str:
        from raspred.register.showing import as_html

        return as_html(self)

    def table(self, name: str) -> pl.DataFrame:
        """Return one table by name.

        Raises:
            RegisterError: No table has this name.
        """
        if name not in self.frames:
            raise RegisterError(
                Problem(
                    f"table {name!r}", "a register has no such table", nearest(name, self.frames)
                )
            )
        return self.frames[name].clone()

    @property
    def persons(self) -> pl.DataFrame:
        """People who hold or held a post, or who acted on those who did."""
        return self.table("persons")

    @property
    def places(self) -> pl.DataFrame:
        """Places where bodies sit and people are sent."""
        return self.table("places")

    @property
    def bodies(self) -> pl.DataFrame:
        """Committees, bureaux, departments: whatever has posts."""
        return self.table("bodies")

    @property
    def posts(self) -> pl.DataFrame:
        """Seats of bodies: what a person can hold."""
        return self.table("posts")

    @property
    def tenures(self) -> pl.DataFrame:
        """A person in a post for an interval [start, end)."""
        return self.table("tenures")

    @property
    def orders(self) -> pl.DataFrame:
        """The acts that start or end tenures."""
        return self.table("orders")

    @property
    def selection_rules(self) -> pl.DataFrame:
        """Who fills a post, from when to when."""
        return self.table("selection_rules")

    @property
    def ballots(self) -> pl.DataFrame:
        """Votes at meetings."""
        return self.table("ballots")

    @property
    def sources(self) -> pl.DataFrame:
        """What the rows rest on."""
        return self.table("sources")

    @property
    def card_entries(self) -> pl.DataFrame:
        """What the section's card index holds of a person (simulated only)."""
        return self.table("card_entries")

    @property
    def series(self) -> pl.DataFrame:
        """Monthly figures of a simulated history that are no person's tenure."""
        return self.table("series")

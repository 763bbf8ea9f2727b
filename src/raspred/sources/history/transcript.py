"""The register of the record while it is being written, and what its readers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from raspred.register.builder import RegisterBuilder
from raspred.register.vocabulary import Confidence
from raspred.sources.citations import Citations

if TYPE_CHECKING:
    from raspred.errors import Problem
    from raspred.sources.history.places import Gazetteer
    from raspred.sources.history.words import Words
    from raspred.sources.sheets import Row, Sheet


_CONFIDENCES = {word.value: word.value for word in Confidence}


@dataclass(slots=True)
class Transcript:
    """What the readers of the single tables write to and look up.

    Attributes:
        sheets: The tables by name.
        findings: Everything not understood so far.
        builder: The register being written.
        citations: Its sources.
        names: Names of the people who have a row, by id.
        person_ids: Their ids, by id, as `Row.take_known` asks for them.
        gazetteer: The places.
        words: What the record's words for acts mean.
        death_orders: The order that records a person's death, by person.
        post_ids: The posts that have a row; the value is the channel that fills them
            where nothing else is said.
    """

    sheets: dict[str, Sheet]
    findings: list[Problem]
    gazetteer: Gazetteer
    words: Words
    builder: RegisterBuilder = field(default_factory=RegisterBuilder)
    citations: Citations = field(default_factory=Citations)
    names: dict[str, str] = field(default_factory=dict)
    person_ids: dict[str, str] = field(default_factory=dict)
    death_orders: dict[str, str] = field(default_factory=dict)
    post_ids: dict[str, str] = field(default_factory=dict)

    def person(self, row: Row) -> str | None:
        """Take who a row is about; None, and told, where people.csv has no such person."""
        name = row.take("person")
        person_id = row.take_known("person_id", self.person_ids)
        if person_id is not None and name != self.names[person_id]:
            what = f"{name!r} where people.csv has {self.names[person_id]!r} for {person_id!r}"
            row.tell("person", what, "Write the same name in both tables.")
        return person_id

    def confidence(self, row: Row) -> str:
        """Take how far a row is trusted; "" where that is not understood (and told)."""
        return row.take_known("confidence", _CONFIDENCES) or ""

    def source(self, row: Row) -> str:
        """Take the citation of a row and return its id."""
        return self.citations.source_id(row.take("source"))

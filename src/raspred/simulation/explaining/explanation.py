"""An explanation: data first, text second."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Comparison:
    """Alternatives side by side.

    Attributes:
        title: What is compared.
        headings: What the columns hold.
        rows: One row an alternative, the one that was taken first where one was.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What the section's card said of a person, beside what was true that month.

    Attributes:
        believed_loyalty: What the section made of the card, shrunk by what it rests on.
        true_loyalty: How he really stood to the holder, -1 to 1; none = nobody held the office.
        believed_ability: 0 to 1.
        true_ability: 0 to 1.
        entries: How many had been made.
        false_entries: How many of them were malice.
    """

    believed_loyalty: float
    true_loyalty: float | None
    believed_ability: float
    true_ability: float
    entries: int
    false_entries: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one thing happened in a simulated history.

    Attributes:
        asked: The order or ballot, by its id in the register.
        kind: What kind of act: placing, displacement, contest ...
        date: The day, as a date.
        person: Whom it concerns, by id.
        sentence: The answer in a sentence or two.
        score: What decided, to the last bit; none where nothing was weighed.
        figures: Draws, chances, thresholds and counts by name.
        tables: The alternatives with the terms of their scores.
        card: Card against truth, where the section acted on a card.
        changes: What would have changed it, a sentence each.
    """

    asked: str
    kind: str
    date: str
    person: str
    sentence: str
    score: float | None = None
    figures: Mapping[str, float] = field(default_factory=dict)
    tables: tuple[Comparison, ...] = ()
    card: Card | None = None
    changes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the explanation as JSON can hold it."""
        return asdict(self)

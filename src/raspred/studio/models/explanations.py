"""Why one thing happened in a simulated history."""

from __future__ import annotations

from pydantic import Field

from raspred.studio.models.base import Shape


class Alternatives(Shape):
    """Alternatives side by side, the one that was taken first."""

    title: str
    headings: list[str]
    rows: list[list[str | float | bool | None]]


class CardAgainstTruth(Shape):
    """What the section's card said of a person, beside what was true that month."""

    believed_loyalty: float = Field(description="-1 to 1")
    true_loyalty: float | None = Field(description="-1 to 1; null = nobody held the office")
    believed_ability: float = Field(description="0 to 1")
    true_ability: float = Field(description="0 to 1")
    entries: int
    false_entries: int


class Explained(Shape):
    """One act explained."""

    asked: str
    kind: str
    date: str
    person: str
    sentence: str
    score: float | None
    figures: dict[str, float]
    tables: list[Alternatives]
    card: CardAgainstTruth | None
    changes: list[str] = Field(description="what would have changed it, a sentence each")

"""Worlds side by side, and one among many."""

from __future__ import annotations

from pydantic import Field

from raspred.studio.models.base import Named, Shape
from raspred.studio.models.people import OrderShown


class SettingRow(Shape):
    """What is set differently."""

    name: str
    left: str
    right: str


class Divergence(Shape):
    """The first act that is not the same in both."""

    date: str
    before: int = Field(description="orders that are the same in both")
    left: OrderShown | None = Field(description="null = that history ends here")
    right: OrderShown | None


class SeriesPair(Shape):
    """One monthly figure in both; null where a history does not tell it."""

    name: str
    left: list[float | None]
    right: list[float | None]


class FallPair(Shape):
    """A loss of a seat in one history or in both."""

    person: Named
    body: str
    left: str | None
    right: str | None


class CongressPair(Shape):
    """One congress in both."""

    number: str
    date: str
    retention_left: float | None
    retention_right: float | None
    debt_left: float | None
    debt_right: float | None


class OrdersPair(Shape):
    """Orders of one kind in both."""

    kind: str
    left: int
    right: int


class Comparison(Shape):
    """Two histories side by side."""

    left: str
    right: str
    paired: bool = Field(description="same scenario and seed: they differ by settings alone")
    settings: list[SettingRow]
    divergence: Divergence | None = Field(description="null = the same acts in the same order")
    months: list[str] = Field(description="YYYY-MM, of either")
    series: list[SeriesPair]
    falls: list[FallPair]
    congresses: list[CongressPair]
    orders: list[OrdersPair]


class Pattern(Shape):
    """One pattern over the histories of an ensemble."""

    pattern: str
    subject: str
    name: str = Field(description="the subject as a reader knows it")
    record: float | None
    low: float | None = Field(description="5th percentile")
    median: float | None
    high: float | None = Field(description="95th percentile")
    happened: float = Field(description="share of histories in which it happened")
    values: list[float | None] = Field(description="by seed, in the order of `seeds`")
    here: float | None = Field(description="in the history asked about")


class Distribution(Shape):
    """An ensemble, with one history marked in it."""

    id: str
    title: str
    seeds: list[int]
    history: str | None
    patterns: list[Pattern]

"""What all answers share: strict shapes, problems, dates as intervals, references."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A body that is sent or received: no field beside those it declares."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Trouble(Shape):
    """One thing wrong with what was asked."""

    where: str
    what: str
    remedy: str


class Problems(Shape):
    """What every answer other than 2xx and 304 holds: all that was wrong, at once."""

    problems: list[Trouble]


class Dated(Shape):
    """A date as far as it is known."""

    text: str = Field(description="as found in the source, EDTF level 1; '' if not stated")
    earliest: str | None = Field(description="YYYY-MM-DD; null = unknown or open")
    latest: str | None = Field(description="YYYY-MM-DD; null = unknown or open")


class Named(Shape):
    """Something of the register by its identifier and its name."""

    id: str
    name: str

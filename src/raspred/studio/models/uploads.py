"""Own data: a file, a mapping with its findings, a register."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from raspred.studio.models.base import Shape, Trouble


class Preview(Shape):
    """The first rows of a table, as text."""

    name: str
    columns: list[str]
    rows: list[list[str]]
    total: int


class Upload(Shape):
    """A file that was brought, with a first guess at what it holds."""

    id: str
    name: str
    bytes: int
    preview: Preview | None = Field(description="null: the file cannot be read as a table")
    mapping: str = Field(description="TOML; lines to judge are marked CHECK")
    problems: list[Trouble] = Field(description="why nothing could be guessed")


class MappingGiven(Shape):
    """A mapping as the user left it."""

    mapping: str = Field(max_length=200_000)


class Breach(Shape):
    """A law of the register that is broken, or a thing that was not understood."""

    law: str
    severity: Literal["hard", "soft"]
    table: str
    row: str
    what: str
    remedy: str


class Capture(Shape):
    """What a reading by a mapping understood, and what it did not."""

    rows: dict[str, int] = Field(description="rows of each table of the register")
    read: int = Field(description="rows of the file")
    hard: int
    soft: int
    breaches: list[Breach] = Field(description="hard ones first, the first 200")
    tables: list[Preview] = Field(description="first rows of persons, posts and tenures")


class ReadAsked(Shape):
    """A register to make of an upload."""

    mapping: str = Field(max_length=200_000)
    title: str = Field(min_length=1, max_length=100)
    keep_faults: bool = Field(default=False, description="keep it although laws are broken")


class ReadDone(Shape):
    """A register made of an upload; `history` is null where hard breaches stopped it."""

    history: str | None
    capture: Capture

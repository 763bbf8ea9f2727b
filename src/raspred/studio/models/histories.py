"""Histories on the shelf: what is opened, and what each is about."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from raspred.studio.models.base import Shape, Trouble


class About(Shape):
    """The studio itself."""

    version: str
    upload_limit: int = Field(description="bytes")
    can_run: bool = Field(description="whether runs can be started from the page")


class Setting(Shape):
    """What repeats a run: the same settings give the same history."""

    scenario: str
    seed: int
    scale: float | None
    cadres: float = Field(description="share of the posts kept")
    months: int | None
    safeguards: list[str] = Field(description="NAME[=VALUE]@DATE")
    without: list[str] = Field(description="mechanisms switched off")


class Shelved(Shape):
    """One folder that can be opened."""

    id: str
    title: str
    kind: Literal["run", "register", "ensemble"]
    origin: Literal["opened", "results"] = Field(
        description="named on the command line, or found in the results folder"
    )
    setting: Setting | None = Field(description="null for real records")
    made_at: str = Field(description="ISO 8601; '' if unknown")
    source: str = Field(description="what real records were read from; '' for a run")
    trouble: Trouble | None = Field(description="why it cannot be opened; null = it can")


class Office(Shape):
    """A post that can be asked about, with those who fill it."""

    post: str
    title: str
    body: str


class History(Shape):
    """One history, opened."""

    id: str
    title: str
    simulated: bool
    setting: Setting | None
    made_at: str
    source: str
    first: str | None = Field(description="first month, YYYY-MM")
    last: str | None = Field(description="last month, YYYY-MM")
    rows: dict[str, int] = Field(description="rows of each table")
    office: str | None = Field(description="the post that debt and dependence are told of")
    offices: list[Office] = Field(description="posts with a selection rule")
    loop_closed: str | None
    notes: list[Trouble] = Field(description="what the reader of its source noticed, first 200")
    packed_bytes: int = Field(description="size of the packed history, gzipped")


class Figures(Shape):
    """A tidy table by columns."""

    name: str
    columns: list[str]
    rows: list[list[str | float | bool | None]]


class MeasureOption(Shape):
    """One option of a measure."""

    name: str
    kind: Literal["text", "whole", "number"]
    about: str


class MeasureAbout(Shape):
    """A measure that can be asked of a history."""

    name: str
    about: str
    question: str
    asks_office: bool
    options: list[MeasureOption]

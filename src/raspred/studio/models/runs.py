"""Runs started from the page."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from raspred.studio.models.base import Shape, Trouble

Word = Annotated[str, Field(min_length=1, max_length=100)]


class ScenarioAbout(Shape):
    """A scenario that can be run."""

    name: str
    title: str
    start: str
    end: str
    scale: float = Field(description="persons for each rank-and-file member, if none is asked")
    people: list[str] = Field(description="ids of the named people, for `swap`")


class SafeguardAbout(Shape):
    """An institutional change that a run can have."""

    name: str
    about: str
    changes: str
    source: str
    start: str = Field(description="in force from, where no date is given")
    takes: Literal["", "number", "count", "person"]
    low: float
    high: float
    default: float | None


class MechanismAbout(Shape):
    """A mechanism that a run can leave out."""

    name: str
    about: str
    source: str


class RunAsked(Shape):
    """What to run."""

    scenario: Word = "ussr-1920"
    seed: int = Field(default=1922, ge=0, le=2**63 - 1)
    scale: float | None = Field(default=None, ge=0.01, le=1)
    cadres: float = Field(default=1.0, ge=0.05, le=1, description="share of the posts kept")
    until: Word | None = Field(default=None, description="last month, as 1927-12")
    safeguards: list[Word] = Field(default=[], max_length=40, description="NAME[=VALUE][@DATE]")
    without: list[Word] = Field(default=[], max_length=40)
    title: str = Field(default="", max_length=100)


State = Literal["waiting", "running", "done", "cancelled", "failed", "interrupted"]


class Run(Shape):
    """A run: asked for, under way or over."""

    id: str
    title: str
    asked: RunAsked
    state: State
    phase: str = Field(description="getting ready, simulating, writing; '' when over")
    done: int = Field(description="months lived")
    whole: int = Field(description="months in all; 0 = not known yet")
    asked_at: str = Field(description="ISO 8601")
    ended_at: str
    history: str | None = Field(description="id of the history it became")
    problems: list[Trouble]


class Runs(Shape):
    """All runs that are remembered, the latest first."""

    runs: list[Run]

"""What every address may ask for: the studio, an opened history, a day."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request

from raspred.studio.models.base import Problems
from raspred.studio.opened import Opened
from raspred.studio.studio import Studio

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problems, "description": about}
    for status, about in (
        (401, "The token of this studio is missing or wrong"),
        (403, "Foreign host or origin"),
        (404, "Nothing has this id"),
        (422, "The question is not understood; every problem is told"),
    )
}
"""Answers that any address may give."""

ID = r"^[a-z0-9][a-z0-9-]{0,79}$"
HistoryId = Annotated[str, Path(pattern=ID, description="as GET /api/histories gives it")]
Text = Annotated[str, Query(max_length=100)]
Day = Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="YYYY-MM-DD")]
RowId = Annotated[
    str, Query(alias="id", min_length=1, max_length=200, description="an id of the register")
]


def studio_of(request: Request) -> Studio:
    """Return the studio that this server shows."""
    studio: Studio = request.app.state.studio
    return studio


TheStudio = Annotated[Studio, Depends(studio_of)]


def opened(studio: TheStudio, history: HistoryId) -> Opened:
    """Return a history by id, opened."""
    return studio.shelf.opened(history)


TheHistory = Annotated[Opened, Depends(opened)]

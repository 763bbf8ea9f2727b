"""Addresses of worlds side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from raspred.studio import ensembles, worlds
from raspred.studio.api.asking import ID, PROBLEMS, HistoryId, TheStudio
from raspred.studio.models.worlds import Comparison, Distribution

router = APIRouter(prefix="/api", responses=PROBLEMS, tags=["worlds"])
Id = Annotated[str, Query(pattern=ID)]


@router.get("/compare")
def compare(studio: TheStudio, left: Id, right: Id) -> Comparison:
    """Lay two histories side by side: the first divergence, and differences over time."""
    return worlds.compared(studio.shelf.opened(left), studio.shelf.opened(right))


@router.get("/ensembles/{history}")
def ensemble(
    studio: TheStudio,
    history: HistoryId,
    mark: Annotated[str | None, Query(pattern=ID, description="a history to mark")] = None,
) -> Distribution:
    """Tell the distribution of each pattern over an ensemble, with one history marked."""
    marked = studio.shelf.opened(mark) if mark is not None else None
    return ensembles.distribution(studio.shelf.ensemble(history), marked)

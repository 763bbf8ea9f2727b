"""Addresses of bodies and of the patronage forest."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from raspred.studio import bodies, forest
from raspred.studio.api.asking import PROBLEMS, Day, RowId, Text, TheHistory
from raspred.studio.models.structure import BodyList, BodyPage, ForestOfDay, ForestOverTime

router = APIRouter(prefix="/api/histories/{history}", responses=PROBLEMS, tags=["structure"])
Office = Annotated[str | None, Query(max_length=200, description="a body or one of its posts")]


@router.get("/bodies")
def listed(
    opened: TheHistory,
    q: Text = "",
    place: Text = "",
    structure: Text = "",
    level: Text = "",
    parent: Text = "",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> BodyList:
    """List bodies by place, structure, level, body above or words of the name."""
    asked = {"place_id": place, "structure": structure, "level": level, "parent_id": parent}
    return bodies.listed(opened, q, asked, offset, limit)


@router.get("/body")
def body(opened: TheHistory, body: RowId) -> BodyPage:
    """Tell one body: its seats, who held them and who placed whom there."""
    return bodies.page(opened, body)


@router.get("/forest/years")
def forest_by_year(
    opened: TheHistory, office: Office = None, top: Annotated[int, Query(ge=1, le=50)] = 10
) -> ForestOverTime:
    """Tell the greatest roots of the patronage forest at the end of each year."""
    return forest.by_year(opened, office, top)


@router.get("/forest")
def forest_of_day(
    opened: TheHistory, on: Day = None, limit: Annotated[int, Query(ge=1, le=5000)] = 500
) -> ForestOfDay:
    """Tell the patronage forest of a day: those with most people below them, and all above."""
    return forest.of_day(opened, on, limit)

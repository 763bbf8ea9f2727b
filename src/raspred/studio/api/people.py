"""Addresses of people: the list, one person, a life followed, a neighbourhood."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from raspred.studio import exporting
from raspred.studio.api.asking import PROBLEMS, Day, RowId, TheHistory, TheStudio
from raspred.studio.models.explanations import Explained
from raspred.studio.models.people import (
    Ego,
    Facets,
    Fate,
    Followed,
    InnerLife,
    PeoplePage,
    PersonPage,
    SortBy,
)
from raspred.studio.people import ego, following, page
from raspred.studio.people.searching import Wanted

router = APIRouter(prefix="/api/histories/{history}", responses=PROBLEMS, tags=["people"])

Words = Annotated[str, Query(max_length=100, description="every word must occur in name or id")]
Values = Annotated[list[str] | None, Query(max_length=50, description="any of these")]
Fates = Annotated[list[Fate] | None, Query(max_length=6)]
Ranks = Annotated[list[int] | None, Query(max_length=50)]
_BYTES: dict[str, Any] = {"content": {"text/csv": {}}}


def wanted(
    q: Words = "",
    structure: Values = None,
    place: Values = None,
    fate: Fates = None,
    rank: Ranks = None,
    placed_by: Annotated[str, Query(max_length=200)] = "",
    sort: SortBy = "weight",
    descending: bool = False,
) -> Wanted:
    """Return what is asked of the list of people."""
    return Wanted(
        q,
        tuple(structure or ()),
        tuple(place or ()),
        tuple(fate or ()),
        tuple(rank or ()),
        placed_by,
        sort,
        descending,
    )


Asked = Annotated[Wanted, Depends(wanted)]


@router.get("/people")
def people(
    opened: TheHistory,
    asked: Asked,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> PeoplePage:
    """Search, filter, sort and page the people of a history."""
    return opened.people.page(asked, offset, limit)


@router.get("/people.csv", response_class=Response, responses={200: _BYTES})
def people_file(opened: TheHistory, asked: Asked) -> Response:
    """Give everybody who is asked for as a CSV file."""
    return exporting.people(opened, asked)


@router.get("/facets")
def facets(opened: TheHistory, asked: Asked) -> Facets:
    """Count the people asked for by what the list can be narrowed to.

    Each facet is counted without its own filter, so that a choice can be widened.
    """
    return opened.people.facets(asked)


@router.get("/person")
def person(opened: TheHistory, person: RowId) -> PersonPage:
    """Tell all that the register has of a person."""
    return page.person_page(opened, person)


@router.get("/person/follow")
def follow(opened: TheHistory, person: RowId) -> Followed:
    """Tell one life month by month where something happened; `ivanov` chooses one."""
    return following.followed(opened, person)


@router.get("/person/inner")
def inner(studio: TheStudio, opened: TheHistory, person: RowId) -> InnerLife:
    """Tell fears, voice and card against truth by month: the run is lived again, seconds."""
    return studio.replays.inner(opened, person)


@router.get("/person/ego")
def neighbourhood(
    opened: TheHistory,
    person: RowId,
    on: Day = None,
    steps: Annotated[int, Query(ge=1, le=4)] = 2,
    limit: Annotated[int, Query(ge=2, le=1000)] = 200,
) -> Ego:
    """Tell who placed the person and whom he placed, in posts held on a day, step by step."""
    return ego.neighbourhood(opened, person, on, steps, limit)


@router.get("/why")
def why(
    studio: TheStudio,
    opened: TheHistory,
    asked: Annotated[
        str, Query(min_length=1, max_length=200, description="o12, b3, fall:PERSON ...")
    ],
) -> Explained:
    """Explain an order, a vote or a turn of a life: the run is lived again, seconds."""
    return studio.replays.why(opened, asked)

"""Addresses of histories: the list, one history, its packed form, its measures, its export."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from raspred.studio import exporting, measuring
from raspred.studio.answering import packed_answer
from raspred.studio.api.asking import PROBLEMS, Day, Text, TheHistory, TheStudio
from raspred.studio.models.histories import About, Figures, History, MeasureAbout, Shelved

router = APIRouter(prefix="/api", responses=PROBLEMS, tags=["histories"])

_BYTES: dict[str, Any] = {"content": {"application/octet-stream": {}}}
MeasureName = Annotated[str, Path(max_length=50)]


@router.get("/about")
def about(studio: TheStudio) -> About:
    """Tell what this studio is and can do."""
    return studio.about()


@router.get("/histories")
def histories(studio: TheStudio) -> list[Shelved]:
    """List what can be opened: folders of the command line, then results, latest first."""
    return studio.shelf.shelved()


@router.get("/histories/{history}")
def history(opened: TheHistory) -> History:
    """Tell what a history is about; opens it, which may take seconds the first time."""
    return opened.about()


@router.get("/histories/{history}/packed", response_class=Response, responses={200: _BYTES})
def packed(opened: TheHistory, request: Request) -> Response:
    """Give the history in one compact file, so that scrubbing needs no further request."""
    return packed_answer(request, opened.packed)


@router.get("/measures")
def measures() -> list[MeasureAbout]:
    """List the measures that can be asked of a history."""
    return measuring.known()


@router.get("/histories/{history}/measures/{name}")
def measure(
    opened: TheHistory,
    name: MeasureName,
    office: Annotated[str | None, Query(max_length=200)] = None,
    on: Day = None,
    by: Annotated[str | None, Query(pattern="^(month|year)$")] = None,
    option: Annotated[
        list[str] | None, Query(max_length=10, description="NAME=VALUE; may be repeated")
    ] = None,
) -> Figures:
    """Ask one measure of a history."""
    return measuring.measured(opened.register, name, office, on, by, option or [])


@router.get("/histories/{history}/tables/{table}", response_class=Response, responses={200: _BYTES})
def table(
    opened: TheHistory,
    table: Annotated[str, Path(max_length=50)],
    form: Annotated[str, Query(pattern="^(csv|parquet)$")] = "csv",
) -> Response:
    """Give one table of the register as a file, CSV or Parquet."""
    return exporting.table(opened, table, form)


@router.get("/histories/{history}/export/{form}", response_class=Response, responses={200: _BYTES})
def export(opened: TheHistory, form: Annotated[str, Path(max_length=20)]) -> Response:
    """Give the whole register in a format; folders come as a zip file."""
    return exporting.whole(opened, form)


@router.get("/formats")
def formats() -> dict[str, Text]:
    """List the formats of an export with a line about each."""
    return exporting.formats()

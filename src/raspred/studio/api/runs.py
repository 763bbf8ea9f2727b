"""Addresses of runs: what can be run, and runs under way."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import StreamingResponse

from raspred.studio.api.asking import PROBLEMS, TheStudio
from raspred.studio.models.runs import (
    MechanismAbout,
    Run,
    RunAsked,
    Runs,
    SafeguardAbout,
    ScenarioAbout,
)
from raspred.studio.runs import choices
from raspred.studio.runs.events import stream

router = APIRouter(prefix="/api", responses=PROBLEMS, tags=["runs"])
RunId = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,80}$")]


@router.get("/scenarios")
def scenarios() -> list[ScenarioAbout]:
    """List the scenarios that can be run."""
    return choices.scenarios()


@router.get("/safeguards")
def safeguards() -> list[SafeguardAbout]:
    """List the institutional changes that a run can have."""
    return choices.safeguards()


@router.get("/mechanisms")
def mechanisms() -> list[MechanismAbout]:
    """List the mechanisms that a run can leave out."""
    return choices.mechanisms()


@router.get("/runs")
def runs(studio: TheStudio) -> Runs:
    """List the runs that were asked for, the latest first."""
    return Runs(runs=studio.runs.listed())


@router.post("/runs", status_code=201)
def start(studio: TheStudio, asked: RunAsked) -> Run:
    """Start a run, or queue it behind the one under way."""
    return studio.runs.ask(asked)


@router.get("/runs/events", response_class=StreamingResponse)
async def events(studio: TheStudio) -> StreamingResponse:
    """Stream the list of runs whenever it changes (server-sent events, `data:` = Runs)."""
    return stream(studio.runs)


@router.get("/runs/{run}")
def run(studio: TheStudio, run: RunId) -> Run:
    """Tell how far a run has come."""
    return studio.runs.one(run)


@router.post("/runs/{run}/cancel")
def cancel(studio: TheStudio, run: RunId) -> Run:
    """Stop a run; nothing is left of it but its line in the list."""
    return studio.runs.cancel(run)


@router.delete("/runs/{run}", status_code=204)
def forget(studio: TheStudio, run: RunId) -> None:
    """Take a run that is over off the list; the history it became stays."""
    studio.runs.forget(run)

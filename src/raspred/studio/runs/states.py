"""The states that a run goes through: asked for, under way, over."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from raspred.studio.models.base import Trouble
from raspred.studio.models.runs import Run, RunAsked

if TYPE_CHECKING:
    from raspred.studio.models.runs import State

_UNTOLD = "its process ended without a word"


def asked_for(asked: RunAsked) -> Run:
    """Return a run that waits."""
    now = datetime.now(UTC)
    return Run(
        id=f"{asked.scenario}-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}",
        title=asked.title or _told(asked),
        asked=asked,
        state="waiting",
        phase="",
        done=0,
        whole=0,
        asked_at=now.isoformat(timespec="milliseconds"),
        ended_at="",
        history=None,
        problems=[],
    )


def begun(run: Run) -> Run:
    """Return a run that is under way."""
    return run.model_copy(update={"state": "running", "phase": "getting ready"})


def over(run: Run, state: State) -> Run:
    """Return a run that has ended in a state, now."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return run.model_copy(update={"state": state, "phase": "", "ended_at": now})


def failed(run: Run) -> Run:
    """Return a run that came to nothing, with what its process told of it."""
    return over(
        run.model_copy(update={"problems": run.problems or [trouble(_UNTOLD)]}),
        "failed",
    )


def trouble(what: str) -> Trouble:
    """Return what went wrong with a process, with what can be done."""
    return Trouble(where="run", what=what, remedy="Start it again; is memory short?")


def _told(asked: RunAsked) -> str:
    """Return a title for a run that was given none."""
    cut = [f"cadres {asked.cadres:g}"] if asked.cadres < 1 else []
    changes = [*cut, *asked.safeguards, *(f"without {name}" for name in asked.without)]
    return f"{asked.scenario}, seed {asked.seed}" + "".join(f", {one}" for one in changes)

"""What a study keeps of each history: one small file, whole, or the history is lived again."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.errors import MeasureError, Problem
from raspred.experiments.living import Observation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.experiments.backends import Outcome
    from raspred.experiments.living import Job

RUNS = "runs"
KINDS = {
    "arm": pl.String,
    "seed": pl.Int64,
    "pattern": pl.String,
    "subject": pl.String,
    "value": pl.Float64,
}


def keep(folder: Path, outcome: Outcome) -> None:
    """Write what one history showed, whole or not at all.

    Args:
        folder: Of one way of living only; see `claim`.
        outcome: Of a job that did not fail.

    Raises:
        MeasureError: A value is infinite or not a number; nothing is written.
        WritingError: The folder cannot be written.
    """
    from raspred.register.writing import whole_file

    problems = [
        Problem(
            ", ".join(filter(None, (one.pattern, one.subject))),
            f"its value is {one.value}",
            "Whatever did not happen is None; mend what observes it.",
        )
        for one in outcome.found
        if one.value is not None and not math.isfinite(one.value)
    ]
    if problems:
        raise MeasureError(problems)
    with whole_file(_file(folder, outcome.job)) as new:
        new.write_text(json.dumps(outcome.found, allow_nan=False), encoding="utf-8")


def kept(folder: Path, job: Job) -> tuple[Observation, ...] | None:
    """Return what a folder holds of a history; None where that is nothing, or is torn."""
    try:
        rows = json.loads(_file(folder, job).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or not all(map(_is_observation, rows)):
        return None
    return tuple(Observation(*row) for row in rows)


def gathered(folder: Path, jobs: Sequence[Job]) -> pl.DataFrame:
    """Return what the folder holds of these histories as one table, in their order.

    Rows (arm, seed, pattern, subject, value), of the types `KINDS`; a history of which the
    folder holds nothing has none.
    """
    rows = [(job.arm.name, job.seed, *row) for job in jobs for row in kept(folder, job) or ()]
    return pl.DataFrame(rows, schema=KINDS, orient="row")


def _file(folder: Path, job: Job) -> Path:
    return folder / RUNS / job.arm.key / f"{job.seed}.json"


def _is_observation(row: Any) -> bool:
    match row:
        case [str(), str(), int() | float() | None]:
            return True
    return False

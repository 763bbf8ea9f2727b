"""A study: arms times seeds, kept in a folder, one small file a history.

What the folder holds is never lived again, so an interruption costs the histories under
way and arms or seeds can be added later.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from raspred.errors import Problem, WritingError
from raspred.experiments.backends import Processes
from raspred.experiments.living import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend, Outcome
    from raspred.experiments.living import Living

RUNS, STUDY, TABLE = "runs", "study.json", "observations.parquet"
PARTS = (RUNS, STUDY, TABLE)
"""What a study writes into its folder."""

KINDS = {
    "arm": pl.String,
    "seed": pl.Int64,
    "pattern": pl.String,
    "subject": pl.String,
    "value": pl.Float64,
}


class Failure(NamedTuple):
    """A history that could not be had, and why."""

    arm: str
    seed: int
    what: str


class Study(NamedTuple):
    """What the histories showed.

    Attributes:
        table: Rows (arm, seed, pattern, subject, value), in the order of arms and seeds.
        failures: The histories that could not be had.
        marks: What was lived, for the provenance of findings.
    """

    table: pl.DataFrame
    failures: tuple[Failure, ...]
    marks: Mapping[str, object]


def study(
    living: Living,
    arms: Sequence[Arm],
    seeds: Sequence[int],
    folder: Path,
    *,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Study:
    """Live through the histories that `folder` does not hold yet, and return all.

    Args:
        living: How a history is had.
        arms: Sets of changes, of different names.
        seeds: Whole numbers from 0; every arm is lived on each.
        folder: Where results are kept, one file a history.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Raises:
        ScenarioError: An arm that cannot be lived.
        WritingError: The folder holds another study, or cannot be written.
    """
    living.check(arms)
    marks = json.loads(json.dumps(living.marks))
    _lay(marks, folder)
    jobs = [Job(arm, seed) for arm in arms for seed in seeds]
    failures = live_missing(living, jobs, folder, backend=backend, progress=progress)
    table = gathered(folder, jobs)
    _write_table(table, folder)
    told = {**marks, "arms": [_told(arm) for arm in arms], "seeds": list(seeds)}
    return Study(table, failures, told)


def live_missing(
    living: Living,
    jobs: Sequence[Job],
    folder: Path,
    *,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Failure, ...]:
    """Live those of some histories that a folder does not hold, and keep them there.

    Args:
        living: How a history is had.
        jobs: Arms on seeds.
        folder: Where results are kept, one file a history; of one way of living only.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Returns:
        The histories that could not be had.
    """
    missing = [job for job in jobs if not _file(folder, job).exists()]
    tell = progress or _nobody
    tell(len(jobs) - len(missing), len(jobs))
    failures = []
    outcomes = (backend or Processes()).outcomes(living, missing) if missing else iter(())
    for count, outcome in enumerate(outcomes, 1):
        if outcome.fault is None:
            _keep(folder, outcome)
        else:
            failures.append(Failure(outcome.job.arm.name, outcome.job.seed, outcome.fault))
        tell(len(jobs) - len(missing) + count, len(jobs))
    return tuple(sorted(failures))


def gathered(folder: Path, jobs: Sequence[Job]) -> pl.DataFrame:
    """Return what the folder holds of these histories as one table, in their order."""
    rows: list[tuple[Any, ...]] = []
    for job in jobs:
        kept = _file(folder, job)
        if kept.exists():
            found = json.loads(kept.read_text(encoding="utf-8"))
            rows += [(job.arm.name, job.seed, *row) for row in found]
    return pl.DataFrame(rows, schema=KINDS, orient="row")


def _nobody(done: int, whole: int) -> None:
    """Tell nobody."""


def _told(arm: Arm) -> dict[str, object]:
    return {
        "name": arm.name,
        "safeguards": list(arm.safeguards),
        "without": list(arm.without),
        "numbers": dict(arm.numbers),
        "shuffled": arm.shuffled,
    }


def _file(folder: Path, job: Job) -> Path:
    return folder / RUNS / job.arm.key / f"{job.seed}.json"


def _lay(marks: Mapping[str, object], folder: Path) -> None:
    """Make the folder this study's own, or refuse one that belongs to another."""
    from raspred.register.writing import whole_file

    mark = folder / STUDY
    if not mark.exists():
        with whole_file(mark) as new:
            new.write_text(json.dumps(marks, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    there = _read_marks(mark)
    other = sorted(name for name in {*there, *marks} if there.get(name) != marks.get(name))
    if other:
        what = f"the folder holds histories of another {', '.join(other)}"
        remedy = "Choose another folder with --out, or delete this one to live all anew."
        raise WritingError(Problem(str(folder), what, remedy))


def _read_marks(mark: Path) -> dict[str, object]:
    try:
        found = json.loads(mark.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        problem = Problem(str(mark), "is no JSON object", "Choose another folder with --out.")
        raise WritingError(problem)
    return found


def _keep(folder: Path, outcome: Outcome) -> None:
    """Write what one history showed, whole or not at all."""
    from raspred.register.writing import whole_file

    with whole_file(_file(folder, outcome.job)) as new:
        new.write_text(json.dumps(outcome.found, allow_nan=False), encoding="utf-8")


def _write_table(table: pl.DataFrame, folder: Path) -> None:
    from raspred.register.writing import whole_file

    with whole_file(folder / TABLE) as new:
        table.write_parquet(new)

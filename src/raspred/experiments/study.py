"""A study: arms times seeds, kept in a folder, one small file a history.

What the folder holds is never lived again, so an interruption costs the histories under
way and arms or seeds can be added later.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from raspred.errors import Problem, WritingError
from raspred.experiments.at_work import LOCK, at_work
from raspred.experiments.backends import Processes
from raspred.experiments.kept import RUNS, gathered, keep, kept
from raspred.experiments.living import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend
    from raspred.experiments.living import Living

STUDY, TABLE = "study.json", "observations.parquet"
PARTS = (RUNS, STUDY, TABLE, LOCK)
"""What a study writes into its folder."""


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
        WritingError: The folder holds another study, one is at work in it, or it cannot be
            written.
    """
    living.check(arms)
    marks = json.loads(json.dumps(living.marks))
    jobs = [Job(arm, seed) for arm in arms for seed in seeds]
    with at_work(folder):
        _lay(marks, folder)
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
    """Live those of some histories that a folder does not hold whole, and keep them there.

    Args:
        living: How a history is had.
        jobs: Arms on seeds.
        folder: Where results are kept, one file a history; of one way of living only.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Returns:
        The histories that could not be had.
    """
    missing = [job for job in jobs if kept(folder, job) is None]
    tell = progress or _nobody
    tell(len(jobs) - len(missing), len(jobs))
    failures = []
    outcomes = (backend or Processes()).outcomes(living, missing) if missing else iter(())
    for count, outcome in enumerate(outcomes, 1):
        if outcome.fault is None:
            keep(folder, outcome)
        else:
            failures.append(Failure(outcome.job.arm.name, outcome.job.seed, outcome.fault))
        tell(len(jobs) - len(missing) + count, len(jobs))
    return tuple(sorted(failures))


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
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        problem = Problem(str(mark), "is no JSON object", "Choose another folder with --out.")
        raise WritingError(problem)
    return found


def _write_table(table: pl.DataFrame, folder: Path) -> None:
    from raspred.register.writing import whole_file

    with whole_file(folder / TABLE) as new:
        table.write_parquet(new)

"""A study: arms times seeds, kept in a folder, one small file a history.

What the folder holds is never lived again, so an interruption costs the histories under
way and arms or seeds can be added later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.errors import MeasureError
from raspred.experiments.at_work import LOCK, at_work
from raspred.experiments.backends import Processes
from raspred.experiments.claiming import STUDY, claim
from raspred.experiments.kept import RUNS, gathered, keep, kept
from raspred.experiments.living import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend, Outcome
    from raspred.experiments.living import Living

TABLE = "observations.parquet"
PARTS = (RUNS, STUDY, TABLE, LOCK)
"""What a study writes into its folder."""
PAGE = ("report.html", "figures")
"""What the page of a study's findings writes there."""


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
    jobs = [Job(arm, seed) for arm in arms for seed in seeds]
    found = study_of_jobs(living, jobs, folder, backend=backend, progress=progress)
    told = {**found.marks, "arms": [_told(arm) for arm in arms], "seeds": list(seeds)}
    return found._replace(marks=told)


def study_of_jobs(
    living: Living,
    jobs: Sequence[Job],
    folder: Path,
    *,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Study:
    """Live through histories whose arms can be lived, each on its own seed; see `study`.

    Raises:
        WritingError: The folder holds another study, one is at work in it, or it cannot be
            written.
    """
    with at_work(folder):
        marks = claim(folder, living)
        failures = live_missing(living, jobs, folder, backend=backend, progress=progress)
        table = gathered(folder, jobs)
        _write_table(table, folder)
    return Study(table, failures, marks)


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
        The histories that could not be had, by arm and seed.

    Raises:
        WritingError: The folder cannot be written.
    """
    missing = [job for job in jobs if kept(folder, job) is None]
    tell = progress or _nobody
    tell(len(jobs) - len(missing), len(jobs))
    failures = []
    outcomes = (backend or Processes()).outcomes(living, missing) if missing else iter(())
    for count, outcome in enumerate(outcomes, 1):
        fault = outcome.fault or _refused(folder, outcome)
        if fault:
            failures.append(Failure(outcome.job.arm.name, outcome.job.seed, fault))
        tell(len(jobs) - len(missing) + count, len(jobs))
    return tuple(sorted(failures))


def _refused(folder: Path, outcome: Outcome) -> str:
    """Keep what a history showed; return in words why it cannot be kept, or nothing."""
    try:
        keep(folder, outcome)
    except MeasureError as error:
        return str(error)
    return ""


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


def _write_table(table: pl.DataFrame, folder: Path) -> None:
    from raspred.register.writing import whole_file

    with whole_file(folder / TABLE) as new:
        table.write_parquet(new)


def cadres_of(marks: Mapping[str, object]) -> float:
    """Return the share of the posts with which a study was lived, by its marks."""
    share = marks.get("cadres", 1.0)
    return float(share) if isinstance(share, int | float) else 1.0

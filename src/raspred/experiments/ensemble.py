"""Many histories of one scenario, side by side on this machine's cores.

Each seed is a process's own job and leaves one small file; a rerun takes those up and
lives through only the rest, so an interruption costs the histories under way.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from raspred.errors import Problem, RaspredError, WritingError
from raspred.experiments.patterns import Observation, observations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

RUNS = "runs"
_LAID = "ensemble.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """What every history of an ensemble shares; part of each result's name on disk."""

    scenario: str
    scale: float | None = None
    until: str | None = None
    without: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()


class Failure(NamedTuple):
    """A seed whose history could not be had, and why."""

    seed: int
    what: str


class Ensemble(NamedTuple):
    """What the histories showed: one row a seed, pattern and subject, and the failures."""

    table: pl.DataFrame
    failures: tuple[Failure, ...]


def ensemble(
    plan: Plan,
    seeds: Sequence[int],
    folder: Path,
    *,
    workers: int = 2,
    progress: Callable[[int, int], None] | None = None,
) -> Ensemble:
    """Live through the seeds that `folder` does not hold yet, and return all results.

    Args:
        plan: Scenario and what is changed in it.
        seeds: Whole numbers from 0, each a history.
        folder: Where results are kept, one file a seed.
        workers: Processes at work at once.
        progress: Called with (histories done, histories in all).

    Raises:
        WritingError: The folder holds another ensemble, or cannot be written.
    """
    runs = _lay(plan, folder)
    missing = [seed for seed in seeds if not (runs / f"{seed}.json").exists()]
    failures = []
    done = len(seeds) - len(missing)
    if progress is not None:
        progress(done, len(seeds))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = {pool.submit(_live_and_keep, plan, seed, runs): seed for seed in missing}
        for job in as_completed(jobs):
            fault = job.exception()
            if fault is not None:
                failures.append(Failure(jobs[job], str(fault) or type(fault).__name__))
            done += 1
            if progress is not None:
                progress(done, len(seeds))
    return Ensemble(_gather(runs, seeds), tuple(sorted(failures)))


def _lay(plan: Plan, folder: Path) -> Path:
    """Make the folder this plan's own, or refuse one that belongs to another plan."""
    runs = folder / RUNS
    mark = folder / _LAID
    wanted = json.dumps({name: getattr(plan, name) for name in plan.__slots__}, sort_keys=True)
    if mark.exists() and mark.read_text(encoding="utf-8") != wanted:
        what = "the folder holds the histories of another plan"
        raise WritingError(Problem(str(folder), what, "Choose another folder with --out."))
    try:
        runs.mkdir(parents=True, exist_ok=True)
        mark.write_text(wanted, encoding="utf-8")
    except OSError as error:
        what = f"the folder cannot be written: {error.strerror}"
        raise WritingError(Problem(str(folder), what, "Choose another with --out.")) from error
    return runs


def _live_and_keep(plan: Plan, seed: int, runs: Path) -> None:
    """Live through one seed and write what it showed, whole or not at all."""
    from raspred.register.writing import whole_file

    found = _live(plan, seed)
    with whole_file(runs / f"{seed}.json") as new:
        new.write_text(json.dumps(found, allow_nan=False), encoding="utf-8")


def _live(plan: Plan, seed: int) -> list[Observation]:
    from raspred.scenario.catalog import load_scenario
    from raspred.scenario.safeguards import with_safeguards
    from raspred.simulation.run import simulate

    try:
        scenario = with_safeguards(load_scenario(plan.scenario), list(plan.safeguards))
        history = simulate(scenario, seed, scale=plan.scale, until=plan.until, without=plan.without)
    except RaspredError as error:  # an error of ours holds tuples that do not cross processes
        raise RuntimeError(str(error)) from None
    return observations(history.register, history.summary)


def _gather(runs: Path, seeds: Iterable[int]) -> pl.DataFrame:
    """Return all results as one table: seed, pattern, subject, value."""
    rows: list[tuple[Any, ...]] = []
    for seed in seeds:
        kept = runs / f"{seed}.json"
        if kept.exists():
            rows += [(seed, *row) for row in json.loads(kept.read_text(encoding="utf-8"))]
    kinds = {"seed": pl.Int64, "pattern": pl.String, "subject": pl.String, "value": pl.Float64}
    return pl.DataFrame(rows, schema=kinds, orient="row")

"""An ensemble on disk: how each pattern is spread, with one history marked in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.errors import Problem, RegisterError
from raspred.experiments import beside_the_record
from raspred.experiments.patterns import observations
from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.studio.models.worlds import Distribution, Pattern

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.studio.folders import Folder
    from raspred.studio.opened import Opened

_KINDS = {"seed": pl.Int64, "pattern": pl.String, "subject": pl.String, "value": pl.Float64}


def distribution(folder: Folder, marked: Opened | None) -> Distribution:
    """Return the spread of each pattern over an ensemble.

    Args:
        folder: Of the ensemble.
        marked: A simulated history to mark in it; none = no mark.

    Raises:
        RegisterError: A result cannot be read.
    """
    table = _results(folder.path / "runs")
    seeds = sorted(table["seed"].unique().to_list())
    values: dict[tuple[str, str], dict[int, float | None]] = {}
    for seed, pattern, subject, value in table.iter_rows():
        values.setdefault((pattern, subject), {})[seed] = value
    here = _of(marked) if marked is not None and marked.summary else {}
    names = _names(folder)
    patterns = [
        Pattern(
            pattern=row["pattern"],
            subject=row["subject"],
            name=names.get(row["subject"], row["subject"]),
            record=row["record"],
            low=row["low"],
            median=row["median"],
            high=row["high"],
            happened=row["happened"],
            values=[values[row["pattern"], row["subject"]].get(seed) for seed in seeds],
            here=here.get((row["pattern"], row["subject"])),
        )
        for row in beside_the_record(table).iter_rows(named=True)
    ]
    return Distribution(
        id=folder.id,
        title=folder.path.name,
        seeds=seeds,
        history=None if marked is None else marked.id,
        patterns=patterns,
    )


def _results(runs: Path) -> pl.DataFrame:
    """Return what the seeds showed: seed, pattern, subject, value."""
    rows: list[tuple[Any, ...]] = []
    problems = []
    files = runs.glob("*.json") if runs.is_dir() else ()
    for file in sorted(file for file in files if file.stem.isdecimal()):
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            rows += [(int(file.stem), str(one[0]), str(one[1]), one[2]) for one in found]
        except (OSError, ValueError, TypeError, IndexError, KeyError):
            what = "it does not hold what a seed showed"
            problems.append(Problem(file.name, what, "Delete it and run the ensemble again."))
    if problems:
        raise RegisterError(problems)
    return pl.DataFrame(rows, schema=_KINDS, orient="row")


def _of(marked: Opened) -> dict[tuple[str, str], float | None]:
    found = marked.once("observations", lambda: observations(marked.register, marked.summary))
    return {(one.pattern, one.subject): one.value for one in found}


def _names(folder: Folder) -> dict[str, str]:
    """Return the names of the scenario's people by id; empty where it is not to be had."""
    told = json.loads((folder.path / "ensemble.json").read_text(encoding="utf-8"))
    name = str(told.get("scenario"))
    if name not in scenario_names():
        return {}
    return {person.person_id: person.name for person in load_scenario(name).people}

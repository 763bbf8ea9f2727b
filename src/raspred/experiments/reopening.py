"""Opening what a study left in its folder, to tell it again without living anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import polars as pl

from raspred.errors import Problem, WritingError
from raspred.experiments.beside import beside_the_record
from raspred.experiments.comparing.comparison import Comparison
from raspred.experiments.ensemble import Ensemble
from raspred.experiments.findings import FINDINGS, read_findings
from raspred.experiments.fitting.contest import TABLES, Contest
from raspred.experiments.sensitivity import Sensitivity
from raspred.experiments.study import TABLE, Failure, cadres_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Reportable(Protocol):
    """Findings that can be told as a page."""

    def report(self, path: str | Path) -> Path:
        """Write the page and return its path."""


def is_study(folder: Path) -> bool:
    """Return whether a folder holds the findings of a study."""
    return (folder / FINDINGS).is_file()


def reopen(folder: Path) -> Reportable:
    """Return the findings of a folder.

    Raises:
        WritingError: The folder holds no findings that can be told, or parts are missing.
    """
    marks = read_findings(folder)
    kind = marks.pop("kind", None)
    try:
        failures = tuple(Failure(**one) for one in marks.pop("failures", ()))
    except TypeError as error:
        problem = Problem(str(folder / FINDINGS), f"its failures: {error}", "Run the study again.")
        raise WritingError(problem) from error
    if kind not in _READERS:
        what = f"findings of the kind {kind!r} have no page"
        remedy = f"Give the folder of one of {', '.join(sorted(map(str, _READERS)))}."
        raise WritingError(Problem(str(folder), what, remedy))
    try:
        return _READERS[kind](folder, marks, failures)
    except (OSError, pl.exceptions.PolarsError) as error:
        problem = Problem(str(folder), f"a table cannot be read: {error}", "Run the study again.")
        raise WritingError(problem) from error


def _ensemble(folder: Path, marks: dict[str, Any], failures: tuple[Failure, ...]) -> Ensemble:
    table = pl.read_parquet(folder / TABLE)
    return Ensemble(table, beside_the_record(table, cadres_of(marks)), failures, marks)


def _comparison(folder: Path, marks: dict[str, Any], failures: tuple[Failure, ...]) -> Comparison:
    effects, prevention, doses = (
        pl.read_csv(folder / f"{name}.csv", infer_schema_length=None)
        for name in ("effects", "prevention", "doses")
    )
    return Comparison(effects, prevention, doses, failures, marks)


def _sensitivity(folder: Path, marks: dict[str, Any], failures: tuple[Failure, ...]) -> Sensitivity:
    indices = pl.read_csv(folder / "indices.csv", infer_schema_length=None)
    return Sensitivity(indices, failures, marks)


def _contest(folder: Path, marks: dict[str, Any], failures: tuple[Failure, ...]) -> Contest:
    posterior, models, scores, foretold = (
        pl.read_csv(folder / f"{name}.csv", infer_schema_length=None) for name in TABLES
    )
    return Contest(posterior, models, scores, foretold, failures, marks)


_READERS: dict[object, Callable[..., Reportable]] = {
    "ensemble": _ensemble,
    "compare": _comparison,
    "sensitivity": _sensitivity,
    "fit": _contest,
    "contest": _contest,
}

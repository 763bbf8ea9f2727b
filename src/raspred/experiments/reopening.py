"""Opening what a study left in its folder, to tell it again without living anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.errors import Problem, WritingError
from raspred.experiments.beside import beside_the_record
from raspred.experiments.comparing.comparison import Comparison
from raspred.experiments.ensemble import Ensemble
from raspred.experiments.findings import FINDINGS, read_findings
from raspred.experiments.study import TABLE, Failure

if TYPE_CHECKING:
    from pathlib import Path


def is_study(folder: Path) -> bool:
    """Return whether a folder holds the findings of a study."""
    return (folder / FINDINGS).is_file()


def reopen(folder: Path) -> Ensemble | Comparison:
    """Return the findings of a folder.

    Raises:
        WritingError: The folder holds no findings that can be told, or parts are missing.
    """
    marks = read_findings(folder)
    kind = marks.pop("kind", None)
    failures = tuple(Failure(**one) for one in marks.pop("failures", ()))
    if kind not in ("ensemble", "compare"):
        what = f"findings of the kind {kind!r} have no page"
        remedy = "Give the folder of an ensemble or a comparison."
        raise WritingError(Problem(str(folder), what, remedy))
    try:
        if kind == "ensemble":
            return _ensemble(folder, marks, failures)
        return _comparison(folder, marks, failures)
    except (OSError, pl.exceptions.PolarsError) as error:
        problem = Problem(str(folder), f"a table cannot be read: {error}", "Run the study again.")
        raise WritingError(problem) from error


def _ensemble(folder: Path, marks: dict[str, Any], failures: tuple[Failure, ...]) -> Ensemble:
    table = pl.read_parquet(folder / TABLE)
    return Ensemble(table, beside_the_record(table), failures, marks)


def _comparison(folder: Path, marks: dict[str, Any], failures: tuple[Failure, ...]) -> Comparison:
    effects, prevention, doses = (
        pl.read_csv(folder / f"{name}.csv", infer_schema_length=None)
        for name in ("effects", "prevention", "doses")
    )
    return Comparison(effects, prevention, doses, failures, marks)

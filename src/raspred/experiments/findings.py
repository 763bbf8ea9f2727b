"""Findings on disk: tidy tables beside the histories they rest on, and where they come from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, WritingError
from raspred.register.writing import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from raspred.experiments.study import Failure

FINDINGS = "findings.json"


def write_csv(table: pl.DataFrame, path: Path) -> None:
    """Write a table as CSV, whole or not at all.

    Raises:
        WritingError: The file cannot be written.
    """
    with whole_file(path) as new:
        table.write_csv(new)


def write_findings(
    folder: Path, kind: str, marks: Mapping[str, object], failures: Sequence[Failure]
) -> None:
    """Write what findings rest on: their kind, what was lived, what could not be had.

    Raises:
        WritingError: The file cannot be written.
    """
    told = {"kind": kind, **marks, "failures": [failure._asdict() for failure in failures]}
    with whole_file(folder / FINDINGS) as new:
        new.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_findings(folder: Path) -> dict[str, Any]:
    """Return what findings in a folder rest on.

    Raises:
        WritingError: There are none, or their file was damaged.
    """
    path = folder / FINDINGS
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        problem = Problem(str(path), f"holds no findings: {error}", "Run the study again.")
        raise WritingError(problem) from error
    if not isinstance(found, dict):
        problem = Problem(str(path), "is no JSON object", "Run the study again.")
        raise WritingError(problem)
    return found

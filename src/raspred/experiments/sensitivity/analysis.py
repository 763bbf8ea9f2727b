"""`sensitivity`: which numbers of the model its findings hang on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import polars as pl

from raspred.experiments.comparing.outcomes import outcomes_of
from raspred.experiments.factors import arms_at
from raspred.experiments.findings import write_csv, write_findings
from raspred.experiments.sensitivity.screening import morris_design, morris_rows
from raspred.experiments.sensitivity.variance import sobol_design, sobol_rows
from raspred.experiments.study import PAGE, study

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from raspred.experiments.backends import Backend
    from raspred.experiments.comparing.outcomes import Outcome
    from raspred.experiments.factors import Factor
    from raspred.experiments.living import Living
    from raspred.experiments.study import Failure

Method = Literal["sobol", "morris"]
FILES = ("indices.csv", "findings.json", *PAGE)
"""What `Sensitivity.save` writes, beside what its study keeps there."""

KINDS = {
    "outcome": pl.String,
    "factor": pl.String,
    "index": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How much each factor moves each outcome.

    Attributes:
        indices: Rows (outcome, factor, index, value, low, high): first and total are shares
            of variance (Sobol), mu_star, mu and sigma are changes of the outcome over a
            factor's whole range (Morris).
        failures: Histories that could not be had.
        marks: What was lived.
    """

    indices: pl.DataFrame
    failures: tuple[Failure, ...]
    marks: Mapping[str, object]

    def report(self, path: str | Path) -> Path:
        """Write the page, with its figures and their numbers beside it.

        Raises:
            WritingError: The page cannot be written; what stood there before still stands.
        """
        from raspred.report.sensitivity_page import write_sensitivity

        marks = {**self.marks, "failures": self.failures}
        write_sensitivity(self.indices, marks, Path(path))
        return Path(path)

    def save(self, folder: Path) -> None:
        """Write page, figures, table and what they rest on into the study's folder.

        Raises:
            WritingError: The folder cannot be written.
        """
        write_csv(self.indices, folder / "indices.csv")
        write_findings(folder, "sensitivity", self.marks, self.failures)
        self.report(folder / "report.html")


def sensitivity(
    living: Living,
    factors: Sequence[Factor],
    seeds: Sequence[int],
    folder: Path,
    *,
    method: Method = "sobol",
    points: int = 64,
    by: Sequence[tuple[str, float]] = (("1927-12-31", 1928.0),),
    end: float = 1939.25,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Sensitivity:
    """Move factors over their ranges, on the same seeds throughout, and weigh their effect.

    Args:
        living: How a history is had.
        factors: What is moved.
        seeds: Every point is lived on each; outcomes are their means.
        folder: Where histories are kept; what is there is not lived again.
        method: "sobol" for shares of variance, points * (factors + 2) arms; "morris" to
            screen many factors, points * (factors + 1) arms.
        points: Base points (Sobol, a power of 2) or paths (Morris).
        by: Days by which capture and mastery are asked for, with their years.
        end: The end of what is lived, as a year with decimals.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Raises:
        MeasureError: Points that are no power of 2, for Sobol.
        ScenarioError: Factors that the model does not have.
        WritingError: The folder holds another study, or cannot be written.
    """
    shape = (len(factors), points)
    design = sobol_design(*shape) if method == "sobol" else morris_design(*shape)
    arms = arms_at(design, factors)
    lived = study(living, arms, seeds, folder, backend=backend, progress=progress)
    rows: list[tuple[object, ...]] = []
    for outcome in outcomes_of(lived.table, by, end):
        values = means(lived.table, outcome, [arm.name for arm in arms])
        if values is None:
            continue
        found = (
            sobol_rows(values, len(factors)) if method == "sobol" else morris_rows(design, values)
        )
        rows += [(outcome.name, factors[which].name, *rest) for which, *rest in found]
    indices = pl.DataFrame(rows, schema=KINDS, orient="row")
    told = {**lived.marks, "arms": [], "method": method, "points": points}
    told["factors"] = [one._asdict() for one in factors]
    return Sensitivity(
        indices.with_columns(pl.col(pl.Float64).fill_nan(None)), lived.failures, told
    )


def means(table: pl.DataFrame, outcome: Outcome, arms: Sequence[str]) -> NDArray[np.float64] | None:
    """Return the outcome at each arm, its mean over seeds; None where any arm has none.

    Args:
        table: A study's observations.
        outcome: What is asked.
        arms: Their names, in the order wanted.
    """
    found = outcome.of(table).group_by("arm").agg(pl.col("value").mean())
    named = pl.DataFrame({"arm": list(arms)})
    values = named.join(found, on="arm", how="left", maintain_order="left")["value"]
    return None if values.null_count() else values.to_numpy()

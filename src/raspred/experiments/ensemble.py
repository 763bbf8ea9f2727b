"""`ensemble`: many histories of one arm, and their distributions beside the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from raspred.experiments.beside import beside_the_record
from raspred.experiments.findings import write_csv, write_findings
from raspred.experiments.study import PAGE, cadres_of, study

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import polars as pl

    from raspred.experiments.arms import Arm
    from raspred.experiments.backends import Backend
    from raspred.experiments.living import Living
    from raspred.experiments.study import Failure

FILES = ("patterns.csv", "observations.csv", "findings.json", *PAGE)
"""What `Ensemble.save` writes, beside what its study keeps there."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """What the histories of one arm showed.

    Attributes:
        table: Rows (arm, seed, pattern, subject, value).
        patterns: As `beside_the_record` returns them.
        failures: Histories that could not be had.
        marks: What was lived: scenario, fingerprint, state of the model, arm, seeds.
    """

    table: pl.DataFrame
    patterns: pl.DataFrame
    failures: tuple[Failure, ...]
    marks: Mapping[str, object]

    def report(self, path: str | Path) -> Path:
        """Write the page, with its figures and their numbers beside it.

        Raises:
            WritingError: The page cannot be written; what stood there before still stands.
        """
        from raspred.report.beside import Beside
        from raspred.report.ensemble_page import write_ensemble

        marks = {**self.marks, "failures": self.failures}
        shown = Beside(self.table, self.patterns, names_on_record())
        write_ensemble(shown, marks, Path(path))
        return Path(path)

    def save(self, folder: Path) -> None:
        """Write page, figures, tables and what they rest on into the study's folder.

        Raises:
            WritingError: The folder cannot be written.
        """
        write_csv(self.patterns, folder / "patterns.csv")
        write_csv(self.table, folder / "observations.csv")
        write_findings(folder, "ensemble", self.marks, self.failures)
        self.report(folder / "report.html")


def ensemble(
    living: Living,
    arm: Arm,
    seeds: Sequence[int],
    folder: Path,
    *,
    backend: Backend | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Ensemble:
    """Live one arm on many seeds, and set what they show beside the record.

    Args:
        living: How a history is had.
        arm: What is changed, `BASELINE` for nothing.
        seeds: Whole numbers from 0.
        folder: Where histories are kept; what is there is not lived again.
        backend: Where the work is done; None = two processes of this machine.
        progress: Called with (histories done, histories in all).

    Raises:
        ScenarioError: An arm that cannot be lived.
        WritingError: The folder holds another study, or cannot be written.
    """
    found = study(living, [arm], seeds, folder, backend=backend, progress=progress)
    patterns = beside_the_record(found.table, cadres_of(found.marks))
    return Ensemble(found.table, patterns, found.failures, found.marks)


def names_on_record() -> dict[str, str]:
    """Return what the record calls its persons, by their id."""
    from raspred.sources.history import read

    persons = read().register.persons
    return {str(person): name for person, name in persons.select("person_id", "name").iter_rows()}

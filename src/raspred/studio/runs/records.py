"""What is remembered of runs: a small file each, written whole, beside the results."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from pydantic import ValidationError

from raspred.register.writing import whole_file
from raspred.studio.models.base import Trouble
from raspred.studio.models.runs import Run
from raspred.studio.titles import OURS

if TYPE_CHECKING:
    from pathlib import Path

OVER = ("done", "cancelled", "failed", "interrupted")
_CUT_SHORT = Trouble(
    where="run",
    what="the studio ended while it was under way, and nothing of it was kept",
    remedy="Start it again: the same settings give the same history.",
)


class Records:
    """The remembered runs of one results folder.

    Args:
        results: The folder; made when the first run is remembered.
    """

    def __init__(self, results: Path) -> None:
        self.results = results
        self._folder = results / OURS / "runs"

    def all(self) -> dict[str, Run]:
        """Return every run by id, in the order in which they were asked for."""
        found = []
        for file in self._folder.glob("*.json") if self._folder.is_dir() else ():
            try:
                run = Run.model_validate_json(file.read_bytes())
            except (OSError, ValidationError):
                continue  # not ours, or of another version: it stays, and is not told
            if run.id == file.stem:
                found.append(run)
        return {run.id: run for run in sorted(found, key=lambda run: (run.asked_at, run.id))}

    def keep(self, run: Run) -> None:
        """Remember a run as it now stands.

        Raises:
            WritingError: The results folder cannot be written.
        """
        with whole_file(self._folder / f"{run.id}.json") as new:
            new.write_text(run.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")

    def forget(self, run: str) -> None:
        """Forget a run; the history it became stays."""
        (self._folder / f"{run}.json").unlink(missing_ok=True)

    def whole(self, run: str) -> bool:
        """Return whether the history of a run stands: its folder comes whole or not at all."""
        return (self.results / run / "register" / "datapackage.json").is_file()

    def remove(self, run: str) -> None:
        """Remove the history of a run, in one step for who looks."""
        gone = self.results / f".{run}.cancelled"
        if (self.results / run).is_dir():
            (self.results / run).rename(gone)
            shutil.rmtree(gone, ignore_errors=True)

    def sweep(self, run: str) -> None:
        """Remove what a process that was killed left growing beside a run's folder."""
        for leftover in self.results.glob(f".{run}.*"):
            shutil.rmtree(leftover, ignore_errors=True)

    def settle(self) -> dict[str, Run]:
        """Return every run, after those that a studio left under way were told apart.

        Only for who holds the lock of the results: nobody else has runs under way here.
        """
        runs = self.all()
        for run in runs.values():
            if run.state in OVER:
                continue
            self.sweep(run.id)
            state = "done" if self.whole(run.id) else "interrupted"
            problems = [] if state == "done" else [_CUT_SHORT]
            settled = run.model_copy(
                update={"state": state, "phase": "", "problems": problems, "history": None}
            )
            self.keep(settled)
            runs[run.id] = settled
        return runs

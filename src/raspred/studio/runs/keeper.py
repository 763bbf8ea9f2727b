"""The runs of a studio: one is lived at a time, some may wait, all are remembered."""

from __future__ import annotations

import sys
from collections import deque
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem
from raspred.studio.folders import found_in
from raspred.studio.models.base import Trouble
from raspred.studio.refusals import BusyError, ConflictError, UnknownError
from raspred.studio.runs.choices import refuse_what_cannot_run
from raspred.studio.runs.claim import Claim
from raspred.studio.runs.process import PATIENCE, Process
from raspred.studio.runs.records import OVER, Records
from raspred.studio.runs.states import asked_for, begun, failed, over, trouble
from raspred.studio.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.studio.models.runs import Run, RunAsked

WAITING = 20
"""Runs that may wait behind the one under way."""
LIVING = (sys.executable, "-m", "raspred.studio.runs.living")


class Runs:
    """The runs of one results folder. One studio at a time has runs in a folder.

    Args:
        results: Where histories come to stand; it need not exist yet.
        living: The command that lives one run; the folder is added to it.
    """

    def __init__(self, results: Path, living: Sequence[str] = LIVING) -> None:
        self._records, self._titles, self._living = Records(results), Titles(results), living
        self._claim = Claim(results)
        self._changed = Condition()
        self._waiting: deque[str] = deque()
        self._process: Process | None = None
        self._thread: Thread | None = None
        self._under_way = ""
        self.closing = False
        self.version = 0
        """Grows at each change; who shows the list asks it."""
        self.can_run = not self._claim.wanted or self._claim.take()
        self._runs = self._records.settle() if self.can_run else self._records.all()

    def listed(self) -> list[Run]:
        """Return all runs, the latest first."""
        with self._changed:
            return [self._shown(run) for run in reversed(self._runs.values())]

    def one(self, run: str) -> Run:
        """Return a run.

        Raises:
            UnknownError: There is none of that id.
        """
        with self._changed:
            if run not in self._runs:
                raise UnknownError(Problem(run, "there is no such run", "GET /api/runs lists all."))
            return self._shown(self._runs[run])

    def ask(self, asked: RunAsked) -> Run:
        """Start a run, or queue it behind the one under way.

        Raises:
            ScenarioError: It cannot be run; all that is wrong is told.
            BusyError: Too many wait already.
            ConflictError: Another studio has its runs in this folder.
            WritingError: The results folder cannot be written.
        """
        refuse_what_cannot_run(asked)
        with self._changed:
            self._claim.demand()
            if len(self._waiting) >= WAITING:
                problem = Problem("runs", f"{WAITING} wait already", "Cancel one, or wait.")
                raise BusyError(problem)
            run = asked_for(asked)
            self._keep(run)
            self._waiting.append(run.id)
            if not self._under_way:
                self._next()
            return self._shown(self._runs[run.id])

    def cancel(self, run: str) -> Run:
        """Stop a run; nothing stays of it but its line in the list.

        Raises:
            UnknownError: There is none of that id.
            ConflictError: It is over already.
        """
        with self._changed:
            found = self.one(run)
            if found.state in OVER:
                raise ConflictError(Problem(run, f"it is {found.state} already", "Leave it."))
            self._claim.demand()
            self._keep(over(found, "cancelled"))
            if run in self._waiting:
                self._waiting.remove(run)
            elif self._process is not None:
                self._process.stop()
            return self._shown(self._runs[run])

    def forget(self, run: str) -> None:
        """Take a run that is over off the list; the history it became stays.

        Raises:
            UnknownError: There is none of that id.
            ConflictError: It is not over.
        """
        with self._changed:
            found = self.one(run)
            if found.state not in OVER:
                raise ConflictError(Problem(run, f"it is {found.state}", "Cancel it first."))
            self._records.forget(run)
            del self._runs[run]
            self._tell()

    def close(self) -> None:
        """Stop the run under way; it and those that wait are then interrupted."""
        with self._changed:
            self.closing = True
            self._waiting.clear()
            if self._process is not None:
                self._process.stop()
        if self._thread is not None:
            self._thread.join(2 * PATIENCE)
        if self._claim.held:
            self._runs = self._records.settle()
            self._claim.leave()

    def _next(self) -> None:
        """Start the run that has waited longest, if one waits."""
        self._under_way = self._waiting.popleft() if self._waiting else ""
        if self._under_way:
            run = self._runs[self._under_way]
            self._keep(begun(run))
            self._thread = Thread(target=self._live, args=(run.id,), daemon=True)
            self._thread.start()

    def _live(self, run: str) -> None:
        """Live a run in a process of its own, and hear how far it comes."""
        try:
            with Process([*self._living, str(self._records.results / run)]) as process:
                self._hear(run, process)
        except OSError as error:
            what = f"no process could be started for it: {error.strerror or error}"
            self._heard(run, {"problems": [trouble(what).model_dump()]})
        with self._changed:
            self._process = None
            self._settle(run)
            if not self.closing:
                self._next()

    def _hear(self, run: str, process: Process) -> None:
        """Tell a process what is asked, and listen until it says no more."""
        with self._changed:
            self._process = process
            stopped = self.closing or self._runs[run].state != "running"
        process.ask(self._runs[run].asked.model_dump_json())
        if stopped:
            process.stop()
        for told in process.said():
            self._heard(run, told)

    def _heard(self, run: str, told: dict[str, Any]) -> None:
        with self._changed:
            known = self._runs[run]
            if known.state != "running":
                return
            update: dict[str, Any] = {
                name: told[name] for name in ("phase", "done", "whole") if name in told
            }
            update["problems"] = [Trouble(**one) for one in told.get("problems", ())]
            self._runs[run] = known.model_copy(update=update)
            self._tell()

    def _settle(self, run: str) -> None:
        """Remember how a run ended."""
        self._records.sweep(run)
        known = self._runs[run]
        if known.state == "cancelled":
            self._records.remove(run)  # it was whole before it heard that it should stop
        if known.state != "running" or self.closing:
            return
        if self._records.whole(run):
            self._titles.keep(run, known.title)
            self._keep(over(known, "done"))
            return
        self._keep(failed(known))

    def _keep(self, run: Run) -> None:
        self._records.keep(run)
        self._runs[run.id] = run
        self._tell()

    def _tell(self) -> None:
        self.version += 1
        self._changed.notify_all()

    def _shown(self, run: Run) -> Run:
        """Return a run with the id of the history it became, if that still stands."""
        if run.state != "done":
            return run
        folder = next(found_in(self._records.results / run.id, "results"), None)
        return run.model_copy(update={"history": None if folder is None else folder.id})

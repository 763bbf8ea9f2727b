"""The runs of a studio: one is lived at a time, some may wait, all are remembered."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from raspred.errors import Problem, WritingError
from raspred.studio.folders import found_in
from raspred.studio.models.base import Trouble
from raspred.studio.models.runs import Run
from raspred.studio.refusals import BusyError, ConflictError, UnknownError
from raspred.studio.runs.choices import refuse_what_cannot_run
from raspred.studio.runs.records import OVER, Records
from raspred.studio.titles import OURS, Titles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raspred.studio.models.runs import RunAsked

WAITING = 20
"""Runs that may wait behind the one under way."""
LIVING = (sys.executable, "-m", "raspred.studio.runs.living")
_PATIENCE = 15.0  # seconds that a process gets to stop in good order
_UNTOLD = Trouble(
    where="run", what="its process ended without a word", remedy="Start it again; is memory short?"
)


class Runs:
    """The runs of one results folder. One studio at a time has runs in a folder.

    Args:
        results: Where histories come to stand; it need not exist yet.
        living: The command that lives one run; the folder is added to it.
    """

    def __init__(self, results: Path, living: Sequence[str] = LIVING) -> None:
        self._records, self._titles, self._living = Records(results), Titles(results), living
        self._lock = FileLock(results / OURS / "lock", thread_local=False)
        self._changed = Condition()
        self._waiting: deque[str] = deque()
        self._process: subprocess.Popen[str] | None = None
        self._thread: Thread | None = None
        self._under_way = ""
        self.closing = False
        self.version = 0
        """Grows at each change; who shows the list asks it."""
        new = not (results / OURS).is_dir()
        self.can_run = new or self._take()
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
            self._refuse_elsewhere()
            if len(self._waiting) >= WAITING:
                problem = Problem("runs", f"{WAITING} wait already", "Cancel one, or wait.")
                raise BusyError(problem)
            now = datetime.now(UTC)
            run = Run(
                id=f"{asked.scenario}-{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}",
                title=asked.title or _told(asked),
                asked=asked,
                state="waiting",
                phase="",
                done=0,
                whole=0,
                asked_at=now.isoformat(timespec="milliseconds"),
                ended_at="",
                history=None,
                problems=[],
            )
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
            self._refuse_elsewhere()
            self._keep(self._over(found, "cancelled"))
            if run in self._waiting:
                self._waiting.remove(run)
            elif self._process is not None and self._process.stdin is not None:
                with suppress(OSError):
                    self._process.stdin.close()
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
            process = self._process
            if process is not None and process.stdin is not None:
                with suppress(OSError):
                    process.stdin.close()
        if self._thread is not None:
            self._thread.join(2 * _PATIENCE)
        if self._lock.is_locked:
            self._runs = self._records.settle()
            self._lock.release()

    def _refuse_elsewhere(self) -> None:
        if not self._lock.is_locked and not self._take():
            self.can_run = False
            remedy = "Use that one, or give this one another folder with --results."
            problem = Problem("runs", "another studio has its runs in the results folder", remedy)
            raise ConflictError(problem)

    def _take(self) -> bool:
        """Return whether the runs of the folder are this studio's from now on."""
        try:
            self._records.results.joinpath(OURS).mkdir(parents=True, exist_ok=True)
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        except OSError as error:
            what = f"it cannot be written: {error.strerror or error}"
            remedy = "Choose another folder with --results."
            raise WritingError(Problem(str(self._records.results), what, remedy)) from error
        return True

    def _next(self) -> None:
        """Start the run that has waited longest, if one waits."""
        self._under_way = self._waiting.popleft() if self._waiting else ""
        if self._under_way:
            run = self._runs[self._under_way]
            self._keep(run.model_copy(update={"state": "running", "phase": "getting ready"}))
            self._thread = Thread(target=self._live, args=(run.id,), daemon=True)
            self._thread.start()

    def _live(self, run: str) -> None:
        """Live a run in a process of its own, and hear how far it comes."""
        with subprocess.Popen(
            [*self._living, str(self._records.results / run)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is the studio's to hear; it then closes stdin
        ) as process:
            self._hear(run, process)
            _ended(process)
        with self._changed:
            self._process = None
            self._settle(run)
            if not self.closing:
                self._next()

    def _hear(self, run: str, process: subprocess.Popen[str]) -> None:
        """Tell a process what is asked, and listen until it says no more."""
        assert process.stdin is not None
        assert process.stdout is not None
        with self._changed:
            self._process = process
            stopped = self.closing or self._runs[run].state != "running"
        with suppress(OSError, ValueError):
            process.stdin.write(self._runs[run].asked.model_dump_json() + "\n")
            process.stdin.flush()
            if stopped:
                process.stdin.close()
        for line in process.stdout:
            self._heard(run, line)

    def _heard(self, run: str, line: str) -> None:
        try:
            told: dict[str, Any] = json.loads(line)
        except ValueError:
            return  # a library's own word on stdout
        with self._changed:
            known = self._runs[run]
            if known.state != "running":
                return
            update: dict[str, Any] = {}
            update |= {name: told[name] for name in ("phase", "done", "whole") if name in told}
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
            self._keep(self._over(known, "done"))
            return
        told = known.model_copy(update={"problems": known.problems or [_UNTOLD]})
        self._keep(self._over(told, "failed"))

    def _over(self, run: Run, state: str) -> Run:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return run.model_copy(update={"state": state, "phase": "", "ended_at": now})

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


def _told(asked: RunAsked) -> str:
    """Return a title for a run that was given none."""
    changes = [*asked.safeguards, *(f"without {name}" for name in asked.without)]
    return f"{asked.scenario}, seed {asked.seed}" + "".join(f", {one}" for one in changes)


def _ended(process: subprocess.Popen[str]) -> None:
    """Wait for a process that was asked to stop; end it if it does not."""
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

"""Several processes on this machine, each a pool of its own.

A pool that loses a process to a kill is broken for good and takes its other processes
along. With one process to a pool, a kill costs only the history that process was living.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from types import ModuleType
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, RaspredError
from raspred.experiments.backends.seam import Outcome, lived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from raspred.experiments.backends.seam import Map
    from raspred.experiments.living import Job, Living

TRIES = 2
_ONE_THREAD = {"POLARS_MAX_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
_KILLED = "the process that lived it was killed, twice; memory may have run out"
_KILLED_AT_WORK = "one of them was killed; memory may have run out"


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes, one history each at a time; each computes on one thread."""

    workers: int = 2

    def outcomes(self, living: Living, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcomes as they come; a killed process is replaced."""
        waiting = deque((job, 1) for job in jobs)
        cargo = pickle.dumps(living)
        idle = [_pool(cargo) for _ in range(min(self.workers, len(jobs)))]
        at_work: dict[Future[Outcome], tuple[ProcessPoolExecutor, Job, int]] = {}
        try:
            while waiting or at_work:
                while idle and waiting:
                    pool, (job, attempt) = idle.pop(), waiting.popleft()
                    with _environment(_ONE_THREAD), _apart_from_the_script(cargo):
                        # Both are read when a process starts, which may be now.
                        at_work[pool.submit(_work, job)] = (pool, job, attempt)
                for future in wait(at_work, return_when=FIRST_COMPLETED).done:
                    pool, job, attempt = at_work.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        pool.shutdown(wait=False)
                        pool = _pool(cargo)
                        if attempt < TRIES:
                            waiting.append((job, attempt + 1))
                        else:
                            yield Outcome(job, fault=_KILLED)
                    idle.append(pool)
        finally:
            for pool in (*idle, *(pool for pool, _, _ in at_work.values())):
                pool.shutdown(wait=False, cancel_futures=True)

    @contextmanager
    def mapping(self) -> Iterator[Map]:
        """Yield a map over processes that stand ready.

        Raises:
            RaspredError: One of them was killed.
        """
        pool = ProcessPoolExecutor(
            self.workers, mp_context=get_context("spawn"), initializer=_watch_the_parent
        )

        def over(work: Callable[[Any], Any], inputs: Iterable[Any]) -> list[Any]:
            with _environment(_ONE_THREAD), _apart_from_the_script(pickle.dumps(work)):
                submitted = pool.map(work, inputs)
            return list(submitted)

        try:
            yield over
        except BrokenProcessPool as error:
            problem = Problem("processes", _KILLED_AT_WORK, "Run it again: what was done is kept.")
            raise RaspredError(problem) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _pool(cargo: bytes) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), initializer=_begin, initargs=(cargo,)
    )


@contextmanager
def _environment(given: dict[str, str]) -> Iterator[None]:
    """Set variables of the environment that child processes inherit, for a while."""
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _apart_from_the_script(cargo: bytes) -> Iterator[None]:
    """Have processes that start meanwhile leave the script alone that was called.

    A spawned process runs the main script again, to have its names. Ours needs none of them,
    and a script of five lines without `if __name__ == "__main__":` would start its study anew
    in each.

    Args:
        cargo: What is sent, pickled; where it holds a name of the script, that is run after all.
    """
    script = sys.modules["__main__"]
    if b"__main__" not in cargo:
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


_living: Living


def _begin(cargo: bytes) -> None:
    """Make this process ready to live histories."""
    global _living  # noqa: PLW0603  a process lives one study
    _watch_the_parent()
    _living = pickle.loads(cargo)


def _watch_the_parent() -> None:
    """Have this process end at once when it is interrupted or left by its parent."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Outcome:
    return lived(_living, job)

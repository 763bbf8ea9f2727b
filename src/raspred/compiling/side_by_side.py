"""Compiling on several processors what is about to be called, where nothing of it is kept.

Numba compiles one kernel at a time in a process. Other processes begin at the other end and
keep what they make, so that it is found here (`backlog`). They know no more than what they are
sent, and end with their work, with this process, or when they cannot go on: what is not made
elsewhere is compiled where it is called, as ever.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

import numba

from raspred.compiling.backlog import Backlog, call_of, share
from raspred.compiling.keeping import is_missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Calls = Sequence[tuple[Any, tuple[Any, ...]]]  # kernels, and what each is called with

_AT_MOST = 3  # processes beside this one: what all kernels share each compiles for itself
_WORTH_IT = 8  # kernels to compile; a process takes as long to start as one or two of them


def compile_side_by_side(calls: Calls) -> None:
    """Begin to compile calls on as many processors as numba may use.

    Args:
        calls: In the order of need. Nothing is begun where there is one processor, where nothing
            can be kept, or where next to all of it is.
    """
    helpers = min(_AT_MOST, numba.config.NUMBA_NUM_THREADS - 1)
    if helpers < 1 or numba.config.DISABLE_JIT or not sys.executable:
        return
    missing = [
        call_of(kernel, map(numba.typeof, given)) for kernel, given in calls if is_missing(kernel)
    ]
    if len(missing) < _WORTH_IT:
        return
    backlog = Backlog(missing)
    share(backlog)
    for _ in range(helpers):
        with suppress(OSError):  # no process to be had
            _Helper(backlog).start()


class _Helper(Thread):
    """A process that compiles, and the thread that tells it what."""

    def __init__(self, backlog: Backlog) -> None:
        super().__init__(daemon=True)
        self._backlog = backlog
        self._process: Any = subprocess.Popen(
            [sys.executable, "-P", "-m", "raspred.compiling.worker"],
            env=os.environ | _as_here(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(self._end)

    def run(self) -> None:
        """Hand over one call after the other, until there is none or the process is gone."""
        with suppress(OSError), self._process as process:  # a pipe breaks when it is gone
            while (call := self._backlog.give_away()) is not None:
                try:
                    pickle.dump(call, process.stdin)
                    process.stdin.flush()
                    if not process.stdout.readline():
                        break
                finally:
                    self._backlog.is_done(call)
        atexit.unregister(self._end)

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()


def _as_here() -> dict[str, str]:
    """Return what has another process find our modules, and keep its code, where we do."""
    path = os.pathsep.join(place or os.getcwd() for place in sys.path)
    folder = numba.config.CACHE_DIR
    return {"PYTHONPATH": path} | ({"NUMBA_CACHE_DIR": folder} if folder else {})

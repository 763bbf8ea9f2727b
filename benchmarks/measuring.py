"""Measuring: time of a block and of a command, memory at its highest."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")


def spent_on(work: Callable[[], Any]) -> float:
    """Return the processor time of a piece of work in this process, in s."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


class Spent(NamedTuple):
    """What a command took."""

    processor: float  # s, with all that it starts
    clock: float  # s


def spent_by(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Return the time a command took, of the processor and by the clock.

    Raises:
        RuntimeError: The command failed; its last words are told.
    """
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, env=environment, check=False, capture_output=True, text=True, errors="replace"
    )
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr[-400:]}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(processor, ended - begun)


def apart(work: Callable[..., T], *given: Any) -> T:
    """Return what a piece of work returns in a process of its own, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def most_memory() -> float:
    """Return the resident set of this process at its highest, in MiB."""
    # Linux: of this process's own image, since ru_maxrss keeps that of whoever started it.
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            held = dict(line.split(":", 1) for line in status)
        return int(held["VmHWM"].split()[0]) / 1024
    except OSError:
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit

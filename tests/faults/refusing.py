"""Faults put under a writer: the n-th thing that it asks of the system is refused, or its last.

Python tells of whatever it asks of the system by audit events; a hook that raises makes the
request fail. A hook stays for the life of a process, so one is set and listens only at times.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ASKED = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir"})


class _Listener:
    """What is done at the n-th request that concerns a folder, counted from 1."""

    def __init__(self) -> None:
        self.folder = ""
        self.left = 0
        self.heard = 0
        self.act: Callable[[], None] = _nothing

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        if self.folder and event in ASKED and str(given[0]).startswith(self.folder):
            self.heard += 1
            self.left -= 1
            if self.left == 0:
                self.act()


def _nothing() -> None:
    """Let it be."""


_listener = _Listener()


@contextmanager
def at_request(number: int, folder: Path, act: Callable[[], None]) -> Iterator[_Listener]:
    """Do something at the n-th request that concerns what lies in a folder; 0 = never."""
    _listen_from_now_on()
    _listener.folder, _listener.left, _listener.heard = str(folder), number, 0
    _listener.act = act
    try:
        yield _listener
    finally:
        _listener.folder = ""


def refusal(code: int) -> Callable[[], None]:
    """Return what refuses a request with an error number of the system."""

    def refuse() -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def die() -> None:
    """End this process as the kernel does when memory is short: no last word."""
    os.kill(os.getpid(), signal.SIGKILL)


_set: list[bool] = []


def _listen_from_now_on() -> None:
    if not _set:
        sys.addaudithook(_listener)
        _set.append(True)


def survives(work: Callable[[], object]) -> bool:
    """Do some work in a copy of this process; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work itself failed"
    return not os.WIFSIGNALED(status)

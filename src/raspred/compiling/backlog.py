"""The kernels that are to be compiled and that nobody has begun.

Who calls a kernel compiles it, in the order of need; other processes begin with the one that
is needed last. So they meet in the middle, and each kernel is compiled once.
"""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_PATIENCE = 60.0  # s, several times what the longest kernel takes


class Call(NamedTuple):
    """A kernel by its name, and the types of what it is called with."""

    module: str
    name: str
    given: tuple[Any, ...]


def call_of(compiled: Any, given: Iterable[Any]) -> Call:
    """Return the call of a kernel, numba's dispatcher, with arguments of these types."""
    return Call(compiled.py_func.__module__, compiled.py_func.__name__, tuple(given))


class Backlog:
    """Calls nobody has begun, and those that other processes are at.

    Args:
        calls: In the order in which they will be needed.
    """

    def __init__(self, calls: Iterable[Call]) -> None:
        self._waiting = dict.fromkeys(calls)
        self._elsewhere: dict[Call, Event] = {}
        self._lock = Lock()

    def give_away(self) -> Call | None:
        """Return the call that is needed last, for another process, or None if none is left."""
        with self._lock:
            if not self._waiting:
                return None
            call, _ = self._waiting.popitem()
            self._elsewhere[call] = Event()
            return call

    def is_done(self, call: Call) -> None:
        """Let those who wait for a call that was given away look whether it was made."""
        self._elsewhere[call].set()

    def take(self, call: Call) -> bool:
        """Take a call on, unless another process has: then wait for it, and return True."""
        with self._lock:
            self._waiting.pop(call, None)
            elsewhere = self._elsewhere.get(call)
        return elsewhere is not None and elsewhere.wait(_PATIENCE)

    def close(self) -> None:
        """Give nothing away any more."""
        with self._lock:
            self._waiting.clear()


_shared = Backlog([])


def share(backlog: Backlog) -> None:
    """Have kernels that are called from now on asked for in this backlog."""
    global _shared  # noqa: PLW0603  there is one compiler in a process
    _shared.close()
    _shared = backlog


def made_elsewhere(compiled: Any, given: Iterable[Any]) -> bool:
    """Return whether another process has been at a call; wait until it is done with it."""
    return _shared.take(call_of(compiled, given))

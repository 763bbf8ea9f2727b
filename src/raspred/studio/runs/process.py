"""The process that lives one run: told once what is asked, heard until it ends."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

PATIENCE = 15.0
"""Seconds that a process gets to stop in good order."""


class Process:
    """A process that speaks in lines of JSON, and stops when its stdin ends.

    Leaving the context waits for its end, and enforces it after `PATIENCE`.

    Args:
        command: What lives a run, with its folder.

    Raises:
        OSError: The system starts no process.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is the studio's to hear; it then closes stdin
        )

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        with suppress(OSError):
            self._child.__exit__(kind, error, trace)

    def ask(self, line: str) -> None:
        """Tell it what to live; one that has ended already does not hear it."""
        assert self._child.stdin is not None
        with suppress(OSError, ValueError):
            self._child.stdin.write(line + "\n")
            self._child.stdin.flush()

    def stop(self) -> None:
        """Let it know that nobody wants more of it."""
        assert self._child.stdin is not None
        with suppress(OSError):
            self._child.stdin.close()

    def said(self) -> Iterator[dict[str, Any]]:
        """Yield what it says, until it says no more."""
        assert self._child.stdout is not None
        for line in self._child.stdout:
            with suppress(ValueError):  # a library's own word on stdout
                told = json.loads(line)
                if isinstance(told, dict):
                    yield told

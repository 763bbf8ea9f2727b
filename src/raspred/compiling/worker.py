"""A process that compiles what it is sent, and says after each that it is kept."""

from __future__ import annotations

import gc
import pickle
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_SELDOM = 100_000  # objects in excess before garbage is looked for; a compiler makes little


def compile_all(calls: BinaryIO, answers: BinaryIO) -> None:
    """Compile calls, pickled one after the other, until there are no more."""
    while True:
        try:
            call = pickle.load(calls)
        except EOFError:
            return
        getattr(import_module(call.module), call.name).compile(call.given)
        answers.write(b"kept\n")
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it will end it
    gc.set_threshold(_SELDOM)
    compile_all(sys.stdin.buffer, sys.stdout.buffer)

"""What a user is told when something is wrong: what, where and how to mend it.

Every command runs inside `complaining`, so that no mistake of a user ends in a traceback
and every exit says the same thing the same way.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

from raspred.errors import Problem, RaspredError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Exit(IntEnum):
    """What the number that a command ends with means."""

    GOOD = 0
    FINDINGS = 1
    MISUSE = 2
    FAULT = 70  # a fault of raspred itself; EX_SOFTWARE of sysexits.h
    STOPPED = 130  # 128 + SIGINT, as a shell has it
    NO_READER = 141  # 128 + SIGPIPE


_MEMORY = Problem(
    "memory",
    "there is not enough of it",
    "Close other programs, or give less work: --cadres 0.2, --workers 1.",
)


@contextmanager
def complaining() -> Iterator[None]:
    """Turn what goes wrong inside into a complaint on stderr and an exit code."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_the_reader()
        raise typer.Exit(Exit.NO_READER) from None
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        raise typer.Exit(Exit.NO_READER) from None  # rich would have it a 1
    except KeyboardInterrupt:
        say_error("\nStopped. What stood on disk before still stands.")
        raise typer.Exit(Exit.STOPPED) from None
    except RaspredError as error:
        complain(error)
        raise typer.Exit(Exit.MISUSE) from None
    except MemoryError:
        complain(RaspredError(_MEMORY))
        raise typer.Exit(Exit.MISUSE) from None
    except OSError as error:
        complain(told(error))
        raise typer.Exit(Exit.MISUSE) from None


def complain(error: RaspredError) -> None:
    """Print every problem of an error: where, what and the remedy."""
    for problem in error.problems:
        say_error(f"{problem.where}: {problem.what}")
        say_error(f"    {problem.remedy}")
    if len(error.problems) > 1:
        say_error(f"{len(error.problems)} problems.")


def say_error(line: str) -> None:
    """Print a line on stderr; where even that is refused the exit code must do."""
    with suppress(OSError):
        typer.echo(line, err=True)


def told(error: OSError) -> RaspredError:
    """Put what the operating system refused into words with a remedy."""
    from raspred.register.refusals import in_words

    what, remedy = in_words(error)
    if error.filename:
        return RaspredError(Problem(str(error.filename), what, remedy))
    if error.errno == errno.ENOENT:
        what, remedy = "it is there no more", "Go to a folder that stands, then repeat."
        return RaspredError(Problem("the folder you are in", what, remedy))
    # Whatever we write to disk is told by its name; what has none is our answer.
    _forget_the_reader()
    return RaspredError(Problem("standard output", what, "Send the answer elsewhere."))


def _forget_the_reader() -> None:
    """Leave nothing to flush at exit, when our output is refused or its reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

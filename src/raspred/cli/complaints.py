"""What a user is told when something is wrong: what, where and how to mend it.

Every command runs inside `complaining`, so that no mistake of a user ends in a traceback
and every exit says the same thing the same way.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

from raspred.errors import Problem, RaspredError, WritingError

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


@contextmanager
def complaining() -> Iterator[None]:
    """Turn what goes wrong inside into a complaint on stderr and an exit code."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_the_reader()
        raise typer.Exit(Exit.NO_READER) from None
    except KeyboardInterrupt:
        typer.echo("\nStopped. What stood on disk before still stands.", err=True)
        raise typer.Exit(Exit.STOPPED) from None
    except RaspredError as error:
        complain(error)
        raise typer.Exit(Exit.MISUSE) from None
    except OSError as error:
        complain(told(error))
        raise typer.Exit(Exit.MISUSE) from None


def complain(error: RaspredError) -> None:
    """Print every problem of an error: where, what and the remedy."""
    for problem in error.problems:
        typer.echo(f"{problem.where}: {problem.what}", err=True)
        typer.echo(f"    {problem.remedy}", err=True)
    if len(error.problems) > 1:
        typer.echo(f"{len(error.problems)} problems.", err=True)


def told(error: OSError) -> RaspredError:
    """Put what the operating system refused into words with a remedy."""
    where = str(error.filename) if error.filename else "files"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            problem = Problem(
                where,
                "no space is left to write",
                "What stood there before still stands. Free some space, or choose another --out.",
            )
            return WritingError(problem)
        case errno.ENOENT:
            problem = Problem(where, "there is no such file or folder", "Check the spelling.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            remedy = "Ask for the right to it, or choose another place."
            problem = Problem(where, "access is refused", remedy)
        case errno.ENOTDIR | errno.EEXIST:
            problem = Problem(where, "a file stands where a folder is wanted", "Name a folder.")
        case errno.EISDIR:
            problem = Problem(where, "a folder stands where a file is wanted", "Name a file.")
        case _:
            problem = Problem(where, error.strerror or str(error), "Try another place.")
    return RaspredError(problem)


def _forget_the_reader() -> None:
    """Leave nothing to flush at exit, when whoever read our output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())

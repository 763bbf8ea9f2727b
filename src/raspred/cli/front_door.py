"""The front door: what holds around every command, from the first moment to the last.

Nothing heavy is imported before `main` listens for Ctrl-C.
"""

from __future__ import annotations

import gc
import os
import sys

# As `Exit` has them: what it imports may be what was interrupted.
_MISUSE = 2
_STOPPED = 130
# Objects in excess before garbage is looked for. What start-up makes is no garbage, and to look
# through it every 700 objects, as Python does, is a seventh of a short command.
_SELDOM = 100_000


def main() -> None:
    """Run the command line; a fault of our own is told apart from a mistake of the user."""
    gc.set_threshold(_SELDOM)
    try:
        _open_what_is_closed()
        _let_all_be_said()
        from raspred.cli.app import app

        app(prog_name="raspred")
    except KeyboardInterrupt:  # before a command was there to hear it
        print("\nStopped. What stood on disk before still stands.", file=sys.stderr)  # noqa: T201
        sys.exit(_STOPPED)
    except OSError:  # not even what was mistyped could be told
        sys.exit(_MISUSE)
    except Exception:
        _own_up()
    finally:
        _leave_unsaid_what_cannot_be_said()


def _open_what_is_closed() -> None:
    """Give a closed stdin, stdout or stderr to nobody.

    The next file that is opened would else be taken for it, and be printed into.
    """
    while (taken := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(taken, True)
    os.close(taken)
    for number, name in ((1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))


def _let_all_be_said() -> None:
    """Print what a terminal has no letters for as escapes, as in an ASCII locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _leave_unsaid_what_cannot_be_said() -> None:
    """Give stderr to nobody where it is full: Python would end with a code of its own."""
    try:
        sys.stderr.flush()
    except OSError:
        nobody = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nobody, 2)
        os.close(nobody)


def _own_up() -> None:
    """Say that a fault is ours, with all that helps to mend it, and end."""
    import traceback

    from raspred.cli.complaints import Exit, say_error

    say_error(traceback.format_exc())
    say_error("This is a fault of raspred, not of yours: please report the above.")
    sys.exit(Exit.FAULT)

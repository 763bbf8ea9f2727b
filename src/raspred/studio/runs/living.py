"""A run in a process of its own: what was asked comes in on stdin, progress goes out on stdout.

    python -m raspred.studio.runs.living FOLDER

A line of JSON each. When stdin ends, who asked is gone or wants no more: the run stops and
leaves nothing, for its folder is written whole or not at all.
"""

from __future__ import annotations

import _thread
import json
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from raspred.errors import Problem, RaspredError

if TYPE_CHECKING:
    from raspred.history import History
    from raspred.studio.models.runs import RunAsked

STOPPED, REFUSED = 3, 2
_PATIENCE = 10.0  # seconds to stop in good order before the process is ended


def live(asked: RunAsked) -> History:
    """Live through the history that was asked for, and tell how far it has come."""
    import raspred

    scenario = raspred.with_safeguards(raspred.load_scenario(asked.scenario), asked.safeguards)

    def progress(done: int, whole: int) -> None:
        tell(phase="simulating", done=done, whole=whole)

    return raspred.simulate(
        scenario,
        asked.seed,
        scale=asked.scale,
        cadres=asked.cadres,
        until=asked.until,
        without=asked.without,
        progress=progress,
    )


def write(history: History, folder: Path) -> None:
    """Write what `raspred run` writes, all or nothing."""
    from raspred.register.writing import whole_folder

    with whole_folder(folder) as new:
        history.save_run(new)


def tell(**what: Any) -> None:
    """Send one line to who asked."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read what was asked, live it, write it."""
    asked_line = sys.stdin.readline()
    threading.Thread(target=_stop_at_the_end_of_stdin, daemon=True).start()
    try:
        from raspred.studio.models.runs import RunAsked

        tell(phase="getting ready", done=0, whole=0)
        history = live(RunAsked.model_validate_json(asked_line))
        tell(phase="writing")
        write(history, Path(sys.argv[1]))
    except RaspredError as error:
        _tell_problems(error.problems)
        sys.exit(REFUSED)
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(STOPPED)  # nobody listens any more, not even to the flushing of stdout
    tell(phase="done")
    os._exit(0)  # without waiting for the thread that reads stdin


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    told = [{"where": one.where, "what": one.what, "remedy": one.remedy} for one in problems]
    tell(phase="failed", problems=told)


def _stop_at_the_end_of_stdin() -> None:
    while sys.stdin.readline():
        pass
    threading.Timer(_PATIENCE, os._exit, (STOPPED,)).start()
    _thread.interrupt_main()


if __name__ == "__main__":
    main()

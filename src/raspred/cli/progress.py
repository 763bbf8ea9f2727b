"""How far a long job has come: a bar on stderr where a person is watching."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Progress = Callable[[int, int], None]


@contextmanager
def bar(before: str, while_moving: str, rate: str = "") -> Iterator[Progress | None]:
    """Yield a function of (done, whole) that moves a bar, or None where nobody watches.

    Args:
        before: What goes on until the bar first moves.
        while_moving: The job itself, in a word or two.
        rate: What is counted, to show how many of them are done a minute; empty = no rate.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    console = Console(stderr=True)
    pace = (TextColumn("{task.fields[pace]}"),) if rate else ()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), *pace, Left())
    # Long jobs report seldom: the rate is that of the last ten minutes, not of thirty seconds.
    with Progress(*columns, console=console, transient=True, speed_estimate_period=600) as shown:
        task = shown.add_task(before, total=None, pace="")

        def move(done: int, whole: int) -> None:
            shown.update(task, description=while_moving, completed=done, total=whole)
            speed = shown.tasks[0].speed
            words = "" if speed is None else f"{60 * speed:.1f} {rate} a minute"
            shown.update(task, pace=words)

        yield move

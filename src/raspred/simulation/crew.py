"""A crew: threads that share out what a month does for every single person.

Each takes a stretch of whole blocks. What a block comes to depends on nothing outside it, and
what the blocks came to is added up in their order: so a history is the same to the last bit
on any number of threads. A crew pays little, and only where persons are many and processors idle,
for what one thread has written another must fetch; histories lived side by side are better off
with a processor each.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from raspred import chance
from raspred.simulation.steps.membership import grow, leave_by_block, see_off, suffer
from raspred.simulation.steps.voice import count, fall_silent, prepared, speak_by_block
from raspred.simulation.tally import QUARREL_TARGET, ROW_PERSONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from raspred.simulation.world import World


class Crew:
    """So many threads, to be closed when the run is lived.

    Kernels let go of the interpreter's lock, so the threads run side by side.
    """

    def __init__(self, threads: int) -> None:
        self._rooms = [chance.empty_block() for _ in range(threads)]
        self._pool = ThreadPoolExecutor(threads)

    def __enter__(self) -> Crew:
        """Return the crew."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Let the threads go."""
        self._pool.shutdown()

    def membership(self, world: World, month: int) -> None:
        """Do what the step membership does."""
        suffer(world, month)
        self._over(world, partial(leave_by_block, world, month), self._rooms)
        grow(world, month, see_off(world, month))

    def voice(self, world: World, month: int) -> None:
        """Do what the step voice does."""
        if world.tally.quarrel[QUARREL_TARGET] < 0:
            fall_silent(world, int(world.tally.rows[ROW_PERSONS]))
            return
        self._over(
            world, partial(speak_by_block, world, month, prepared(world, month)), self._rooms
        )
        count(world, month)

    def _over(
        self, world: World, work: Callable[[Any, int, int], None], rooms: Iterable[Any]
    ) -> None:
        """Have every block worked on: a stretch of neighbours, and a room, for each thread."""
        persons = int(world.tally.rows[ROW_PERSONS])
        blocks = -(-persons // chance.BLOCK)
        each = max(1, -(-blocks // len(self._rooms))) * chance.BLOCK
        waiting = [
            self._pool.submit(work, room, first, min(first + each, persons))
            for room, first in zip(rooms, range(0, persons, each), strict=False)
        ]
        for one in waiting:
            one.result()

"""On any number of threads a history is the same, to the last bit of every column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from raspred.chance import BLOCK
from raspred.simulation.building.world import build_world
from raspred.simulation.crew import Crew
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.tally import QUARREL_TARGET, ROW_PERSONS
from raspred.simulation.world import columns
from tests.simulation.small import Shape, small

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.building.world import Built

_SHAPE = Shape(years=3, purge=0.3, temper="high", plenum_months=1)
_GROUPS = (
    "people", "minds", "ties", "cards", "posts", "regions", "notables",
    "tenures", "orders", "ballots", "entries", "tally",
)  # fmt: skip
# Members: less than a block, an odd number of blocks, more blocks than threads many times over.
SIZES = (400, 2_900, 60_000)


def lived(members: int, threads: int | None) -> tuple[Built, int]:
    """Return a party lived through on so many threads, and its months in quarrel."""
    built = build_world(small(_SHAPE._replace(members=members)), 7, 1.0, None, switches(()))
    quarrels = 0
    with Crew(threads or 1) as crew:
        for month in range(built.span.count):
            live_through(built.bound, month, month + 1, built.heads, crew if threads else None)
            quarrels += int(built.world.tally.quarrel[QUARREL_TARGET] >= 0)
    return built, quarrels


def everything(built: Built) -> dict[str, NDArray[Any]]:
    """Return every column that lasts, by group and name."""
    return {
        f"{group}.{name}": column
        for group in _GROUPS
        for name, column in columns(getattr(built.world, group))
    }


@pytest.mark.parametrize("members", SIZES)
def test_threads_change_nothing(members: int) -> None:
    alone, quarrels = lived(members, None)
    assert quarrels > 0
    assert int(alone.world.tally.rows[ROW_PERSONS]) > min(members, BLOCK)
    for threads in (1, 2, 4):
        shared = everything(lived(members, threads)[0])
        for name, column in everything(alone).items():
            assert np.array_equal(column.view(np.uint8), shared[name].view(np.uint8)), name

"""Write every column of a small run, under whatever JIT the process has.

Run by the tests: `NUMBA_DISABLE_JIT=1 python -m tests.twins.logs_of_a_run FILE.npz`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numba
import numpy as np

from raspred.simulation.tally import ROW_BALLOTS, ROW_ORDERS, ROW_PERSONS, ROW_TENURES
from raspred.simulation.world import columns
from tests.simulation.small import Shape, lived, month, small

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHAPE = Shape(members=600, guberniya_posts=20, uezd_posts=16, office_month=3, plenum_months=1)
UNTIL = month(15)  # past a conference and a congress


def logs() -> dict[str, NDArray[Any]]:
    """Return, by table and column, what the run wrote."""
    world = lived(small(SHAPE), 7, UNTIL).world
    rows = world.tally.rows
    people, posts = int(rows[ROW_PERSONS]), len(world.posts.holder)
    groups = (
        ("people", world.people, people),
        ("minds", world.minds, people),
        ("ties", world.ties, people),
        ("cards", world.cards, people),
        ("posts", world.posts, posts),
        ("tenures", world.tenures, int(rows[ROW_TENURES])),
        ("orders", world.orders, int(rows[ROW_ORDERS])),
        ("ballots", world.ballots, int(rows[ROW_BALLOTS])),
        ("tally", world.tally, None),
        ("regions", world.regions, None),
        ("notables", world.notables, None),
    )
    told = {
        f"{table}.{name}": column[:count]
        for table, group, count in groups
        for name, column in columns(group)
    }
    return {**told, "compiled": np.array(not numba.config.DISABLE_JIT)}


if __name__ == "__main__":
    np.savez(sys.argv[1], **logs())  # type: ignore[arg-type]  # columns, no flag

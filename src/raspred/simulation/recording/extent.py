"""How much of a run is recorded: all its rows, or those that concern the electors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import numpy as np

from raspred.simulation import codes
from raspred.simulation.tally import ROW_ORDERS, ROW_TENURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.building.world import Built

    Record = Literal["all", "no-cards", "electors"]
    Rows: TypeAlias = slice | NDArray[np.int64]


def numbers_of(rows: Rows) -> NDArray[np.int64]:
    """Return the numbers of these rows of a log."""
    return np.arange(rows.stop) if isinstance(rows, slice) else rows


class Extent(NamedTuple):
    """The rows of the logs that go into the register, in their order: all, or by number."""

    tenures: Rows
    orders: Rows
    posts: NDArray[np.int64]  # paid ones

    @classmethod
    def of(cls, built: Built, record: Record) -> Extent:
        """Return the rows to record.

        "electors" are all who ever sat in committee, Politburo, Orgburo or Secretariat:
        their tenures, the orders about them and the posts of both, with the numbers they
        have in the whole.
        """
        world = built.world
        tenures = int(world.tally.rows[ROW_TENURES])
        orders = int(world.tally.rows[ROW_ORDERS])
        if record != "electors":
            return cls(slice(tenures), slice(orders), np.arange(len(world.posts.holder)))
        seat = -1 - world.tenures.post[:tenures]
        seated = world.tenures.person[:tenures][(seat >= 0) & (seat < len(codes.SEATS))]
        elector = np.zeros(len(world.people.born), dtype=bool)
        elector[seated] = True
        held = np.flatnonzero(elector[world.tenures.person[:tenures]])
        given = np.flatnonzero(elector[world.orders.person[:orders]])
        posts = np.concatenate(
            (world.tenures.post[held], world.orders.from_post[given], world.orders.to_post[given])
        )
        return cls(held, given, np.unique(posts[posts >= 0]).astype(np.int64))

    def persons(self, built: Built, count: int) -> NDArray[np.bool_]:
        """Return who of the first `count` persons appears in these rows."""
        log: Any = built.world.orders
        seen = np.zeros(count, dtype=bool)
        seen[built.world.tenures.person[self.tenures]] = True
        seen[log.person[self.orders]] = True
        for column in (log.runner_up, log.mover):
            others = column[self.orders]
            seen[others[others >= 0]] = True
        return seen

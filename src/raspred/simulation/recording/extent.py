"""How much of a run is recorded: all its rows, or those that concern the electors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from raspred.simulation import codes
from raspred.simulation.world import ROW_ORDERS, ROW_TENURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.building.world import Built

    Record = Literal["all", "no-cards", "electors"]


class Extent(NamedTuple):
    """The rows of the logs that go into the register, by number, in their order."""

    tenures: NDArray[np.int64]
    orders: NDArray[np.int64]

    @classmethod
    def of(cls, built: Built, record: Record) -> Extent:
        """Return the rows to record.

        "electors" are all who ever sat in committee, Politburo, Orgburo or Secretariat:
        their tenures and the orders about them, with the numbers they have in the whole.
        """
        world = built.world
        tenures = int(world.tally.rows[ROW_TENURES])
        orders = int(world.tally.rows[ROW_ORDERS])
        if record != "electors":
            return cls(np.arange(tenures), np.arange(orders))
        seat = -1 - world.tenures.post[:tenures]
        seated = world.tenures.person[:tenures][(seat >= 0) & (seat < len(codes.SEATS))]
        elector = np.zeros(len(world.people.born), dtype=bool)
        elector[seated] = True
        return cls(
            np.flatnonzero(elector[world.tenures.person[:tenures]]),
            np.flatnonzero(elector[world.orders.person[:orders]]),
        )

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

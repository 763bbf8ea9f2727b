"""The logs: how an order and a tenure are written as they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.compiling.kernels import kernel, whole
from raspred.simulation.tally import ROW_ORDERS, ROW_TENURES

if TYPE_CHECKING:
    from raspred.simulation.world import Tally, Tenures, World

OPEN_END = 2**31 - 1
NO_POST = -100


class Act(NamedTuple):
    """What is done to a person, through which channel, on whose motion, and why: codes."""

    kind: int  # of order
    channel: int
    mover: int  # the person who moved it, or NOBODY
    reason: int


class Choice(NamedTuple):
    """Who was chosen, where candidates were compared, and who would have been next."""

    person: int
    score: float
    runner_up: int
    runner_up_score: float


NO_CHOICE = Choice(-1, 0.0, -1, 0.0)


@kernel
def give_order(
    world: World,
    day: int,
    person: int,
    act: Act,
    from_post: int,
    to_post: int,
    place: int,
    choice: Choice = NO_CHOICE,
) -> int:
    """Write one order and return its row; posts below 0 are elective seats, -100 none."""
    orders, tally = world.orders, world.tally
    row = whole(tally.rows[ROW_ORDERS])
    tally.rows[ROW_ORDERS] = row + 1
    orders.kind[row] = act.kind
    orders.day[row] = day
    orders.person[row] = person
    orders.channel[row] = act.channel
    orders.mover[row] = act.mover
    orders.from_post[row] = from_post
    orders.to_post[row] = to_post
    orders.place[row] = place
    orders.reason[row] = act.reason
    orders.score[row] = choice.score
    orders.runner_up[row] = choice.runner_up
    orders.runner_up_score[row] = choice.runner_up_score
    return row


@kernel
def begin_tenure(
    tenures: Tenures,
    tally: Tally,
    day: int,
    person: int,
    post: int,
    channel: int,
    mover: int,
    order: int,
    selection: int = 0,
) -> int:
    """Open a row of the tenure log and return it; `post` below 0 is -(1 + seat code)."""
    row = whole(tally.rows[ROW_TENURES])
    tally.rows[ROW_TENURES] = row + 1
    tenures.person[row] = person
    tenures.post[row] = post
    tenures.start[row] = day
    tenures.end[row] = OPEN_END
    tenures.channel[row] = channel
    tenures.mover[row] = mover
    tenures.start_order[row] = order
    tenures.end_order[row] = -1
    tenures.selection[row] = selection
    return row


@kernel
def end_tenure(tenures: Tenures, row: int, day: int, order: int) -> None:
    """Complete a row of the tenure log."""
    tenures.end[row] = day
    tenures.end_order[row] = order

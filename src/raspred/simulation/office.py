"""The office under study: who holds it, and what a man placed through it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.rules import ROTATION, THREE_SIGNATURES
from raspred.simulation.tally import GAUGE_BARRED, ROW_ORDERS

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def holder_of_office(world: World) -> int:
    """Return the person who holds the office under study, or -1."""
    if world.committees.count[codes.HOLDER] == 0:
        return codes.NOBODY
    return whole(world.committees.person[codes.HOLDER, 0])


@kernel
def readiness_to_owe(world: World, month: int) -> float:
    """Return how readily a placed man becomes the holder's client.

    While no one man rules the section a placing binds to no one man; gratitude falls to
    the share `collective_share` (our assumption).
    """
    readiness = world.numbers.clienthood
    if no_one_man_rules(world, month):
        readiness *= world.numbers.collective_share
    return readiness


@kernel
def no_one_man_rules(world: World, month: int) -> bool:
    """Whether orders are the work of several secretaries.

    So they are while the secretaries rule as equals, and with three signatures on each.
    """
    signed = world.calendar.rules[month, THREE_SIGNATURES] > 0.0
    return bool(signed or world.calendar.collective[month] == 1)


@kernel
def mover_of_orders(world: World, month: int, person: int) -> int:
    """Return whose orders the section's are this month: the holder's of the office, or -1.

    Safeguard three-signatures: an order is moved by any of the secretaries, drawn by lot.
    """
    secretaries = whole(world.committees.count[codes.SECRETARY])
    if world.calendar.rules[month, THREE_SIGNATURES] == 0.0 or secretaries == 0:
        return holder_of_office(world)
    draw = chance.uniform(world.seed, Cause.SAFEGUARD, month, person, 0)
    return whole(world.committees.person[codes.SECRETARY, chance.below(secretaries, draw)])


@kernel
def may_be_elected(world: World, month: int, person: int) -> bool:
    """Whether a person may be elected to the Secretariat or the office this month.

    Safeguards remove-the-secretary: who was removed is barred for good; rotating
    secretaryship: who has served his year stands aside at the election that follows.
    """
    if world.tally.gauge[GAUGE_BARRED] == 1.0 + person:
        return False
    if world.calendar.rules[month, ROTATION] == 0.0:
        return True
    orders, row = world.orders, whole(world.tally.rows[ROW_ORDERS]) - 1
    while row >= 0 and orders.day[row] >= world.calendar.first_day[month]:
        if orders.person[row] == person and orders.reason[row] == codes.YEAR_SERVED:
            return False
        row -= 1
    return True

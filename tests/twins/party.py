"""A World taken apart into plain Python: lists of rows, whole numbers and floats.

The twins work on this, slowly and readably, with the draws of `raspred.chance`; the
kernels work on the columns. Where both stand for the same party they must end in the same
one, to the last bit: columns of 32 bits are rounded where the kernel rounds.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from raspred import chance
from raspred.simulation.building.world import build_world
from raspred.simulation.month import live_through
from raspred.simulation.run import switches
from raspred.simulation.tally import ROW_BALLOTS, ROW_ORDERS, ROW_PERSONS, ROW_TENURES
from tests.simulation.small import Shape, small

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.chance import Cause
    from raspred.simulation.building.world import Built
    from raspred.simulation.world import World

Row = SimpleNamespace
NOBODY = -1

# Parties in different straits: early and late, crowded and thin, in quarrel and at peace.
STRAITS = (
    (Shape(), 7, 0),
    (Shape(), 7, 11),
    (Shape(), 7, 42),
    (Shape(share=1.0, responsible=400, collective=False, office_month=0), 3, 23),
    (Shape(members=200, guberniya_posts=60, politburo=5, committee=9), 11, 30),
    (Shape(years=3, people=14, purge=0.8, temper="high", plenum_months=1), 5, 19),
    (Shape(years=3, temper="low", plenum_months=1, candidates=0), 2**63 - 1, 27),
)


def in_straits(number: int) -> tuple[Built, int]:
    """Return a party lived through to the start of a month, and the month."""
    shape, seed, month = STRAITS[number]
    scenario = small(shape)
    built = build_world(scenario, seed, scenario.scale, None, switches(()))
    live_through(built.bound, 0, month, built.heads)
    return built, month


def plain(function: Any) -> Any:
    """Return a kernel as the Python it is written in."""
    return getattr(function, "py_func", function)


def narrow(value: float) -> float:
    """Round as a column of 32 bits does."""
    return float(np.float32(value))


class Party:
    """Everything of a World that the twins read and write."""

    def __init__(self, world: World) -> None:
        rows = world.tally.rows
        self.seed = int(world.seed)
        persons = (world.people, world.minds, world.ties, world.cards)
        self.people = _rows(persons, int(rows[ROW_PERSONS]))
        self.posts = _rows((world.posts,), len(world.posts.holder))
        self.regions = _rows((world.regions,), len(world.regions.weight))
        self.tenures = _rows((world.tenures,), int(rows[ROW_TENURES]))
        self.orders = _rows((world.orders,), int(rows[ROW_ORDERS]))
        self.ballots = _rows((world.ballots,), int(rows[ROW_BALLOTS]))
        sizes = world.committees.count.tolist()
        self.seats = _filled(world.committees.person, sizes)
        self.records = _filled(world.committees.record, sizes)
        self.notables = world.notables.person.tolist()
        self.power = world.notables.power.tolist()
        self.feud = world.notables.feud.tolist()
        self.stance = world.notables.stance.tolist()
        self.quarrel = world.tally.quarrel.tolist()
        self.gauge = world.tally.gauge.tolist()
        self.calendar = world.calendar
        self.numbers = world.numbers
        self.capital = int(world.capital)

    def first_day(self, month: int) -> int:
        return int(self.calendar.first_day[month])

    def uniforms(self, cause: Cause, month: int, subject: int, lane: int = 0) -> tuple[float, ...]:
        return chance.uniforms(self.seed, int(cause), month, subject, lane)

    def uniform(self, cause: Cause, month: int, subject: int, lane: int = 0) -> float:
        return chance.uniform(self.seed, int(cause), month, subject, lane)

    def normal(self, cause: Cause, month: int, subject: int, lane: int = 0) -> float:
        return chance.normals(self.seed, int(cause), month, subject, lane)[0]

    def holder_of_office(self) -> int:
        return self.seats[7][0] if self.seats[7] else NOBODY


def _rows(groups: Iterable[Any], count: int) -> list[Row]:
    columns = {name: getattr(group, name)[:count] for group in groups for name in group._fields}
    names = list(columns)
    values = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [Row(**dict(zip(names, row, strict=True))) for row in values]


def _filled(table: Any, sizes: list[int]) -> list[list[int]]:
    return [table[seat, :count].tolist() for seat, count in enumerate(sizes)]


def differences(one: Party, other: Party, parts: Iterable[str] = ()) -> list[str]:
    """Return where two parties differ, row by row; [] where they are the same."""
    told = []
    for part in parts or ("people", "posts", "tenures", "orders", "ballots", "seats", "records"):
        left, right = getattr(one, part), getattr(other, part)
        if len(left) != len(right):
            told.append(f"{part}: {len(left)} rows and {len(right)}")
        for index, (row, twin) in enumerate(zip(left, right, strict=False)):
            if row != twin:
                told.append(f"{part}[{index}]: {_apart(row, twin)}")
    return told[:20]


def _apart(row: Any, twin: Any) -> str:
    if not isinstance(row, Row):
        return f"{row} and {twin}"
    pairs = ((name, value, getattr(twin, name)) for name, value in vars(row).items())
    return ", ".join(f"{name} {one} and {two}" for name, one, two in pairs if one != two)

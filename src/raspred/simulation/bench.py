"""The bench: agents of the rank and file by region, each region's in the order of their numbers.

Where millions are on the list few come or go in a month, so it is carried on from month to
month: who stands on it under which region is kept, whoever stands there no longer as he should
is found by comparing, and what lies between two changes is copied as it is. The list has room
for two: one is in force, and the next is laid out beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.pages import cleared
from raspred.simulation.sorting import first_above
from raspred.simulation.tally import ROW_PERSONS
from raspred.simulation.world import Bench, World

if TYPE_CHECKING:
    from raspred.simulation.world import Ints

_STRETCH = 64  # persons compared at once


def empty_bench(capacity: int, regions: int) -> Bench:
    """Return room for a bench of so many persons; nobody stands on it yet."""
    start = np.zeros(regions + 2, dtype=np.int32)
    return Bench(cleared(2 * capacity, np.int32), start, cleared(capacity, np.int16))


@kernel
def renew_bench(world: World) -> None:
    """Bring the list up to this month."""
    bench = world.pool.bench
    idle = 0 if bench.start[0] > 0 else len(bench.where)
    # Until the next list is laid out there, its room holds the changes.
    last = find_changes(world, idle)
    event, first = by_region(world, idle, last)
    free = idle
    for region in range(len(bench.start) - 1):
        begin, end = whole(bench.start[region]), whole(bench.start[region + 1])
        bench.start[region] = free
        free = copy_changed(bench, begin, end, event[first[region] : first[region + 1]], free)
    bench.start[-1] = free


@kernel
def listed(status: int, region: int) -> int:
    """Return where someone stands on the bench: 2 + his region (-1 = none), or 0 for nowhere."""
    return (whole(region) + 2) * (status == codes.RANK_AND_FILE)


@kernel
def find_changes(world: World, first: int) -> int:
    """Write down who stands elsewhere than he should, from a place on; return where it ends."""
    bench, last = world.pool.bench, first
    persons = whole(world.tally.rows[ROW_PERSONS])
    for start in range(0, persons, _STRETCH):
        stop = min(start + _STRETCH, persons)
        if not has_changed(world, start, stop):
            continue
        for person in range(start, stop):
            if bench.where[person] != listed(
                world.people.status[person], world.people.region[person]
            ):
                bench.person[last] = person
                last += 1
    return last


@kernel
def has_changed(world: World, start: int, stop: int) -> bool:
    """Whether anyone in [start, stop) stands elsewhere on the list than he should."""
    status, region = world.people.status[start:stop], world.people.region[start:stop]
    where = world.pool.bench.where[start:stop]
    changed = 0
    for place in range(len(where)):
        changed |= where[place] != listed(status[place], region[place])
    return changed != 0


@kernel
def by_region(world: World, begin: int, end: int) -> tuple[Ints, Ints]:
    """Sort the changes written down in [begin, end) by region, and take them over.

    Returns:
        Who comes, and -1 - person of who goes, by region and number: one of each for who moves,
        so up to twice as many as changes; and the first of each region's, shape [regions + 2].
    """
    bench, people = world.pool.bench, world.people
    first = np.zeros(len(bench.start) + 1, dtype=np.int32)
    for at in range(begin, end):
        person = bench.person[at]
        first[bench.where[person] + 1] += 1
        first[listed(people.status[person], people.region[person]) + 1] += 1
    first[1] = 0  # nowhere is no list
    for region in range(1, len(first)):
        first[region] += first[region - 1]
    event, free = np.empty(first[-1], dtype=np.int32), first.copy()
    for at in range(begin, end):
        person = bench.person[at]
        old, new = whole(bench.where[person]), listed(people.status[person], people.region[person])
        if old > 0:
            event[free[old]] = -1 - person
            free[old] += 1
        if new > 0:
            event[free[new]] = person
            free[new] += 1
        bench.where[person] = new
    return event, first[1:]


@kernel
def copy_changed(bench: Bench, begin: int, end: int, event: Ints, free: int) -> int:
    """Copy one region's list in [begin, end) to a free place; return the next free place.

    Args:
        bench: The list and its room.
        begin: First of the region in the list in force.
        end: First of the next.
        event: Who comes, and -1 - person of who goes, in the order of their numbers.
        free: Where the region's next list is laid out.
    """
    for change in event:
        person = whole(change) if change >= 0 else -1 - whole(change)
        place = begin + first_above(bench.person[begin:end], person - 1)
        free = copy_run(bench.person, begin, place, free)
        begin = place
        if change >= 0:
            bench.person[free] = person
            free += 1
        else:
            begin += 1
    return copy_run(bench.person, begin, end, free)


@kernel
def copy_run(person: Ints, begin: int, end: int, free: int) -> int:
    """Copy the persons in [begin, end) to a free place; return the next free place."""
    run, room = person[begin:end], person[free : free + end - begin]
    for place in range(len(run)):
        room[place] = run[place]
    return free + len(run)

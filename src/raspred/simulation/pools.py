"""Who can be had for a vacancy: cadres sorted by rank and region, once a month.

A pool is one list of persons in the order (kind, rank, region), with the start of each
bucket; kind 0 holds cadres in post by the rank of the post, kind 1 the reserve by grade,
kind 2 the agents of the rank and file. So the cadres of one rank in one region are a
slice, and those of one rank anywhere are a slice too.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.world import ROW_PERSONS, Ints, World

IN_POST, IN_RESERVE, AT_THE_BENCH = 0, 1, 2
_RANKS = 11


class Pool(NamedTuple):
    """Sorted persons and where each bucket starts; see the module's text."""

    person: Ints
    start: Ints  # [3 * 11 * (regions + 1) + 1]
    regions: int


@kernel
def bucket(regions: int, kind: int, rank: int, region: int) -> int:
    """Return the bucket of a kind, rank (0 to 10) and region (-1 = the centre)."""
    return (kind * _RANKS + rank) * (regions + 1) + region + 1


@kernel
def _bucket_of(world: World, regions: int, person: int) -> int:
    people = world.people
    status = whole(people.status[person])
    region = whole(people.region[person])
    if status == codes.IN_POST:
        post = whole(people.post[person])
        return bucket(regions, IN_POST, whole(world.posts.rank[post]), region)
    if status == codes.RESERVE:
        return bucket(regions, IN_RESERVE, whole(people.grade[person]), region)
    if status == codes.RANK_AND_FILE:
        return bucket(regions, AT_THE_BENCH, 0, region)
    return -1


@kernel
def sort_cadres(world: World) -> Pool:
    """Sort everyone who could be given a post this month (counting sort, stable)."""
    regions = len(world.regions.weight)
    persons = whole(world.tally.rows[ROW_PERSONS])
    buckets = 3 * _RANKS * (regions + 1)
    start = np.zeros(buckets + 1, dtype=np.int32)
    where = np.empty(persons, dtype=np.int32)
    for person in range(persons):
        where[person] = _bucket_of(world, regions, person)
        if where[person] >= 0:
            start[where[person] + 1] += 1
    for index in range(buckets):
        start[index + 1] += start[index]
    filled = start.copy()
    order = np.empty(start[buckets], dtype=np.int32)
    for person in range(persons):
        index = where[person]
        if index >= 0:
            order[filled[index]] = person
            filled[index] += 1
    return Pool(order, start, regions)


@kernel
def draw_from(pool: Pool, kind: int, rank: int, region: int, draw: float) -> int:
    """Return a person of this kind and rank in this region, or -1 where there is none."""
    first = pool.start[bucket(pool.regions, kind, rank, region)]
    last = pool.start[bucket(pool.regions, kind, rank, region) + 1]
    if last <= first:
        return -1
    return whole(pool.person[first + min(whole(draw * (last - first)), last - first - 1)])


@kernel
def draw_anywhere(pool: Pool, kind: int, rank: int, draw: float) -> int:
    """Return a person of this kind and rank from the whole country, or -1."""
    first = pool.start[bucket(pool.regions, kind, rank, -1)]
    last = pool.start[bucket(pool.regions, kind, rank, pool.regions - 1) + 1]
    if last <= first:
        return -1
    return whole(pool.person[first + min(whole(draw * (last - first)), last - first - 1)])

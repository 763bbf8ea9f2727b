"""Who can be had for a vacancy: cadres sorted by rank and region, once a month.

A pool is one list of persons in the order (kind, rank, region), with the start of each
bucket; kind 0 holds cadres in post by the rank of the post, kind 1 the reserve by grade,
kind 2 the agents of the rank and file. So the cadres of one rank in one region are a
slice, and those of one rank anywhere are a slice too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.pages import cleared
from raspred.simulation.world import ROW_PERSONS, Pool, World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.simulation.world import Ints

    Places = NDArray[np.int32]  # [stretches, buckets + 1]

IN_POST, IN_RESERVE, AT_THE_BENCH = 0, 1, 2
_NOT_TO_BE_HAD = 3
_RANKS = 11
_KIND = np.full(codes.LEFT + 1, _NOT_TO_BE_HAD)  # by standing
_KIND[[codes.IN_POST, codes.RESERVE, codes.RANK_AND_FILE]] = IN_POST, IN_RESERVE, AT_THE_BENCH


def empty_pool(capacity: int, regions: int) -> Pool:
    """Return room for so many persons, sorted."""
    buckets = (_NOT_TO_BE_HAD * _RANKS + 1) * (regions + 1)
    start = np.zeros(buckets + 1, dtype=np.int32)
    where = cleared(capacity, np.int16)
    return Pool(cleared(capacity, np.int32), start, where, regions)


@kernel
def bucket(regions: int, kind: int, rank: int, region: int) -> int:
    """Return the bucket of a kind, rank (0 to 10) and region (-1 = the centre)."""
    return (kind * _RANKS + rank) * (regions + 1) + region + 1


@kernel
def _bucket_of(world: World, regions: int, person: int) -> int:
    """Return the bucket of a person, one of the last where he cannot be had.

    All that any standing asks for is read whatever his standing is: it follows no order, so
    that a processor would guess wrong, and lose by it, at every other person.
    """
    people = world.people
    kind = _KIND[people.status[person]]
    rank_of_post = whole(world.posts.rank[max(0, whole(people.post[person]))])
    grade = whole(people.grade[person])
    rank = rank_of_post if kind == IN_POST else (grade if kind == IN_RESERVE else 0)
    return bucket(regions, kind, rank, whole(people.region[person]))


@kernel
def sort_cadres(world: World) -> None:
    """Sort everyone who could be given a post this month (counting sort, stable).

    The pool lies in the World, whose arrays are read without counting references.
    """
    persons = whole(world.tally.rows[ROW_PERSONS])
    places = empty_places(world, 1)
    tell_buckets(world, places[0], 0, persons)
    lay_out(world, places)
    put_in_place(world, places[0], 0, persons)


@kernel
def empty_places(world: World, stretches: int) -> Places:
    """Return room to count so many stretches of persons by bucket: zeros [stretches, buckets]."""
    return np.zeros((stretches, len(world.pool.start)), dtype=np.int32)


@kernel
def tell_buckets(world: World, count: Ints, first: int, last: int) -> None:
    """Find the bucket of everyone in [first, last), and count them by bucket."""
    where, regions = world.pool.bucket, whole(world.pool.regions)
    for person in range(first, last):
        where[person] = _bucket_of(world, regions, person)
        count[where[person]] += 1


@kernel
def lay_out(world: World, places: Places) -> None:
    """Turn the counts into the first place of each bucket, and of each stretch in it."""
    start, free = world.pool.start, 0
    for index in range(len(start)):
        start[index] = free
        for stretch in range(len(places)):
            counted = places[stretch, index]
            places[stretch, index] = free
            free += counted


@kernel
def put_in_place(world: World, place: Ints, first: int, last: int) -> None:
    """Write everyone in [first, last) where their bucket goes on for this stretch."""
    pool = world.pool
    for person in range(first, last):
        index = pool.bucket[person]
        pool.person[place[index]] = person
        place[index] += 1


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

"""Who can be had for a vacancy: cadres sorted by rank and region, once a month.

Cadres are one list of persons in the order (kind, rank, region), with the start of each
bucket; kind 0 holds cadres in post by the rank of the post, kind 1 the reserve by grade.
So the cadres of one rank in one region are a slice, and those of one rank anywhere are a
slice too. Kind 2, the rank and file, has a list of its own that is carried on: `bench`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.bench import empty_bench, renew_bench
from raspred.simulation.pages import cleared
from raspred.simulation.roll import call_over
from raspred.simulation.tally import ROW_PERSONS
from raspred.simulation.world import Pool, World

if TYPE_CHECKING:
    from raspred.simulation.world import Ints

IN_POST, IN_RESERVE, AT_THE_BENCH = 0, 1, 2
_SORTED_KINDS = 2
_RANKS = 11


def empty_pool(capacity: int, regions: int) -> Pool:
    """Return room for so many persons, sorted."""
    start = np.zeros(_SORTED_KINDS * _RANKS * (regions + 1) + 1, dtype=np.int32)
    person, cadre = cleared(capacity, np.int32), cleared(capacity, np.int32)
    bench = empty_bench(capacity, regions)
    return Pool(person, start, cadre, cleared(capacity, np.int16), regions, bench)


@kernel
def bucket(regions: int, kind: int, rank: int, region: int) -> int:
    """Return the bucket of a kind, rank (0 to 10) and region (-1 = the centre)."""
    return (kind * _RANKS + rank) * (regions + 1) + region + 1


@kernel
def sort_cadres(world: World) -> None:
    """Sort everyone who could be given a post this month.

    The pool lies in the World, whose arrays are read without counting references.
    """
    renew_bench(world)
    world.pool.start[:] = 0
    count = tell_buckets(world)
    lay_out(world.pool)
    put_in_place(world.pool, count)


@kernel
def tell_buckets(world: World) -> int:
    """Find every cadre and his bucket, and count them by bucket; return how many there are."""
    pool, found = world.pool, 0
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(call_over(world, start, codes.RESERVE, codes.IN_POST)):
            person = whole(world.present[place])
            where = bucket_of(world, person)
            pool.cadre[found], pool.bucket[found] = person, where
            pool.start[where] += 1
            found += 1
    return found


@kernel
def bucket_of(world: World, person: int) -> int:
    """Return the bucket of a cadre.

    The rank of a post is read also of those who have none: who has follows no order, so that a
    processor would guess wrong, and lose by it, at every other cadre.
    """
    people = world.people
    rank_of_post = whole(world.posts.rank[max(0, whole(people.post[person]))])
    in_post = people.status[person] == codes.IN_POST
    rank = rank_of_post if in_post else whole(people.grade[person])
    kind = IN_POST if in_post else IN_RESERVE
    return bucket(whole(world.pool.regions), kind, rank, whole(people.region[person]))


@kernel
def lay_out(pool: Pool) -> None:
    """Turn the counts into the first place of each bucket."""
    free = 0
    for index in range(len(pool.start)):
        counted = pool.start[index]
        pool.start[index] = free
        free += counted


@kernel
def put_in_place(pool: Pool, count: int) -> None:
    """Write so many cadres where their bucket goes on; their order in it stays."""
    place = pool.start.copy()
    for at in range(count):
        where = pool.bucket[at]
        pool.person[place[where]] = pool.cadre[at]
        place[where] += 1


@kernel
def draw_from(pool: Pool, kind: int, rank: int, region: int, draw: float) -> int:
    """Return a person of this kind and rank in this region, or -1 where there is none."""
    if kind == AT_THE_BENCH:
        return drawn(pool.bench.person, pool.bench.start[region + 1 : region + 3], draw)
    where = bucket(pool.regions, kind, rank, region)
    return drawn(pool.person, pool.start[where : where + 2], draw)


@kernel
def draw_anywhere(pool: Pool, kind: int, rank: int, draw: float) -> int:
    """Return a person of this kind and rank from the whole country, or -1."""
    if kind == AT_THE_BENCH:
        return drawn(pool.bench.person, pool.bench.start, draw)
    where = bucket(pool.regions, kind, rank, -1)
    return drawn(pool.person, pool.start[where : where + pool.regions + 2], draw)


@kernel
def drawn(person: Ints, start: Ints, draw: float) -> int:
    """Return the person that a draw falls on, or -1 where there is none.

    Args:
        person: All of a list.
        start: First of each of its neighbouring parts to draw from, and first of the next.
        draw: In (0, 1).
    """
    first, last = whole(start[0]), whole(start[-1])
    if last <= first:
        return -1
    return whole(person[first + min(whole(draw * (last - first)), last - first - 1)])

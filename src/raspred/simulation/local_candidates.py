"""Whom the local bosses look at for their vacancies, and how far they err in each man's favour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.choosing import ANYWHERE, candidate_at, is_eligible

if TYPE_CHECKING:
    from raspred.simulation.world import Doubles, Longs, Pool, World

CANDIDATES = 5
FIRST_LANE = 20  # of the draws, so that section and boss look at different people


class Seen(NamedTuple):
    """Vacancies that a boss gets round to, in their order, and whom he looks at for each."""

    post: Longs  # [n]
    candidate: Longs  # [n, CANDIDATES], -1 = nobody who may be moved there
    luck: Doubles  # [n, CANDIDATES] standard normal, in whose favour he errs


@kernel
def look_at(world: World, month: int, pool: Pool, post: Longs) -> Seen:
    """Return whom a boss looks at for each of the vacancies given.

    Draws for many at once, and many whose standing is fetched at once, are faster than one by
    one; neither depends on who is placed meanwhile, but that who has been is no candidate any
    more.
    """
    candidate = np.empty((len(post), CANDIDATES), dtype=np.int64)
    luck = np.empty((len(post), CANDIDATES))
    block, seed = world.draws, world.seed
    for start in range(0, len(post), chance.BLOCK):
        count = min(chance.BLOCK, len(post) - start)
        for place in range(count):
            block.subject[place] = post[start + place]
        for lane in range(CANDIDATES):
            street = FIRST_LANE + lane
            chance.draw_subjects(block, seed, Cause.CANDIDATE, month, count, street)
            find_some(world, month, pool, candidate[start : start + count, lane])
            chance.draw_subjects(block, seed, Cause.PLACING, month, count, street)
            for place in range(count):
                if candidate[start + place, lane] >= 0:
                    drawn = chance.bell(block.first[place], block.second[place])
                    luck[start + place, lane] = drawn
    return Seen(post, candidate, luck)


@kernel
def find_some(world: World, month: int, pool: Pool, candidate: Longs) -> None:
    """Write down who is found for each vacancy of the block in hand and may be moved there."""
    block, posts = world.draws, world.posts
    for place in range(len(candidate)):
        rank = whole(posts.rank[block.subject[place]])
        region = whole(posts.region[block.subject[place]])
        where = region if region >= 0 else ANYWHERE
        first, second, third = block.first[place], block.second[place], block.third[place]
        candidate[place] = candidate_at(pool, rank, where, first, second, third)
    for place in range(len(candidate)):  # a loop of its own: nothing in it has to be guessed
        rank = whole(posts.rank[block.subject[place]])
        fit = is_eligible(world.people, max(0, candidate[place]), month, rank)
        candidate[place] = candidate[place] if fit else codes.NOBODY

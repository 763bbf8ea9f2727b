"""The common workload: a month that any agent framework can live, to compare them by.

Members sit in 200 committees of one size. Each month everyone moves towards the mean
opinion of his committee, with noise; who stays above a threshold is loyal; one post in
fifty falls vacant and goes to the ablest of the loyal without a post in the committee; the
section exchanges 200 pairs of members between committees; each committee is tallied. The
draws differ between frameworks, so the months agree in distribution, not in figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.compiling.kernels import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMITTEES = 200
PULL, NOISE, LOYAL = 0.1, 0.2, -0.05
POSTS, VACANT, MOVES = 0.1, 0.02, 200


class Members(NamedTuple):
    """Columns, the members of one committee next to each other."""

    opinion: NDArray[np.float32]
    ability: NDArray[np.float32]
    post: NDArray[np.uint8]  # 1 = he holds one


def members(count: int, seed: int) -> Members:
    """Return as many members, a tenth of them in posts."""
    draws = np.random.default_rng(seed)
    return Members(
        draws.uniform(-1, 1, count).astype(np.float32),
        draws.uniform(0, 1, count).astype(np.float32),
        (draws.uniform(0, 1, count) < POSTS).astype(np.uint8),
    )


def live_in_numpy(party: Members, seed: int, months: int) -> float:
    """Live through the months with whole-column operations; return the last loyal share."""
    draws = np.random.default_rng(seed)
    count, size = len(party.opinion), len(party.opinion) // COMMITTEES
    committee = np.repeat(np.arange(COMMITTEES), size)
    opinion, ability, post = party
    tally = np.zeros(COMMITTEES)
    for _ in range(months):
        mean = opinion.reshape(COMMITTEES, size).mean(axis=1)
        noise = (draws.random(count, dtype=np.float32) - np.float32(0.5)) * np.float32(NOISE)
        opinion += np.float32(PULL) * (np.repeat(mean, size) - opinion) + noise
        loyal = opinion > LOYAL
        vacated = np.flatnonzero((post == 1) & (draws.random(count) < VACANT))
        post[vacated] = 0
        wanted = np.bincount(committee[vacated], minlength=COMMITTEES)
        eligible = np.flatnonzero(loyal & (post == 0))
        eligible = eligible[np.lexsort((-ability[eligible], committee[eligible]))]
        of = committee[eligible]
        nth = np.arange(len(of)) - np.searchsorted(of, np.arange(COMMITTEES))[of]
        post[eligible[nth < wanted[of]]] = 1
        one, other = draws.integers(0, count, (2, MOVES))
        for column in party:
            for first, second in zip(one, other, strict=True):
                column[first], column[second] = column[second], column[first]
        tally = loyal.reshape(COMMITTEES, size).sum(axis=1)
    return float(tally.sum() / count)


@kernel
def live_in_kernels(party: Members, block: chance.Block, seed: int, months: int) -> float:
    """Live through the months as the model does: one pass a committee, draws by block."""
    size = len(party.opinion) // COMMITTEES
    loyal = 0
    for month in range(months):
        loyal = 0
        for committee in range(COMMITTEES):
            first = committee * size
            here, vacated = _think(party, block, seed, month, first, first + size)
            _fill(party, first, first + size, vacated)
            loyal += here
        for move in range(MOVES):
            draws = chance.uniforms(seed, 4, month, move)
            _exchange(
                party,
                chance.below(len(party.opinion), draws[0]),
                chance.below(len(party.opinion), draws[1]),
            )
    return loyal / len(party.opinion)


@kernel
def _think(
    party: Members, block: chance.Block, seed: int, month: int, first: int, last: int
) -> tuple[int, int]:
    """Let the members of [first, last) think, and leave posts; return loyal and vacated."""
    total = 0.0
    for member in range(first, last):
        total += float(party.opinion[member])
    mean = total / (last - first)
    loyal, vacated = 0, 0
    for start in range(first, last, chance.BLOCK):
        stop = min(start + chance.BLOCK, last)
        chance.draw_stretch(block, seed, 1, month, start, stop)
        for place in range(stop - start):
            old = float(party.opinion[start + place])
            new = old + PULL * (mean - old) + NOISE * (block.first[place] - 0.5)
            party.opinion[start + place] = new
            loyal += 1 if new > LOYAL else 0
            leaves = party.post[start + place] == 1 and block.second[place] < VACANT
            party.post[start + place] -= 1 if leaves else 0
            vacated += 1 if leaves else 0
    return loyal, vacated


@kernel
def _fill(party: Members, first: int, last: int, wanted: int) -> None:
    """Give the vacant posts to the ablest of the loyal in [first, last), in one pass."""
    best = np.full(wanted, -1)
    for member in range(first, last):
        if party.post[member] == 1 or party.opinion[member] <= LOYAL or wanted == 0:
            continue
        place = wanted - 1
        if best[place] >= 0 and party.ability[best[place]] >= party.ability[member]:
            continue
        while place > 0 and (
            best[place - 1] < 0 or party.ability[best[place - 1]] < party.ability[member]
        ):
            best[place] = best[place - 1]
            place -= 1
        best[place] = member
    for member in best:
        if member >= 0:
            party.post[member] = 1


@kernel
def _exchange(party: Members, one: int, other: int) -> None:
    """Let two members change places."""
    opinion, ability, post = party.opinion[one], party.ability[one], party.post[one]
    party.opinion[one] = party.opinion[other]
    party.ability[one] = party.ability[other]
    party.post[one] = party.post[other]
    party.opinion[other], party.ability[other], party.post[other] = opinion, ability, post

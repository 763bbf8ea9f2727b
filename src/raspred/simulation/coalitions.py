"""The ultimate ruling coalition of a body whose members can remove one another.

Acemoglu, Egorov and Sonin, "Coalition Formation in Non-Democracies" (Review of Economic
Studies 75, 2008): from a set X of players with powers, a coalition Y takes over if it is
winning in X (more than the share alpha of X's power) and would itself stay whole; the
least powerful such Y forms, and where none exists X stays as it is.

Here a coalition may also be ruled out because two of its members are at daggers drawn.
With no quarrels the kernel gives the paper's answers exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling.kernels import kernel

if TYPE_CHECKING:
    from raspred.simulation.world import Bytes, Doubles

LARGEST = 10  # players; the work grows as 3 to this power


@kernel
def ruling_coalition(power: Doubles, hostile: Bytes, alpha: float) -> int:
    """Return the members of the ultimate ruling coalition as a bit mask.

    Args:
        power: Power of each player, shape [n], n from 1 to `LARGEST`, not negative.
        hostile: 1 where two players cannot stand in one coalition, shape [n, n].
        alpha: Share of the power that must be exceeded, from 1/2 up to 1.
    """
    players = len(power)
    everyone = (1 << players) - 1
    weight = np.zeros(everyone + 1)
    friendly = np.ones(everyone + 1, dtype=np.uint8)
    stable = np.zeros(everyone + 1, dtype=np.uint8)
    answer = everyone
    for mask in range(1, everyone + 1):
        low = _lowest(mask)
        rest = mask & (mask - 1)
        weight[mask] = weight[rest] + power[low]
        friendly[mask] = friendly[rest] & _gets_on(low, rest, hostile)
        answer = _takes_over(mask, weight, stable, friendly, alpha)
        stable[mask] = 1 if answer == mask else 0
    return answer


@kernel
def _lowest(mask: int) -> int:
    """Return the position of the lowest bit set."""
    position = 0
    while (mask >> position) & 1 == 0:
        position += 1
    return position


@kernel
def _gets_on(player: int, others: int, hostile: Bytes) -> int:
    """Return 1 where the player quarrels with none of the others."""
    for other in range(hostile.shape[0]):
        if (others >> other) & 1 and hostile[player, other]:
            return 0
    return 1


@kernel
def _takes_over(mask: int, weight: Doubles, stable: Bytes, friendly: Bytes, alpha: float) -> int:
    """Return the least powerful stable, friendly coalition that wins inside `mask`."""
    best = mask
    part = (mask - 1) & mask
    while part > 0:
        wins = weight[part] > alpha * weight[mask]
        leaner = weight[part] < weight[best] or (weight[part] == weight[best] and part < best)
        if wins and stable[part] and friendly[part] and (best == mask or leaner):
            best = part
        part = (part - 1) & mask
    return best

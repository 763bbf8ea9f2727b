"""Families of patrons day by day: kernels that follow everybody from one patron to the next.

A forest of a hundred thousand people is grown anew for each day asked about, so people are
numbered once, and from one day to the next only those are written who come or go. On one
day alone `forest` says the same without a compiler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.compiling.kernels import kernel, whole
from raspred.measures.highest_posts import NOBODY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.highest_posts import Changes, Numbers

    Flags = NDArray[np.bool_]

_NOT_YET, _ON_THE_WAY = -1, -2


class Ties(NamedTuple):
    """What each tenure ties its holder to.

    Attributes:
        patron: Number of him on whom the holder hangs, `NOBODY` for none, int32[n].
        sure: Whether nobody else can have placed him, bool[n].
        dark: Whether nothing tells who did, bool[n].
    """

    patron: Numbers
    sure: Flags
    dark: Flags


class Standing(NamedTuple):
    """Who hangs on whom on one day, by number; written anew from day to day.

    Attributes:
        patron: On whom each hangs, `NOBODY` for a root, int32[size].
        sure: Whether nobody else can be his patron, bool[size].
        present: 1 for whoever is in post, int32[size].
        dark: Whether nothing tells who placed him, bool[size].
    """

    patron: Numbers
    sure: Flags
    present: Numbers
    dark: Flags

    @classmethod
    def empty(cls, size: int) -> Standing:
        """Return a day on which nobody is in post."""
        return cls(
            np.full(size, NOBODY, dtype=np.int32),
            np.zeros(size, dtype=np.bool_),
            np.zeros(size, dtype=np.int32),
            np.zeros(size, dtype=np.bool_),
        )


class Families(NamedTuple):
    """What stands under each person of a forest; of those who are no roots it says nothing.

    Attributes:
        root: The root above each, int32[size].
        depth: Steps up to it, int32[size].
        below: People in post under each root, himself left out, int32[size].
        sure: The same if only sure ties count; 0 where he then is no root, int32[size].
        direct: People in post whom he placed himself, int32[size].
        deepest: Longest way down from each root, int32[size].
    """

    root: Numbers
    depth: Numbers
    below: Numbers
    sure: Numbers
    direct: Numbers
    deepest: Numbers

    @classmethod
    def empty(cls, size: int) -> Families:
        """Return room for so many people."""
        return cls(*(np.zeros(size, dtype=np.int32) for _ in cls._fields))


@kernel
def turn(standing: Standing, changes: Changes, ties: Ties, at: int) -> None:
    """Write what changes on a day; days are turned to one after another, from the first."""
    for change in range(changes.until[at - 1] if at > 0 else 0, changes.until[at]):
        one, tenure = changes.person[change], changes.tenure[change]
        there = tenure != NOBODY
        standing.present[one] = there
        standing.patron[one] = ties.patron[tenure] if there else NOBODY
        standing.sure[one] = there and ties.sure[tenure]
        standing.dark[one] = there and ties.dark[tenure]


@kernel
def grow(standing: Standing, families: Families) -> tuple[int, int]:
    """Write the families of a day; return how many are in post, and how many of these adrift.

    Adrift are those under somebody of whom nothing tells who placed him, and he himself.
    """
    patron, root, depth = standing.patron, families.root, families.depth
    climb(patron, root, depth)
    for one in range(len(patron)):
        families.below[one] = families.direct[one] = families.deepest[one] = 0
    people, adrift, all_sure = 0, 0, True
    for one in range(len(patron)):
        top, present = root[one], standing.present[one]
        people += present
        adrift += present if standing.dark[top] else 0
        if patron[one] != NOBODY:
            families.direct[patron[one]] += 1
            all_sure &= standing.sure[one]
        if top != one:
            families.below[top] += present
            families.deepest[top] = max(families.deepest[top], depth[one])
    _count_the_sure(standing, families, all_sure)
    return people, adrift


@kernel
def _count_the_sure(standing: Standing, families: Families, all_sure: bool) -> None:
    """Count the people under each root if only sure ties count; nobody is under who is none."""
    size = len(standing.patron)
    for one in range(size):
        families.sure[one] = families.below[one] if all_sure else 0
    if all_sure:
        return
    patron = np.empty(size, dtype=np.int32)
    root, depth = np.empty(size, dtype=np.int32), np.empty(size, dtype=np.int32)
    for one in range(size):
        patron[one] = standing.patron[one] if standing.sure[one] else NOBODY
    climb(patron, root, depth)
    for one in range(size):
        if root[one] != one:
            families.sure[root[one]] += standing.present[one]


@kernel
def climb(patron: Numbers, root: Numbers, depth: Numbers) -> None:
    """Write the root above each person and the steps to it; a ring's root is its first."""
    for one in range(len(patron)):
        root[one], depth[one] = (one if patron[one] == NOBODY else _NOT_YET), 0
    for one in range(len(patron)):
        at = one
        while root[at] == _NOT_YET:
            root[at] = _ON_THE_WAY
            at = patron[at]
        if root[at] == _ON_THE_WAY:
            first, step = at, patron[at]
            while step != at:
                first, step = min(first, step), patron[step]
            root[first] = first
            _settle(patron, root, depth, whole(patron[first]))
        _settle(patron, root, depth, one)


@kernel
def _settle(patron: Numbers, root: Numbers, depth: Numbers, one: int) -> None:
    """Write root and depth of all on the way from one person up to somebody known."""
    at, steps = one, 0
    while root[at] < 0:
        at, steps = patron[at], steps + 1
    top, steps = root[at], steps + depth[at]
    at = one
    while root[at] < 0:
        root[at], depth[at] = top, steps
        at, steps = patron[at], steps - 1

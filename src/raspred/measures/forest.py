"""Forests: roots, depths and descendants of people who each hang on one other at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from raspred.measures.spans import Rows

ROOT = -1


class Forest(NamedTuple):
    """A forest of n people.

    Attributes:
        root: Position of the root above each, a root above itself, int64[n].
        depth: Steps to the root, int64[n].
        below: Number of people below each, int64[n].
    """

    root: Rows
    depth: Rows
    below: Rows


def forest(parent: Rows) -> Forest:
    """Return roots, depths and descendants of a forest.

    Args:
        parent: Position of the one who placed each, `ROOT` for none, int64[n]. Where people
            placed each other in a ring, the one who stands first in the list is the root.
    """
    size = len(parent)
    parent = _without_rings(parent)
    root = np.where(parent == ROOT, np.arange(size), parent)
    depth = (parent != ROOT).astype(np.int64)
    # Each round doubles the length of the way that is known.
    while True:
        further = root[root]
        if np.array_equal(further, root):
            break
        depth, root = depth + depth[root], further
    below = np.zeros(size, dtype=np.int64)
    for level in range(int(depth.max(initial=0)), 0, -1):
        at = np.flatnonzero(depth == level)
        np.add.at(below, parent[at], below[at] + 1)
    return Forest(root, depth, below)


def _without_rings(parent: Rows) -> Rows:
    """Return the parents with every ring cut above its first member."""
    size = len(parent)
    jump = np.append(np.where(parent == ROOT, size, parent), size)
    least = np.append(np.arange(size), size)
    # Ever longer steps lead out of every tree; whoever has not left by then is in a ring or
    # below one, and points into it.
    for _ in range(size.bit_length() + 1):
        if (jump == size).all():
            return parent
        least = np.minimum(least, least[jump])
        jump = jump[jump]
    in_ring = np.zeros(size + 1, dtype=np.bool_)
    in_ring[jump] = True
    first = in_ring[:size] & (least[:size] == np.arange(size))
    return np.where(first, ROOT, parent)

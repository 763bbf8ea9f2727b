"""The patronage forest: who placed whom, and who placed those, up to the roots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem
from raspred.measures.answer import answer, columns, names
from raspred.measures.appointers import placings
from raspred.measures.holders import codes
from raspred.measures.rules import body_asked
from raspred.measures.spans import Spans

if TYPE_CHECKING:
    from raspred.measures.appointers import Placings
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

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


def patronage_forest(
    register: Register, office: str | None, days: Days, *, top: int = 10
) -> pl.DataFrame:
    """Share of all people in post who stand under one root of the patronage forest.

    Question: Into how few families of patrons does everybody fall?

    Reads: tenures (appointed_by, filled_by, start_order_id), posts (rank, body_id), orders
    (by_person_id), selection_rules.

    Range: 0 to 1, the `top` roots of each day. A person hangs on the one who placed him in
    the highest of the posts he holds. `below` counts those under the root, `direct` those
    whom he placed himself, `depth` the longest way down. In `low` only placings that are
    sure count; `high` gives the root all who hang under somebody placed by nobody knows
    whom as well. With `office`, a body or one of its posts, people in its posts count.

    Known: ada placed boris and clara, boris placed david: ada .75 of four, depth 2.

    Source: the forest is our definition; ties of appointment as in J. Jiang, Making
    Bureaucracy Work, American Journal of Political Science 62 (2018).
    """
    if top < 1:
        raise MeasureError(Problem("top", f"{top} roots cannot be shown", "Ask for 1 or more."))
    tenures = _ranked(register, office)
    placed, spans = placings(register, tenures), Spans.of(tenures)
    person = codes(tenures, "person_id")
    rank = tenures["rank"].to_numpy().astype(np.int64)
    # In rising order, so that of one person the highest post, the latest of these, is last.
    order = np.lexsort((placed.who, spans.central_start, rank, person))
    first, after = (boundary[order] for boundary in spans.central)
    rows: list[tuple[float, ...]] = []
    for at, day in enumerate(days):
        now = order[(first <= day) & (day < after)]
        rows += [(at, *row) for row in _roots(person[now], placed, now, top)]
    on, root, value, low, high, below, direct, depth = columns(rows, 8)
    return answer(
        days[on],
        office or "",
        names(register, root),
        value=value,
        low=low,
        high=high,
        basis="placings",
        below=below,
        direct=direct,
        depth=depth,
    )


def _ranked(register: Register, office: str | None) -> pl.DataFrame:
    posts = register.posts.select("post_id", "body_id", pl.col("rank").fill_null(1))
    if office is not None:
        posts = posts.filter(pl.col("body_id") == body_asked(register, office))
    return register.tenures.join(posts, on="post_id", maintain_order="left")


def _roots(person: Rows, placed: Placings, now: Rows, top: int) -> list[tuple[float, ...]]:
    """Return code, share, bounds, descendants, children and depth of the greatest roots.

    Args:
        person: Holders of the posts held on a day, sorted, int64[k].
        placed: Who placed the holders of all tenures.
        now: The tenures held that day, int64[k].
        top: Number of roots.
    """
    highest = np.flatnonzero(np.diff(person, append=person.max(initial=0) + 1) != 0)
    people, tenure = person[highest], now[highest]
    who = placed.who[tenure]
    named = (who >= 0) & (who != people)
    # A patron who holds no post that day still stands above those he placed.
    everybody = np.union1d(people, np.unique(who[named]))
    size, child = len(everybody), np.searchsorted(everybody, people)
    parent = np.full(size, ROOT, dtype=np.int64)
    parent[child[named]] = np.searchsorted(everybody, who[named])
    in_post, dark = np.zeros((2, size), dtype=np.int64)
    in_post[child] = 1
    dark[child[placed.unknown[tenure]]] = 1
    certain = parent.copy()
    certain[child[~placed.sure[tenure]]] = ROOT
    grown = forest(parent)
    surely = grown if np.array_equal(certain, parent) else forest(certain)
    under, surely_under = (
        np.bincount(one.root, in_post, size) - in_post for one in (grown, surely)
    )
    deepest = np.zeros(size, dtype=np.int64)
    np.maximum.at(deepest, grown.root, grown.depth)
    direct = np.bincount(parent[parent != ROOT], minlength=size)
    # All who hang under somebody placed by nobody knows whom may hang under any root.
    adrift = (dark[grown.root] * in_post).sum() - np.where(dark > 0, under + in_post, 0)
    roots = np.flatnonzero((grown.root == np.arange(size)) & (under > 0))
    roots = roots[np.lexsort((everybody[roots], -under[roots]))][:top]
    low, high = np.minimum(surely_under, under), under + adrift
    return [
        (
            everybody[root],
            under[root] / len(people),
            low[root] / len(people),
            high[root] / len(people),
            int(under[root]),
            direct[root],
            deepest[root],
        )
        for root in roots
    ]

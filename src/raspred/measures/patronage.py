"""The patronage forest: who placed whom, and who placed those, up to the roots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem
from raspred.measures.answer import answer, columns, names
from raspred.measures.appointers import placings
from raspred.measures.forest import ROOT, forest
from raspred.measures.holders import codes
from raspred.measures.rules import body_asked
from raspred.measures.spans import Spans, position

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.appointers import Placings
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register


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
    hung = _Hung.of(tenures, placings(register, tenures), days)
    rows = [(at, *row) for at in range(len(days)) for row in _roots(hung, hung.on(at), top)]
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


class _Hung(NamedTuple):
    """Tenures that last on a day asked about, each with the patron on whom its holder hangs.

    They are sorted so that of one person the highest post, the latest of these, is last.

    Attributes:
        code: Codes of all holders and patrons, ascending; the other fields count in these.
        person: Holder of each tenure, int64[n].
        patron: Who placed him, `ROOT` for nobody but himself, int64[n].
        sure: Whether nobody else can have done it, bool[n].
        unknown: Whether nothing tells who did, bool[n].
        lasts: Position of the first day it lasts on and of the first it no longer does,
            int[2, n] of as few bytes as will do: every day asks all of them.
    """

    code: Rows
    person: Rows
    patron: Rows
    sure: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    lasts: NDArray[np.unsignedinteger]

    @classmethod
    def of(cls, tenures: pl.DataFrame, placed: Placings, days: Days) -> _Hung:
        spans, person = Spans.of(tenures), codes(tenures, "person_id")
        rank = tenures["rank"].to_numpy().astype(np.int64)
        lasts = np.stack([position(days, boundary) for boundary in spans.central])
        order = np.lexsort((placed.who, spans.central_start, rank, person))
        order = order[(lasts[0] < lasts[1])[order]]
        person, who = person[order], placed.who[order]
        named = (who >= 0) & (who != person)
        code, number = _numbered(
            int(max(person.max(initial=0), who.max(initial=0))) + 1, person, who[named]
        )
        return cls(
            code,
            number[person],
            np.where(named, number[np.where(named, who, 0)], ROOT),
            placed.sure[order],
            placed.unknown[order],
            lasts[:, order].astype(np.min_scalar_type(len(days))),
        )

    def on(self, at: int) -> Rows:
        """Return the highest tenure of each person on the day at a position."""
        first, after = self.lasts
        day = self.lasts.dtype.type(at)
        now = np.flatnonzero((first <= day) & (day < after))
        person = self.person[now]
        return now[np.flatnonzero(np.diff(person, append=ROOT) != 0)]


def _numbered(size: int, *members: Rows) -> tuple[Rows, Rows]:
    """Return those among `size` that are members, ascending, and the number of each there."""
    there = np.zeros(size, dtype=np.bool_)
    for some in members:
        there[some] = True
    return np.flatnonzero(there), np.cumsum(there) - 1


def _roots(hung: _Hung, tenure: Rows, top: int) -> list[tuple[float, ...]]:
    """Return code, share, bounds, descendants, children and depth of the greatest roots.

    Args:
        hung: All tenures.
        tenure: The highest one that each person holds that day, int64[k].
        top: Number of roots.
    """
    people, patron = hung.person[tenure], hung.patron[tenure]
    named = patron != ROOT
    # A patron who holds no post that day still stands above those he placed.
    everybody, number = _numbered(len(hung.code), people, patron[named])
    size, child = len(everybody), number[people]
    parent = np.full(size, ROOT, dtype=np.int64)
    parent[child[named]] = number[patron[named]]
    in_post, dark = np.zeros((2, size), dtype=np.int64)
    in_post[child] = 1
    dark[child[hung.unknown[tenure]]] = 1
    certain = parent.copy()
    certain[child[~hung.sure[tenure]]] = ROOT
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
            hung.code[everybody[root]],
            under[root] / len(people),
            low[root] / len(people),
            high[root] / len(people),
            int(under[root]),
            direct[root],
            deepest[root],
        )
        for root in roots
    ]

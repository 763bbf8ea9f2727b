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
from raspred.measures.spans import Spans, ascending, position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.measures.appointers import Placings
    from raspred.measures.families import Ties
    from raspred.measures.highest_posts import Held, Numbers
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

_READ = (
    "person_id",
    "post_id",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "start_order_id",
    "appointed_by",
    "filled_by",
)


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
    rows = list(_rows(hung, len(days), top))
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
    held = register.tenures.select(_READ)
    return held.join(posts.drop("body_id"), on="post_id", maintain_order="left")


class _Hung(NamedTuple):
    """Tenures that last on a day asked about, each with the patron on whom its holder hangs.

    Attributes:
        code: Codes of all holders and patrons, ascending; kernels count in these.
        held: The tenures.
        ties: What each ties its holder to.
    """

    code: Rows
    held: Held
    ties: Ties

    @classmethod
    def of(cls, tenures: pl.DataFrame, placed: Placings, days: Days) -> _Hung:
        from raspred.measures.families import Ties
        from raspred.measures.highest_posts import NOBODY, Held

        spans = Spans.of(tenures)
        first, after = (position(days, boundary).astype(np.int32) for boundary in spans.central)
        person = codes(tenures, "person_id")
        lasting = np.flatnonzero(first < after)
        lasting = lasting[ascending(person[lasting])]
        person, by = person[lasting], placed.who[lasting]
        named = (by >= 0) & (by != person)
        code, number = _numbered(person, by[named])
        held = Held(
            number[person],
            tenures["rank"].to_numpy().astype(np.int64)[lasting],
            spans.central_start[lasting],
            by,
            first[lasting],
            after[lasting],
        )
        patron = np.full(len(by), NOBODY, dtype=np.int32)
        patron[named] = number[by[named]]
        return cls(code, held, Ties(patron, placed.sure[lasting], placed.unknown[lasting]))


def _numbered(*members: Rows) -> tuple[Rows, Numbers]:
    """Return the codes that occur, ascending, and the number of each among them."""
    there = np.zeros(max(int(some.max(initial=-1)) for some in members) + 1, dtype=np.bool_)
    for some in members:
        there[some] = True
    return np.flatnonzero(there), np.cumsum(there, dtype=np.int32) - np.int32(1)


def _rows(hung: _Hung, days: int, top: int) -> Iterator[tuple[float, ...]]:
    """Yield what is told of the greatest roots, day by day.

    Yields:
        Position of the day, code of the root, share, its bounds, descendants, children and
        depth.
    """
    from raspred.measures.families import Families, Standing, grow, turn
    from raspred.measures.highest_posts import changes

    size = len(hung.code)
    changed = changes(hung.held, days)
    standing, families = Standing.empty(size), Families.empty(size)
    for at in range(days):
        turn(standing, changed, hung.ties, at)
        people, adrift = grow(standing, families)
        for root in _greatest(families.below, top):
            below = int(families.below[root])
            own = below + int(standing.present[root]) if standing.dark[root] else 0
            yield (
                at,
                int(hung.code[root]),
                below / people,
                min(int(families.sure[root]), below) / people,
                (below + adrift - own) / people,
                below,
                int(families.direct[root]),
                int(families.deepest[root]),
            )


def _greatest(below: Numbers, top: int) -> list[int]:
    """Return the roots under whom most people stand, of equals the first in the list."""
    roots = np.flatnonzero(below)
    if len(roots) > top:
        beyond = len(roots) - top
        roots = roots[below[roots] >= np.partition(below[roots], beyond)[beyond]]
    order = np.argsort(-below[roots], kind="stable")
    return [int(root) for root in roots[order[:top]]]

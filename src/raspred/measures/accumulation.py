"""Accumulation: how many offices one person holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.answer import answer, names
from raspred.measures.bounds import ratio
from raspred.measures.holders import codes
from raspred.measures.rules import body_asked
from raspred.measures.spans import (
    Rows,
    Spans,
    Stretch,
    ascending,
    inside,
    inside_by,
    pairs,
    position,
)

if TYPE_CHECKING:
    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Counts, Days
    from raspred.register.register import Register


def accumulation(
    register: Register, office: str | None, days: Days, *, top: int = 10, person: str | None = None
) -> pl.DataFrame:
    """Offices of those who hold most at once, and the concentration of all rank.

    Question: In whose hands do the offices come together?

    Reads: tenures, posts (rank, body_id), bodies (structure).

    Range: `value` 1 to the number of posts a person holds that day; the `top` people who
    hold two or more, or `person` alone. `ranks` is the sum of their posts' ranks (1 where
    a rank is unknown), `structures` the number of structures spanned, `herfindahl` the sum
    over all people of the squared share of all rank, 0 (nobody has any weight) to 1 (one
    man has every post). With `office`, only posts of that post's body count.

    Known: two people with ranks 3 + 1 and 4: herfindahl .5.

    Source: A. O. Hirschman and O. C. Herfindahl's index of concentration.
    """
    if top < 1:
        raise MeasureError(Problem("top", f"{top} people cannot be shown", "Ask for 1 or more."))
    tenures = _tenures(register, office)
    holder = codes(tenures, "person_id")
    rank = tenures["rank"].to_numpy().astype(np.float64)
    central = Spans.of(tenures).central
    loads = _loads(central, holder, rank, days)
    if person is None:
        shown = _heaviest(loads, days, top)
    else:
        own = _code(register, person)
        shown = _days_of(loads, np.flatnonzero((loads.person == own) & (loads.posts > 0)))
    weight = inside(central, days, rank)
    return _table(register, office, days, tenures, shown, ratio(_squares(loads, days), weight**2))


class _Loads(NamedTuple):
    """What each person holds from one change to the next, by the central dates.

    Attributes:
        person: Code of the person, int64[k].
        first: Position of the first day of the load, int64[k].
        after: Position of the first day no longer, int64[k].
        posts: Number of posts held, int64[k].
        ranks: Sum of their ranks, float64[k].
    """

    person: Rows
    first: Rows
    after: Rows
    posts: Rows
    ranks: Floats


class _Shown(NamedTuple):
    """People on days: code, position of the day, posts and ranks of each row."""

    person: Rows
    day: Rows
    posts: Rows
    ranks: Floats


def _tenures(register: Register, office: str | None) -> pl.DataFrame:
    posts = register.posts.select("post_id", "body_id", rank=pl.col("rank").fill_null(1))
    if office is not None:
        posts = posts.filter(pl.col("body_id") == body_asked(register, office))
    structures = register.bodies.select("body_id", "structure")
    described = posts.join(structures, on="body_id", how="left").drop("body_id")
    days = [f"{date}_{side}" for date in ("start", "end") for side in ("earliest", "latest")]
    tenures = register.tenures.select("person_id", "post_id", *days)
    return tenures.join(described, on="post_id", maintain_order="left")


def _loads(stretch: Stretch, holder: Rows, rank: Floats, days: Days) -> _Loads:
    """Sweep over each person's entries and exits in their order."""
    first, after = (position(days, boundary) for boundary in stretch)
    seen = np.flatnonzero(first < after)
    person, at = np.tile(holder[seen], 2), np.concatenate([first[seen], after[seen]])
    one = np.ones(len(seen), dtype=np.int64)
    order = ascending(person * (len(days) + 1) + at)
    person, at = person[order], at[order]
    # Everybody has left all he entered by his last exit, so one running sum serves for all.
    posts = np.cumsum(np.concatenate([one, -one])[order])
    ranks = np.cumsum(np.concatenate([rank[seen], -rank[seen]])[order])
    until = np.where(person[1:] == person[:-1], at[1:], at[:-1])
    lasting = np.flatnonzero(until > at[:-1])
    return _Loads(person[lasting], at[lasting], until[lasting], posts[lasting], ranks[lasting])


def _squares(loads: _Loads, days: Days) -> Counts:
    """Return the sum over people of the squared ranks they hold, day by day."""
    positions = np.arange(len(days), dtype=np.int64)
    return inside(Stretch(loads.first, loads.after), positions, loads.ranks**2)


def _heaviest(loads: _Loads, days: Days, top: int) -> _Shown:
    """Return the people with most posts on each day, of those with two or more."""
    many = np.flatnonzero(loads.posts >= 2)
    if not len(many):
        return _days_of(loads, many)
    most = int(loads.posts[many].max())
    stretch = Stretch(loads.first[many], loads.after[many])
    positions = np.arange(len(days), dtype=np.int64)
    holding = inside_by(stretch, loads.posts[many], most + 1, positions)
    at_least = holding[::-1].cumsum(axis=0)[::-1]
    # The least number of posts that still comes among the `top` on each day.
    enough = np.maximum((at_least >= top).sum(axis=0) - 1, 2)
    passing = np.arange(most + 1)[:, None] >= enough
    days_passed = np.concatenate([np.zeros((most + 1, 1)), passing.cumsum(axis=1)], axis=1)
    posts, first, after = loads.posts[many], loads.first[many], loads.after[many]
    kept = days_passed[posts, after] > days_passed[posts, first]
    found = _days_of(loads, many[kept])
    order = np.lexsort((-found.ranks, -found.posts, found.day))
    place = np.arange(len(order)) - np.searchsorted(found.day[order], found.day[order])
    first_ones = order[place < top]
    return _Shown(
        found.person[first_ones],
        found.day[first_ones],
        found.posts[first_ones],
        found.ranks[first_ones],
    )


def _days_of(loads: _Loads, rows: Rows) -> _Shown:
    until = int(loads.after.max(initial=0))
    stretch = Stretch(loads.first[rows], loads.after[rows])
    load, day = pairs(stretch, np.arange(until, dtype=np.int64))
    of = rows[load]
    return _Shown(loads.person[of], day, loads.posts[of], loads.ranks[of])


def _code(register: Register, person: str) -> int:
    found = np.flatnonzero((register.persons["person_id"] == person).to_numpy())
    if not len(found):
        known = register.persons["person_id"].cast(pl.String).to_list()
        raise MeasureError(
            Problem("person", f"no person {person!r} in the register", nearest(person, known))
        )
    return int(codes(register.persons, "person_id")[found[0]])


def _table(
    register: Register,
    office: str | None,
    days: Days,
    tenures: pl.DataFrame,
    shown: _Shown,
    concentration: Floats,
) -> pl.DataFrame:
    people, number = np.unique(shown.person, return_inverse=True)
    holder = codes(tenures, "person_id")
    theirs = np.flatnonzero(np.isin(holder, people))
    spans, group = Spans.of(tenures[theirs]), np.searchsorted(people, holder[theirs])
    low, high = (
        inside_by(stretch, group, len(people), days)[number, shown.day]
        for stretch in (spans.certain, spans.possible)
    )
    tenure, day = pairs(spans.central, days)
    ranked = tenures["structure"].gather(theirs).rank("dense").fill_null(0)
    structure = ranked.to_numpy().astype(np.int64)
    kinds = int(structure.max(initial=0)) + 1
    cell = group[tenure] * len(days) + day
    spanned = np.unique(cell * kinds + structure[tenure]) // kinds
    structures = np.bincount(spanned, minlength=len(people) * len(days))
    return answer(
        days[shown.day],
        office or "",
        names(register, shown.person),
        value=shown.posts.astype(np.float64),
        low=low,
        high=high,
        basis="tenures",
        ranks=shown.ranks,
        structures=structures.reshape(len(people), len(days))[number, shown.day],
        herfindahl=concentration[shown.day],
    ).sort("date", "value", "ranks", "subject", descending=[False, True, True, False])

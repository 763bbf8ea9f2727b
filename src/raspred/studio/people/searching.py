"""Search in a hundred thousand people and more: an index built once, then columns compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.errors import Problem
from raspred.studio.models.people import Facet, Facets, PeoplePage, PersonRow
from raspred.studio.people.indexing import COLUMNS, people_frame
from raspred.studio.refusals import UnknownError

if TYPE_CHECKING:
    from raspred.measures.spans import Rows
    from raspred.studio.models.people import Fate, SortBy
    from raspred.studio.opened import Opened

FACETS = {"structure": "structure", "place": "place_id", "fate": "fate", "rank": "rank"}
_SHOWN = 300  # values of a facet; more help nobody to choose
_MARKS = r"\p{M}"  # accents, once letters are taken apart
_SORTED = {
    "weight": ["rank", "placed", "orders"],
    "name": ["key"],
    "born": ["birth"],
    "joined": ["entry"],
    "rank": ["rank"],
    "posts": ["posts"],
    "orders": ["orders"],
    "placed": ["placed"],
    "last": ["last_day"],
}
_GREATEST_FIRST = {"weight", "rank", "posts", "orders", "placed", "last"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is asked for, and in what order; an empty filter lets everybody through."""

    q: str = ""
    structure: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    fate: tuple[Fate, ...] = ()
    rank: tuple[int, ...] = ()
    placed_by: str = ""
    sort: SortBy = "weight"
    descending: bool = False


class Index:
    """The people of one history, one row each, and the orders in which they can be listed."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.frame = people_frame(opened).with_columns(
            key=_folded(pl.concat_str("name", pl.lit(" "), "id"))
        )
        self._orders = {name: _order(self.frame, name) for name in _SORTED}

    def page(self, wanted: Wanted, offset: int, limit: int) -> PeoplePage:
        """Return some of the people asked for.

        Args:
            wanted: Who, and in what order; `descending` turns the order of the sort round.
            offset: How many to leave out.
            limit: How many to tell at most.
        """
        rows = self.rows(wanted)
        chosen = self.frame[rows[offset : offset + limit]].select(COLUMNS)
        people = [PersonRow.model_construct(**row) for row in chosen.iter_rows(named=True)]
        return PeoplePage(total=len(rows), offset=offset, rows=people)

    def rows(self, wanted: Wanted) -> Rows:
        """Return the positions of the people asked for, in the order asked for, int64[n]."""
        order = self._orders[wanted.sort]
        if wanted.descending:
            order = order[::-1]
        condition = self._condition(wanted)
        if condition is None:
            return order
        # Of who never held a post the rank is not known, and so not the one asked for.
        fits = self.frame.select(condition.fill_null(value=False)).to_series().to_numpy()
        kept: Rows = order[fits[order]]
        return kept

    def facets(self, wanted: Wanted) -> Facets:
        """Count the people asked for by each facet, without the facet's own filter."""
        names = self._opened.register.places.select(pl.col("place_id", "name").cast(pl.String))
        place = dict(names.iter_rows())
        found = {}
        for facet, column in FACETS.items():
            condition = self._condition(wanted, without=facet)
            frame = self.frame if condition is None else self.frame.filter(condition)
            counted = frame.group_by(column).len("count").drop_nulls()
            counted = counted.sort(["count", column], descending=[True, False]).head(_SHOWN)
            found[facet] = [
                Facet(value=str(value), name=place.get(value, str(value)), count=count)
                for value, count in counted.iter_rows()
                if value != ""
            ]
        return Facets(**found)

    def _condition(self, wanted: Wanted, without: str = "") -> pl.Expr | None:
        parts = [
            pl.col(column).is_in([value for value in values if _could_stand(value)])
            for facet, column in FACETS.items()
            if facet != without and (values := getattr(wanted, facet))
        ]
        words = pl.select(_folded(pl.lit(wanted.q))).item().split()
        parts += [pl.col("key").str.contains(word, literal=True) for word in words]
        if wanted.placed_by:
            parts.append(pl.col("id").is_in(self._placed_by(wanted.placed_by).implode()))
        return pl.all_horizontal(parts) if parts else None

    def _placed_by(self, person: str) -> pl.Series:
        """Return the ids of those whom a person placed.

        Raises:
            UnknownError: The history has no such person.
        """
        at = self.frame["id"].index_of(person)
        if at is None:
            remedy = "Search for the name, and take the id from there."
            raise UnknownError(Problem("placed_by", f"nobody has the id {person!r}", remedy))
        stays = self._opened.stays
        rows = np.flatnonzero(stays.by == at)
        placed = np.unique(stays.person[rows])
        return self.frame["id"][placed[placed >= 0]]


def index(opened: Opened) -> Index:
    """Return the people of a history, ready to be searched."""
    return Index(opened)


def _folded(text: pl.Expr) -> pl.Expr:
    """Return text as it is compared: small letters without accents."""
    return text.str.normalize("NFKD").str.replace_all(_MARKS, "").str.to_lowercase()


def _order(frame: pl.DataFrame, name: str) -> Rows:
    """Return the positions of all people in an order; ties by name, the unknown last."""
    by = [*_SORTED[name], "key"] if name != "name" else ["key"]
    down = [name in _GREATEST_FIRST] * (len(by) - 1) + [False]
    rows = frame.select(pl.arg_sort_by(by, descending=down, nulls_last=True)).to_series()
    return rows.to_numpy().astype(np.int64)


def _could_stand(value: str | int) -> bool:
    """Whether a column can hold a value: a number of more than 32 bits is nobody's rank."""
    return isinstance(value, str) or -(2**31) <= value < 2**31

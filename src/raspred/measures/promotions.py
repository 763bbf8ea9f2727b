"""Who was raised by whom: placings in a post of higher rank than any held before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.appointers import placings
from raspred.measures.holders import codes
from raspred.measures.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from raspred.measures.electors import Electors
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register


class Promotions:
    """The rises of the electors, and who raised them.

    Args:
        register: The register.
        body: The electors.
        left_out: Bodies whose seats are no promotion: those of the electors themselves.
    """

    def __init__(self, register: Register, body: Electors, left_out: Sequence[str]) -> None:
        self._elector = body.person
        posts = register.posts.select("post_id", "body_id", rank=pl.col("rank").fill_null(1))
        tenures = (
            register.tenures.join(
                body.tenures.select("person_id").unique(), on="person_id", how="semi"
            )
            .join(posts, on="post_id", maintain_order="left")
            .filter(~pl.col("body_id").is_in(list(left_out)))
        )
        self._spans = Spans.of(tenures)
        self._person = codes(tenures, "person_id")
        self._placed = placings(register, tenures)
        rank = tenures["rank"].to_numpy().astype(np.int64)
        self._rise, self._first = _rises(self._person, rank, self._spans.central_start)
        self._posted = np.isin(body.person, self._person)

    def since(self, patron: int) -> tuple[Days, Days, Days]:
        """Return from when each elector is tied to a patron: for certain, centrally, perhaps.

        What stood before a first post is not recorded: it may have been a promotion.
        """
        low, central, high = self._placed.by(patron)
        spans, rise, first = self._spans, self._rise, self._first
        perhaps = self._earliest(high & (rise | first), spans.start_earliest)
        return (
            self._earliest(low & rise, spans.start_latest),
            self._earliest(central & rise, spans.central_start),
            np.where(self._posted, perhaps, FAR_PAST),
        )

    def _earliest(self, rows: NDArray[np.bool_], day: Days) -> Days:
        people, number = np.unique(
            np.concatenate([self._elector, self._person]), return_inverse=True
        )
        found = np.full(len(people), FAR_FUTURE, dtype=np.int64)
        np.minimum.at(found, number[len(self._elector) :][rows], day[rows])
        return found[number[: len(self._elector)]]


def _rises(person: Rows, rank: Rows, start: Days) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which tenures rank above all of their holder's earlier ones, and which are first."""
    table = pl.DataFrame({"person": person, "rank": rank, "start": start}).with_row_index("row")
    highest = pl.col("rank").cum_max().shift(1).over("person")
    # Of posts taken on one day the lowest comes first: a rise on that day is one as well.
    told = (
        table.sort("person", "start", "rank", "row")
        .with_columns(rise=pl.col("rank") > highest, first=highest.is_null())
        .sort("row")
    )
    first = told["first"].to_numpy()
    return told["rise"].fill_null(value=False).to_numpy(), first

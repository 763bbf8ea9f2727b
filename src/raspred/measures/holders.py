"""Who holds a post on a day, and how long one holder stays its present holder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.spans import Rows, Spans, Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from raspred.measures.spans import Days
    from raspred.register.register import Register

NOBODY = -1
"""Code of a person who is not known."""


def codes(frame: pl.DataFrame, column: str) -> Rows:
    """Return an identifier column as the numbers of its words, int64[n]; null is `NOBODY`.

    The numbers are shared by all columns of all registers in memory, so persons can be
    compared across tables.
    """
    numbers = frame[column].to_physical()
    known = numbers.cast(pl.Int64).fill_null(NOBODY) if numbers.has_nulls() else numbers
    return known.to_numpy().astype(np.int64)


def rows_of(keys: Rows, asked: Rows) -> Rows:
    """Return in which row each code stands as the key, `NOBODY` where it stands in none.

    A table over the codes takes a tenth of the time of a join.

    Args:
        keys: Codes of a table's key, int64[n], each but once.
        asked: Codes of a column that refers to it, int64[m], or `NOBODY`.
    """
    row = np.full(int(max(keys.max(initial=0), asked.max(initial=0))) + 2, NOBODY, dtype=np.int64)
    row[keys] = np.arange(len(keys))
    row[NOBODY] = NOBODY
    return row[asked]


def tenures_of(register: Register, posts: Sequence[str]) -> pl.DataFrame:
    """Return the tenures of some posts in the order of the register, with their `place` in it."""
    column = pl.col("post_id")
    wanted = column == posts[0] if len(posts) == 1 else column.is_in(list(posts))
    return register.tenures.with_row_index("place").filter(wanted)


@dataclass(frozen=True, slots=True)
class Reigns:
    """Unbroken times of one person in one office, however many tenures they consist of.

    Attributes:
        person: Code of the holder, int64[n].
        spans: Days of each reign, as far as known.
        single: Whether the office has one seat, so that one holder follows another.
    """

    person: Rows
    spans: Spans
    single: bool

    def __len__(self) -> int:
        return len(self.person)

    def present(self, days: Days) -> tuple[Rows, Rows]:
        """Return every (reign, day) in which that reign may be the present one.

        The day of a hand-over belongs to both holders. A holder in the middle of a certain
        reign rules out all others where the office has one seat.
        """
        may = _table(self.spans.possible, days, handover=True)
        if self.single:
            settled = _table(self.spans.certain, days, handover=False)
            # Where two certain reigns clash, the later one is in force: both then count.
            in_force = np.arange(len(self))[:, None] == self.central(days)
            may &= settled | in_force | ~settled.any(axis=0)
        reign, on = np.nonzero(may)
        return reign.astype(np.int64), on.astype(np.int64)

    def central(self, days: Days) -> Rows:
        """Return the reign in force on each day by the central dates, `NOBODY` for none.

        The last to enter is in force. Where two entered an office of one seat on one day,
        nothing but their names would tell them apart, and neither is.
        """
        if not len(self):
            return np.full(len(days), NOBODY, dtype=np.int64)
        held = _table(self.spans.central, days, handover=None)
        begun = np.where(held, self.spans.central_start[:, None], np.iinfo(np.int64).min)
        told = held.any(axis=0)
        if self.single:
            told &= (held & (begun == begun.max(axis=0))).sum(axis=0) == 1
        return np.where(told, begun.argmax(axis=0), NOBODY)


def _table(stretch: Stretch, days: Days, *, handover: bool | None) -> NDArray[np.bool_]:
    """Return which reign holds which day, bool[reigns, days].

    Days of a hand-over, first and last, count both (True), neither (False), or as in any
    tenure (None: the first counts, the last does not).
    """
    first, after = stretch.first[:, None], stretch.after[:, None]
    begun = first < days if handover is False else first <= days
    gone = after < days if handover else after <= days
    return begun & ~gone


def unbroken(person: Rows, spans: Spans) -> tuple[Rows, Rows, Spans]:
    """Join tenures of one person that touch or may touch.

    Args:
        person: Code of each holder, int64[n].
        spans: Days of each tenure.

    Returns:
        The run to which each tenure belongs, int64[n]; the person and the days of each run.
    """
    order = np.lexsort((spans.start_earliest, person))
    sorted_spans, holder = spans.take(order), person[order]
    reach = pl.DataFrame({"person": holder, "end": sorted_spans.end_latest}).select(
        pl.col("end").cum_max().shift(1).over("person")
    )["end"]
    before = reach.fill_null(np.iinfo(np.int64).min).to_numpy()
    apart = sorted_spans.start_earliest > before
    firsts = np.flatnonzero(apart | (np.diff(holder, prepend=NOBODY - 1) != 0))
    run = np.empty(len(person), dtype=np.int64)
    run[order] = np.cumsum(np.isin(np.arange(len(person)), firsts)) - 1
    joined = Spans(
        *(
            reduce.reduceat(column, firsts) if len(firsts) else column
            for reduce, column in (
                (np.minimum, sorted_spans.start_earliest),
                (np.minimum, sorted_spans.start_latest),
                (np.maximum, sorted_spans.end_earliest),
                (np.maximum, sorted_spans.end_latest),
            )
        )
    )
    return run, holder[firsts], joined


def reigns(register: Register, office: str) -> Reigns:
    """Return the reigns of an office."""
    held = tenures_of(register, [office])
    _, person, spans = unbroken(codes(held, "person_id"), Spans.of(held))
    return Reigns(person, spans, one_seat(register, office))


def one_seat(register: Register, office: str) -> bool:
    """Return whether an office is held by one person at a time."""
    seats = register.posts.filter(pl.col("post_id") == office)["seats"]
    return len(seats) > 0 and seats[0] == 1

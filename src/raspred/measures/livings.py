"""What electors live by: the paid posts each of them holds beside his vote, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.measures.appointers import placings
from raspred.measures.bounds import Tally
from raspred.measures.holders import codes, rows_of
from raspred.measures.present import Standing
from raspred.measures.spans import Rows, Spans, Stretch, ascending, pairs, position

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from raspred.measures.appointers import Placings
    from raspred.measures.bounds import Floats
    from raspred.measures.electors import Electors
    from raspred.measures.present import Claim
    from raspred.measures.spans import Days
    from raspred.register.register import Register

_LOWEST = 1  # rank of a post without one


class Sittings(NamedTuple):
    """An elector on a day, for every elector and day that may meet, one elector after another.

    Attributes:
        day: Position of the day, int64[m].
        certain: Whether he certainly is an elector that day, bool[m].
        central: Whether he is by the central dates, bool[m].
        before: What an elector's sitting on a day has before it, less the position of that
            day, int64[electors].
    """

    day: Rows
    certain: NDArray[np.bool_]
    central: NDArray[np.bool_]
    before: Rows


class Holdings(NamedTuple):
    """A paid post that an elector may hold on the day of a sitting.

    Attributes:
        sitting: Position of the sitting, int64[k].
        tenure: Position among the paid tenures, int64[k].
        certain: Whether he certainly holds it that day, bool[k].
        central: Whether he does by the central dates, bool[k].
    """

    sitting: Rows
    tenure: Rows
    certain: NDArray[np.bool_]
    central: NDArray[np.bool_]

    def take(self, rows: Rows) -> Holdings:
        """Return the holdings at the given positions."""
        return Holdings(
            self.sitting[rows], self.tenure[rows], self.certain[rows], self.central[rows]
        )


@dataclass(frozen=True, slots=True)
class Livings:
    """Electors' paid posts on some days.

    Attributes:
        body: The electors.
        days: The days, ascending.
        sittings: Every elector on every day.
        holdings: What each may hold then.
        tenures: The paid tenures, rows of the register's table.
        spans: Days of the paid tenures.
        rank: Rank of each paid tenure's post; a post without rank has the lowest, 1.
        placed: Who placed the holders of the paid tenures.
        elsewhere: Whether the elector holds another elective seat for certain, so that
            his having no paid post is known and no gap in the register, bool[sittings].
    """

    body: Electors
    days: Days
    sittings: Sittings
    holdings: Holdings
    tenures: pl.DataFrame
    spans: Spans
    rank: Rows
    placed: Placings
    elsewhere: NDArray[np.bool_]

    def on(self, days: Rows) -> tuple[Rows, Holdings]:
        """Return the sittings on some days (positions) and what is held at them.

        The holdings returned count their sittings among those returned.
        """
        wanted = np.isin(self.sittings.day, days)
        number = np.cumsum(wanted) - 1
        kept = self.holdings.take(np.flatnonzero(wanted[self.holdings.sitting]))
        return np.flatnonzero(wanted), kept._replace(sitting=number[kept.sitting])

    def standing(self, sittings: Rows, days: Rows, claim: Claim) -> Standing:
        """Add up what sittings count for, day by day, in the order of `days`."""
        size = len(days)
        at = np.searchsorted(days, self.sittings.day[sittings])
        certain, central = self.sittings.certain[sittings], self.sittings.central[sittings]

        def total(among: NDArray[np.bool_], weights: Floats | None = None) -> Floats:
            given = None if weights is None else weights[among]
            return np.bincount(at[among], given, size).astype(np.float64)

        tally = Tally(
            *(total(certain, weights) for weights in (None, claim.low, claim.high)),
            *(total(~certain, weights) for weights in (None, claim.low, claim.high)),
        )
        return Standing(total(central), total(central, claim.central), tally)


def livings(register: Register, body: Electors, days: Days) -> Livings:
    """Return the paid posts of the electors on some days, ascending."""
    held = np.isin(codes(register.tenures, "person_id"), body.person)
    tenures = register.tenures[np.flatnonzero(held)]
    posts = register.posts
    post = rows_of(codes(posts, "post_id"), codes(tenures, "post_id"))
    elective = posts["elective"].fill_null(value=False).to_numpy()
    voting = posts["post_id"].is_in(list(body.posts)).to_numpy()
    rank = posts["rank"].fill_null(_LOWEST).to_numpy()
    # The last, to which `NOBODY` points, stands for posts that the register does not list.
    paid = np.flatnonzero(~np.append(elective, False)[post])
    seats = np.flatnonzero(np.append(elective & ~voting, False)[post])
    sittings = _sittings(body, days)
    elsewhere = np.zeros(len(sittings.day), dtype=np.bool_)
    other = _holdings(body, sittings, tenures[seats], days)
    elsewhere[other.sitting[other.certain]] = True
    own = tenures[paid]
    return Livings(
        body=body,
        days=days,
        sittings=sittings,
        holdings=_holdings(body, sittings, own, days),
        tenures=own,
        spans=Spans.of(own),
        rank=np.append(rank, _LOWEST)[post[paid]].astype(np.int64),
        placed=placings(register, own),
        elsewhere=elsewhere,
    )


def _sittings(body: Electors, days: Days) -> Sittings:
    possible = body.spans.possible
    elector, day = pairs(possible, days)
    certain, central = (
        (stretch.first[elector] <= days[day]) & (days[day] < stretch.after[elector])
        for stretch in (body.spans.certain, body.spans.central)
    )
    sittings_of = np.bincount(elector, minlength=len(body.person))
    before = np.cumsum(sittings_of) - sittings_of - position(days, possible.first)
    return Sittings(day, certain, central, before)


def _holdings(body: Electors, sittings: Sittings, tenures: pl.DataFrame, days: Days) -> Holdings:
    spans = Spans.of(tenures)
    elector, own = _of_one_person(body.person, codes(tenures, "person_id"))
    seated, held = body.spans.possible.take(elector), spans.possible.take(own)
    first, after = np.maximum(seated.first, held.first), np.minimum(seated.after, held.after)
    pair, day = pairs(Stretch(first, np.maximum(first, after)), days)
    tenure, on = own[pair], days[day]
    certain, central = (
        (stretch.first[tenure] <= on) & (on < stretch.after[tenure])
        for stretch in (spans.certain, spans.central)
    )
    return Holdings(sittings.before[elector[pair]] + day, tenure, certain, central)


def _of_one_person(some: Rows, others: Rows) -> tuple[Rows, Rows]:
    """Return every pair of positions at which two lists of persons name the same, int64[k] each."""
    order = ascending(others)
    one, other = pairs(Stretch(some, some + 1), others[order])
    return one, order[other]

"""What electors live by: the paid posts each of them holds beside his vote, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.measures.bounds import Tally
from raspred.measures.holders import codes
from raspred.measures.present import Standing
from raspred.measures.spans import Rows, Spans, pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.bounds import Floats
    from raspred.measures.electors import Electors
    from raspred.measures.present import Claim
    from raspred.measures.spans import Days
    from raspred.register.register import Register


class Sittings(NamedTuple):
    """An elector on a day, for every elector and day that may meet, sorted by neither.

    Attributes:
        person: Code of the elector, int64[m].
        day: Position of the day, int64[m].
        certain: Whether he certainly is an elector that day, bool[m].
        central: Whether he is by the central dates, bool[m].
    """

    person: Rows
    day: Rows
    certain: NDArray[np.bool_]
    central: NDArray[np.bool_]


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
        sittings: Every elector on every day.
        holdings: What each may hold then, sorted by sitting.
        tenures: The paid tenures, with the `rank` and `body_id` of their posts.
        spans: Days of the paid tenures.
        elsewhere: Whether the elector holds another elective seat for certain, so that
            his having no paid post is known and no gap in the register, bool[sittings].
    """

    sittings: Sittings
    holdings: Holdings
    tenures: pl.DataFrame
    spans: Spans
    elsewhere: NDArray[np.bool_]

    @property
    def rank(self) -> Rows:
        """Rank of each paid tenure's post; a post without rank has the lowest, 1."""
        return self.tenures["rank"].fill_null(1).to_numpy().astype(np.int64)

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
    sittings = _sittings(body, days)
    posts = register.posts.select("post_id", "rank", "elective", "body_id")
    electing = body.tenures.select("person_id").unique()
    tenures = (
        register.tenures.join(electing, on="person_id", how="semi", maintain_order="left")
        .join(posts, on="post_id", how="left", maintain_order="left")
        .with_columns(pl.col("elective").fill_null(value=False))
    )
    paid = tenures.filter(~pl.col("elective"))
    other = tenures.filter(pl.col("elective"), ~pl.col("post_id").is_in(list(body.posts)))
    holdings = _holdings(sittings, paid, days)
    seats = _holdings(sittings, other, days)
    elsewhere = np.zeros(len(sittings.person), dtype=np.bool_)
    elsewhere[seats.sitting[seats.certain]] = True
    return Livings(sittings, holdings, paid, Spans.of(paid), elsewhere)


def _sittings(body: Electors, days: Days) -> Sittings:
    elector, day = pairs(body.spans.possible, days)
    certain, central = (
        (stretch.first[elector] <= days[day]) & (days[day] < stretch.after[elector])
        for stretch in (body.spans.certain, body.spans.central)
    )
    return Sittings(body.person[elector], day, certain, central)


def _holdings(sittings: Sittings, tenures: pl.DataFrame, days: Days) -> Holdings:
    spans = Spans.of(tenures)
    tenure, day = pairs(spans.possible, days)
    persons = codes(tenures, "person_id")
    asked = pl.DataFrame(
        {"person": sittings.person, "day": sittings.day, "sitting": np.arange(len(sittings.day))}
    )
    held = pl.DataFrame({"person": persons[tenure], "day": day, "tenure": tenure})
    found = asked.join(held, on=["person", "day"], maintain_order="left_right")
    tenure, on = found["tenure"].to_numpy(), days[found["day"].to_numpy()]
    certain, central = (
        (stretch.first[tenure] <= on) & (on < stretch.after[tenure])
        for stretch in (spans.certain, spans.central)
    )
    return Holdings(found["sitting"].to_numpy(), tenure, certain, central)

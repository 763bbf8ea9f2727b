"""Renewal: who stays and who is new from one selection of a body to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.answer import answer
from raspred.measures.bounds import Tally, ratio, share_bounds
from raspred.measures.calendar import one_day
from raspred.measures.holders import codes, rows_of, tenures_of
from raspred.measures.selections import selections_of
from raspred.measures.spans import Spans, day_column, middle, pairs

if TYPE_CHECKING:
    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

DAYS_A_YEAR = 365.2425


def renewal(
    register: Register, office: str, days: Days, *, since: str | None = None
) -> pl.DataFrame:
    """Retention, newcomers, mean age and seniority of a body from selection to selection.

    Question: How far does each selection keep those whom it finds in their seats?

    Reads: tenures (selection), persons (birth).

    Range: `subject` retention: share of the members of the last selection who are members
    of this one; newcomers: share of these who were not members of the last; both 0 to 1.
    Subjects age and seniority (since the first seat in the post): means in years over those
    whose dates are known. `members` counts all, `known` those the figure rests on. With
    `since` instead: subject survival, the share of the members of that day who are members
    on the days asked about. Selections are those that tenures name, or else the days on
    which half of those in office had just entered; of one day asked about, the last before.

    Known: full members of the Bolshevik Central Committee kept at the congresses X to XIII:
    .74 .76 .89 .95.

    Source: as in studies of elite turnover; Rigby, Lenin's Government (1979), tables.
    """
    tenures = tenures_of(register, [office])
    if since is not None:
        return _survival(tenures, office, days, one_day(since, "since"))
    chosen = selections_of(tenures)
    members = _Members(tenures, chosen.member, chosen.day)
    rows = [*_turnover(members), *_years(register, members)]
    before = np.flatnonzero(chosen.day <= days.max(initial=FAR_PAST))
    shown = before[-1:] if len(days) == 1 else before
    tables = [
        answer(
            chosen.day[shown],
            office,
            subject,
            value=value[shown],
            low=low[shown],
            high=high[shown],
            basis=chosen.basis,
            selection=chosen.name.gather(shown),
            members=members.size[shown],
            known=known[shown],
        )
        for subject, value, low, high, known in rows
    ]
    return pl.concat(tables).drop_nulls("value").sort("date", maintain_order=True)


class _Members:
    """Who was a member at which selection, each person once."""

    def __init__(self, tenures: pl.DataFrame, member: tuple[Rows, Rows], day: Days) -> None:
        selection, tenure = member
        person = codes(tenures, "person_id")
        self.day = day
        pair = np.unique(np.stack([selection, person[tenure]]), axis=1)
        self.selection, self.person = pair
        self.size = np.bincount(self.selection, minlength=len(day)).astype(np.int64)
        self.spans, self.holder = Spans.of(tenures), person


Figure = tuple[str, "Floats", "Floats", "Floats", "Rows"]


def _turnover(members: _Members) -> list[Figure]:
    size = members.size.astype(np.float64)
    stride = int(members.person.max(initial=0)) + 1
    key = members.selection * stride + members.person
    stays = np.isin(key + stride, key)
    kept = np.bincount(members.selection[stays] + 1, minlength=len(size))[: len(size)]
    last = np.concatenate([[0.0], size[:-1]])
    retention = ratio(kept.astype(np.float64), last)
    # Of the first selection nobody can be called new.
    newcomers = np.where(last > 0, 1.0 - ratio(kept.astype(np.float64), size), np.nan)
    return [
        ("retention", retention, retention, retention, members.size),
        ("newcomers", newcomers, newcomers, newcomers, members.size),
    ]


def _years(register: Register, members: _Members) -> list[Figure]:
    persons = register.persons
    row = rows_of(codes(persons, "person_id"), members.person)
    born = (
        np.append(day_column(persons, f"birth_{side}", unknown), unknown)[row]
        for side, unknown in (("earliest", FAR_PAST), ("latest", FAR_FUTURE))
    )
    holder, which = np.unique(members.holder, return_inverse=True)
    place = np.searchsorted(holder, members.person)
    first = []
    for begun in (members.spans.start_earliest, members.spans.start_latest):
        soonest = np.full(len(holder), FAR_FUTURE, dtype=np.int64)
        np.minimum.at(soonest, which, begun)
        first.append(soonest[place])
    return [
        ("age", *_mean_since(members, *born)),
        ("seniority", *_mean_since(members, *first)),
    ]


def _mean_since(
    members: _Members, earliest: Days, latest: Days
) -> tuple[Floats, Floats, Floats, Rows]:
    """Return the mean years since a date, its bounds, and how many dates are known.

    Args:
        members: Who was a member at which selection.
        earliest: First day on which each one's date can lie, `FAR_PAST` = not known.
        latest: Last day, `FAR_FUTURE` = not known.
    """
    known = (earliest > FAR_PAST) & (latest < FAR_FUTURE)
    selection, size = members.selection[known], len(members.size)
    number = np.bincount(selection, minlength=size)

    def mean(date: Days) -> Floats:
        years = (members.day[selection] - date[known]) / DAYS_A_YEAR
        total: Floats = np.bincount(selection, years, size).astype(np.float64)
        return ratio(total, number.astype(np.float64))

    return mean(middle(earliest, latest)), mean(latest), mean(earliest), number


def _survival(tenures: pl.DataFrame, office: str, days: Days, since: int) -> pl.DataFrame:
    spans, person = Spans.of(tenures), codes(tenures, "person_id")

    def sitting(day: int) -> tuple[Rows, Rows, Rows]:
        """Return who sat on a day for certain, perhaps, and by the central dates."""
        at = np.array([day])
        readings = (spans.certain, spans.possible, spans.central)
        certain, possible, central = (np.unique(person[pairs(one, at)[0]]) for one in readings)
        return certain, possible, central

    certain, possible, central = sitting(since)
    groups = (certain, np.setdiff1d(possible, certain))
    counts = np.empty((len(days), 6))
    value = np.empty(len(days))
    for row, day in enumerate(days):
        still, perhaps, now = sitting(int(day))
        counts[row] = [
            number
            for group in groups
            for number in (len(group), np.isin(group, still).sum(), np.isin(group, perhaps).sum())
        ]
        value[row] = np.isin(central, now).mean() if len(central) else np.nan
    low, high = share_bounds(Tally(*counts.T))
    basis = "members of one day"
    return answer(days, office, "survival", value=value, low=low, high=high, basis=basis)

"""Dissent: how a meeting voted, in all and by the origin of its delegates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.measures.answer import answer
from raspred.measures.bounds import ratio
from raspred.measures.rules import body_asked
from raspred.measures.spans import Spans, day_column, inside, middle

if TYPE_CHECKING:
    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Days
    from raspred.register.register import Register

WAYS = {
    "for": "votes_for",
    "against": "votes_against",
    "abstained": "abstained",
    "absent": "absent",
}
_VOTE = (
    "body_id",
    "meeting",
    "issue",
    "question",
    "subject_person_id",
    "date_earliest",
    "date_latest",
)


def dissent(register: Register, office: str | None, days: Days) -> pl.DataFrame:
    """Shares for, against, abstaining and absent at each vote, by origin of the delegates.

    Question: Who still voted against, and from where?

    Reads: ballots; tenures of the voting body's posts, for the number entitled.

    Range: 0 to 1 of those the ballot accounts for; `subject` names the way of voting and
    `votes` its number, `delegation` the place the voters came from (empty: all of them).
    Where a ballot leaves a way uncounted, `low` is the share of all who sat in the body on
    that day, if the register knows them. Where only the delegations were counted, their
    sum stands for the whole and `basis` says so. `office` is a body or one of its posts.

    Known: the XIV Congress, December 1925: 559 for, 65 against, 41 abstaining: 65 / 665.

    Source: shares of votes.
    """
    ballots = register.ballots
    if office is not None:
        ballots = ballots.filter(pl.col("body_id") == body_asked(register, office))
    date = middle(
        day_column(ballots, "date_earliest", FAR_PAST),
        day_column(ballots, "date_latest", FAR_FUTURE),
    )
    last = days.max(initial=FAR_PAST)
    within = (date == last) if len(days) == 1 else (date <= last)
    votes = _with_sums(ballots.with_columns(pl.Series("day", date)).filter(pl.Series(within)))
    if not len(votes):
        return _empty()
    counted = np.stack([votes[column].to_numpy() for column in WAYS.values()]).astype(np.float64)
    total = np.nansum(counted, axis=0)
    gaps = np.isnan(counted).any(axis=0)
    entitled = np.where(gaps, np.maximum(total, _entitled(register, votes)), total)
    no_result = np.isnan(counted[:2]).any(axis=0)
    # Without a result any number may have voted, unless the register knows who sat there.
    unbounded = no_result & (entitled <= total)
    tables = [
        answer(
            votes["day"].to_numpy(),
            votes["body_id"].cast(pl.String),
            way,
            value=np.where(no_result, np.nan, ratio(number, total)),
            low=np.where(unbounded, 0.0, ratio(number, entitled)),
            high=np.where(no_result, 1.0, ratio(number, total)),
            basis=votes["basis"],
            votes=pl.Series(number).fill_nan(None).cast(pl.Int64),
            meeting=votes["meeting"],
            issue=votes["issue"],
            delegation=votes["delegation_place_id"].cast(pl.String).fill_null(""),
        )
        for way, number in zip(WAYS, counted, strict=True)
    ]
    return pl.concat(tables).drop_nulls("votes").sort("date", "delegation", maintain_order=True)


def _with_sums(ballots: pl.DataFrame) -> pl.DataFrame:
    """Return the ballots, with the sum of the delegations where no whole was counted."""
    whole = pl.col("delegation_place_id").is_null()
    counts = [pl.col(column).cast(pl.Float64) for column in WAYS.values()]
    kept = ballots.select(*_VOTE, "day", "delegation_place_id", *counts, basis=pl.lit("as counted"))
    sums = (
        kept.filter(~whole)
        .join(kept.filter(whole), on=list(_VOTE), how="anti", nulls_equal=True)
        .group_by(*_VOTE, "day", maintain_order=True)
        .agg(
            # A sum over nothing but gaps is a gap, not zero.
            pl.when(pl.col(column).is_not_null().any()).then(pl.col(column).sum()).alias(column)
            for column in WAYS.values()
        )
        .with_columns(
            delegation_place_id=pl.lit(None, kept.schema["delegation_place_id"]),
            basis=pl.lit("sum of the delegations"),
        )
    )
    return pl.concat([kept, sums.select(kept.columns)])


def _entitled(register: Register, votes: pl.DataFrame) -> Floats:
    """Return how many sat in the voting body on the day, 0 for a part of it."""
    days = np.unique(votes["day"].to_numpy())
    at = np.searchsorted(days, votes["day"].to_numpy())
    entitled = np.zeros(len(votes))
    body = votes["body_id"]
    for one in body.drop_nulls().unique():
        posts = register.posts.filter(pl.col("body_id") == one).select("post_id")
        members = register.tenures.join(posts, on="post_id", how="semi")
        here = (body == one).fill_null(value=False).to_numpy()
        entitled[here] = inside(Spans.of(members).possible, days)[at[here]]
    return np.where(votes["delegation_place_id"].is_null().to_numpy(), entitled, 0.0)


def _empty() -> pl.DataFrame:
    none = np.empty(0)
    return answer(none.astype(np.int64), "", "", value=none, low=none, high=none, basis="")

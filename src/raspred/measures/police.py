"""Police share: by whose hand people were removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.measures.answer import answer
from raspred.measures.bounds import ratio
from raspred.measures.periods import Periods
from raspred.measures.rules import body_asked

if TYPE_CHECKING:
    from raspred.measures.spans import Days
    from raspred.register.register import Register

REMOVALS = ("removal", "demotion", "expulsion", "exile", "arrest", "execution")


def police_share(register: Register, office: str | None, days: Days) -> pl.DataFrame:
    """Share of removals by the section, a control commission, the police and others.

    Question: When did orders of the apparatus give way to orders of the police?

    Reads: orders (kind, channel, date, from_post_id), posts (body_id).

    Range: 0 to 1 of the removals of a period, which ends on `date` and begins after the
    day asked about before it; `subject` is the channel, `orders` its number. Removals are
    orders of removal, demotion, expulsion, exile, arrest and execution. Orders of unknown
    channel or uncertain date stand in the bounds. With `office`, a body or one of its
    posts, only removals from that body's posts.

    Known: removals by section, section, police, unknown: police .25, at most .5.

    Source: shares of orders.
    """
    acts = register.orders.filter(pl.col("kind").is_in(REMOVALS))
    if office is not None:
        body = body_asked(register, office)
        posts = register.posts.filter(pl.col("body_id") == body).select(from_post_id="post_id")
        acts = acts.join(posts, on="from_post_id", how="semi", maintain_order="left")
    channel = acts["channel"].cast(pl.String).fill_null("unknown")
    words, group = np.unique(channel.to_numpy(), return_inverse=True)
    central, low, high = Periods.of(acts, days).counts(group.astype(np.int64), len(words))
    dark = (words == "unknown")[:, None]
    value = ratio(central, central.sum(axis=0))
    # Least: as few of its own and as many of the others as can be; the unknown may be his.
    most = high + np.where(dark, 0.0, np.where(dark, high, 0.0).sum(axis=0))
    least = ratio(low, low + high.sum(axis=0) - high)
    known = np.where(dark, 0.0, low)
    greatest = ratio(most, most + known.sum(axis=0) - known)
    shown, day = np.nonzero(central > 0)
    return answer(
        days[day],
        office or "",
        words[shown].astype(str).tolist(),
        value=value[shown, day],
        low=least[shown, day],
        high=greatest[shown, day],
        basis="orders",
        orders=central[shown, day],
    ).sort("date", "subject")

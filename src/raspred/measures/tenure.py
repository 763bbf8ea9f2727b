"""Tenure: how long people stay in post, with those still there counted rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.answer import answer
from raspred.measures.holders import tenures_of
from raspred.measures.rules import body_asked
from raspred.measures.spans import Spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Days
    from raspred.register.register import Register

DAYS_A_MONTH = 365.2425 / 12
BY = ("all", "appointer", "channel", "structure", "place", "year")
Z_95 = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


class Survival(NamedTuple):
    """A Kaplan-Meier curve, one entry for each duration at which somebody left.

    Attributes:
        time: Durations, ascending.
        at_risk: Number still in post just before.
        ended: Number who left then.
        staying: Share who stay longer.
        low: Lower 95 % confidence limit of that share.
        high: Upper 95 % confidence limit.
    """

    time: Floats
    at_risk: Floats
    ended: Floats
    staying: Floats
    low: Floats
    high: Floats


def kaplan_meier(duration: Floats, ended: NDArray[np.bool_]) -> Survival:
    """Return the product-limit estimate of how long tenures last.

    Args:
        duration: How long each was observed, float64[n].
        ended: Whether it ended then; the others last longer than that, bool[n].

    Returns:
        The curve; its limits are Greenwood's variance on the log-log scale, which keeps
        them in [0, 1] (Kalbfleisch and Prentice 1980).
    """
    time, leaving = np.unique(duration[ended], return_counts=True)
    at_risk = (len(duration) - np.searchsorted(np.sort(duration), time)).astype(np.float64)
    leavers = leaving.astype(np.float64)
    staying: Floats = np.cumprod(1.0 - leavers / at_risk).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(leavers / (at_risk * (at_risk - leavers)))
        spread = Z_95 * np.sqrt(variance) / np.log(staying)
        low, high = staying ** np.exp(-spread), staying ** np.exp(spread)
    # Nobody is left: the limits degenerate with the estimate.
    gone = staying <= 0
    return Survival(
        time, at_risk, leavers, staying, np.where(gone, 0.0, low), np.where(gone, 0.0, high)
    )


def tenure(
    register: Register,
    office: str | None,
    days: Days,
    *,
    of: str = "all",
    months: int = 120,
) -> pl.DataFrame:
    """Share of the tenures that last longer than so many months, by group (Kaplan-Meier).

    Question: How long does a post last, and for whose men?

    Reads: tenures, posts (body_id), bodies (structure, place_id).

    Range: `value` 0 to 1 at every whole month up to `months`, by the central dates;
    `subject` is the group that `of` names: all, appointer, channel, structure, place or
    year (of the start). `low` and `high` are 95 % confidence limits, not bounds from
    dates. `at_risk` counts the tenures that last at least so long, `hazard` is the share of
    these that end within the month, `p_value` the log-rank test of the group against all
    others. Tenures that last on the last day asked about are censored there; those whose
    start is unknown are left out. `office` is a post or a body.

    Known: durations 1, 2, 2+, 4 (+ still in post): .75, .5, .5, 0.

    Source: E. L. Kaplan and P. Meier (1958); N. Mantel (1966).
    """
    if of not in BY:
        raise MeasureError(Problem("of", f"no grouping {of!r}", nearest(of, BY)))
    if not len(days):
        return _empty()
    last = int(days[-1])
    spells = _spells(register, office, of, last)
    tables = [
        _curve(group[0], spells, office or "", last, months)
        for group in spells.select("group").unique().sort("group").iter_rows()
    ]
    return pl.concat(tables) if tables else _empty()


def _spells(register: Register, office: str | None, of: str, last: int) -> pl.DataFrame:
    """Return group, duration in months and whether it ended, of tenures begun by `last`."""
    tenures = register.tenures if office is None else _asked(register, office)
    bodies = register.bodies.select("body_id", "structure", "place_id")
    posts = register.posts.select("post_id", "body_id").join(bodies, on="body_id", how="left")
    spans = Spans.of(tenures)
    start, end = spans.central_start, spans.central_end
    begun = (start > FAR_PAST) & (start <= last)
    year = start.clip(-(10**6), 10**6).astype("datetime64[D]").astype("datetime64[Y]").astype(int)
    group = {
        "all": pl.lit("all"),
        "appointer": pl.col("appointed_by"),
        "channel": pl.col("filled_by"),
        "structure": pl.col("structure"),
        "place": pl.col("place_id"),
        "year": pl.col("year"),
    }[of]
    return (
        tenures.select("post_id", "appointed_by", "filled_by")
        .with_columns(
            pl.Series("year", year + 1970),
            pl.Series("months", (np.minimum(end, last) - start) / DAYS_A_MONTH),
            pl.Series("ended", (end <= last) & (end < FAR_FUTURE)),
            pl.Series("begun", begun),
        )
        .filter("begun")
        .join(posts, on="post_id", how="left", maintain_order="left")
        .select(group.cast(pl.String).fill_null("unknown").alias("group"), "months", "ended")
    )


def _asked(register: Register, office: str) -> pl.DataFrame:
    if office in register.posts["post_id"].cast(pl.String):
        return tenures_of(register, [office])
    body = body_asked(register, office)
    posts = register.posts.filter(pl.col("body_id") == body).select("post_id")
    return register.tenures.join(posts, on="post_id", how="semi", maintain_order="left")


def _curve(group: str, spells: pl.DataFrame, office: str, last: int, months: int) -> pl.DataFrame:
    own = spells.filter(pl.col("group") == group)
    duration, ended = own["months"].to_numpy(), own["ended"].to_numpy()
    curve = kaplan_meier(duration, ended)
    month = np.arange(months + 1)
    # The curve is flat between two leavings; before the first everybody stays.
    step = np.searchsorted(curve.time, month, side="right")
    value, low, high = (
        np.concatenate([[1.0], part])[step] for part in (curve.staying, curve.low, curve.high)
    )
    at_risk = len(duration) - np.searchsorted(np.sort(duration), month)
    leaving = np.diff(np.searchsorted(np.sort(duration[ended]), np.append(month, months + 1)))
    shown = np.flatnonzero(at_risk > 0)
    return answer(
        np.full(len(shown), last),
        office,
        group,
        value=value[shown],
        low=low[shown],
        high=high[shown],
        basis="Kaplan-Meier, 95 % limits",
        months=month[shown],
        at_risk=at_risk[shown],
        hazard=(leaving / np.maximum(at_risk, 1))[shown],
        p_value=np.full(len(shown), _log_rank(own, spells.filter(pl.col("group") != group))),
    ).with_columns(pl.col("p_value").fill_nan(None))


def _log_rank(own: pl.DataFrame, others: pl.DataFrame) -> float:
    """Return the log-rank p-value of two samples, NaN where one has nothing to compare."""
    if not own["ended"].any() or not others["ended"].any():
        return float("nan")
    from scipy.stats import CensoredData, logrank

    samples = (
        CensoredData.right_censored(sample["months"].to_numpy(), ~sample["ended"].to_numpy())
        for sample in (own, others)
    )
    return float(logrank(*samples).pvalue)


def _empty() -> pl.DataFrame:
    none = np.empty(0)
    return answer(none.astype(np.int64), "", [], value=none, low=none, high=none, basis=[])

"""The loop closed: when those who choose a man became his own men for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.answer import answer
from raspred.measures.calendar import as_dates
from raspred.measures.debt import debt
from raspred.measures.dependence import dependence
from raspred.measures.electors import electors
from raspred.measures.post_debt import post_debt
from raspred.measures.rules import majority_of
from raspred.measures.selections import selections_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from raspred.measures.bounds import Floats
    from raspred.measures.electors import Electors
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

OF: dict[str, Callable[..., pl.DataFrame]] = {
    "post-debt": post_debt,
    "debt": debt,
    "dependence": dependence,
}
NEVER = -1


def loop_closed(
    register: Register, office: str, days: Days, *, of: str = "post-debt", **options: Any
) -> pl.DataFrame:
    """First day on which the holder's own men suffice to keep him, and suffice from then on.

    Question: When did the office begin to choose its own electors?

    Reads: what post-debt, debt or dependence read (as `of` says), the majority of the
    office's selection rule, and the electors' tenures for the dates of their selection.

    Range: a row for each holder under whom the loop may have closed. `date` is the first
    of the days asked about on which the share reaches what the rule needs (more than half,
    two thirds, or all), and from which it stays there through the next selection of the
    electors, the month's end after it included; `value`, `low` and `high` are the share on
    that day. `earliest` and `latest` are the same date read off the upper and the lower
    bounds; null means that it never closed in that reading, and `date` may be null where
    `earliest` is not. Judge the loop at the end of a congress month: ask by month.

    Known: shares .4 .6 .4 .6 .6 with a selection after the fourth day close on the fourth.

    Source: our definition, after R. V. Daniels's circular flow of power (1960).
    """
    if of not in OF:
        raise MeasureError(Problem("of", f"no debt {of!r}", nearest(of, OF)))
    body = electors(register, office)
    return loop_closed_by(register, office, body, OF[of](register, office, days, **options), of)


def loop_closed_by(
    register: Register, office: str, body: Electors, series: pl.DataFrame, of: str
) -> pl.DataFrame:
    """Return `loop_closed` where electors and debt, the one named by `of`, are known already."""
    # Where by the central dates there are no electors, the lower bound holds nobody either.
    seated = pl.col("value").is_not_null()
    series = series.with_columns(low=pl.when(seated).then("low"))
    at = series["date"].cast(pl.Int32).to_numpy().astype(np.int64)
    until = _through_next_selection(body, at)
    needed, strict, rule = _quota(register, office)
    rows = []
    for holder in series["subject"].unique(maintain_order=True):
        his = (series["subject"] == holder).to_numpy()
        closing = [
            _first(at, until, _reaches(series[name].to_numpy(), needed, strict=strict) & his)
            for name in ("value", "high", "low")
        ]
        if max(closing) > NEVER:
            rows.append((holder, *closing))
    return _table(series, office, rows, at, needed, f"{of}; {rule}")


def _quota(register: Register, office: str) -> tuple[float, bool, str]:
    """Return the share needed, whether it must be passed rather than met, and why."""
    majority, stated = majority_of(register, office)
    shares = {"two-thirds": (2 / 3, False), "unanimity": (1.0, False)}
    return *shares.get(majority, (0.5, True)), stated


def _reaches(share: Floats, needed: float, *, strict: bool) -> NDArray[np.bool_]:
    given = np.nan_to_num(share.astype(np.float64), nan=-1.0)
    return given > needed if strict else given >= needed - 1e-9


def _through_next_selection(body: Electors, at: Days) -> Rows:
    """Return for each day the position of the last day on which the share must hold."""
    chosen = selections_of(body.tenures).day
    following = np.searchsorted(chosen, at, side="right")
    none_after = following >= len(chosen)
    next_day = chosen[np.minimum(following, max(len(chosen) - 1, 0))] if len(chosen) else at
    seen = np.searchsorted(at, next_day, side="left")
    return np.where(none_after, len(at) - 1, np.minimum(seen, len(at) - 1))


def _first(at: Days, until: Rows, holds: NDArray[np.bool_]) -> int:
    """Return the first position from which it holds through `until`, or `NEVER`."""
    failures = np.concatenate([[0], np.cumsum(~holds)])
    stays = failures[until + 1] == failures[np.arange(len(at))]
    found = np.flatnonzero(stays)
    return int(found[0]) if len(found) else NEVER


def _table(
    series: pl.DataFrame,
    office: str,
    rows: list[tuple[str, int, int, int]],
    at: Days,
    needed: float,
    basis: str,
) -> pl.DataFrame:
    central, earliest, latest = (
        np.array([row[column] for row in rows], dtype=np.int64) for column in (1, 2, 3)
    )

    def dates(position: Rows) -> pl.Series:
        found = as_dates(at[np.maximum(position, 0)]) if len(at) else as_dates(position)
        return pl.select(pl.when(pl.Series(position > NEVER)).then(found)).to_series()

    def shares(name: str) -> Floats:
        given = series[name].to_numpy().astype(np.float64)
        return np.where(central > NEVER, given[np.maximum(central, 0)], np.nan)

    table = answer(
        at[np.maximum(central, 0)] if len(at) else central,
        office,
        [row[0] for row in rows],
        value=shares("value") if rows else np.empty(0),
        low=shares("low") if rows else np.empty(0),
        high=shares("high") if rows else np.empty(0),
        basis=basis,
        earliest=dates(earliest),
        latest=dates(latest),
        needed=np.full(len(rows), needed),
    )
    return table.with_columns(date=dates(central))

"""Effects: each arm less the baseline, over pairs of histories of the same seed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import polars as pl

from raspred.experiments.comparing.intervals import (
    UNKNOWN,
    Interval,
    mean_difference,
    paired_shares,
    wilson,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from raspred.experiments.comparing.outcomes import Outcome

    Values = NDArray[np.float64]

_NOTHING = 1e-12  # what rounding leaves of a variance that is none

KINDS = {
    "arm": pl.String,
    "outcome": pl.String,
    "baseline": pl.Float64,
    "with_arm": pl.Float64,
    "effect": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,
    "pairs": pl.Int64,
    "variance_ratio": pl.Float64,
    "method": pl.String,
}


def effects(
    table: pl.DataFrame, baseline: str, arms: Sequence[str], outcomes: Sequence[Outcome]
) -> pl.DataFrame:
    """Return what each arm changes in each outcome.

    Args:
        table: A study's observations.
        baseline: Name of the arm to compare with.
        arms: Names of the others.
        outcomes: What is compared.

    Returns:
        Rows (arm, outcome, baseline, with_arm, effect, low, high, p, pairs,
        variance_ratio, method). `effect` is the mean of arm less baseline over the pairs,
        `low` and `high` its 95 % interval, `p` that of the test that there is none, for
        one comparison alone. `variance_ratio` tells how many times the runs an unpaired
        comparison would need; null where all differences are the same.
    """
    rows: list[tuple[object, ...]] = []
    for outcome in outcomes:
        values = outcome.of(table)
        base = values.filter(pl.col("arm") == baseline).select("seed", before="value")
        for arm in arms:
            pairs = values.filter(pl.col("arm") == arm).join(base, on="seed").sort("seed")
            before, after = pairs["before"].to_numpy(), pairs["value"].to_numpy()
            if len(pairs):
                rows.append((arm, outcome.name, *_effect(before, after, outcome.kind)))
    frame = pl.DataFrame(rows, schema=KINDS, orient="row")
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))


def _effect(before: Values, after: Values, kind: str) -> tuple[object, ...]:
    difference = after - before
    if kind == "happened":
        found, p = _of_shares(before > 0, after > 0)
        method = "Newcombe 1998 (10), exact McNemar"
    else:
        found, p = mean_difference(difference), _t_test(difference)
        method = "Student, paired"
    return (
        float(before.mean()),
        float(after.mean()),
        *found,
        p,
        len(before),
        variance_ratio(before, after),
        method,
    )


def _of_shares(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> tuple[Interval, float]:
    """Return the difference of shares and the exact p of McNemar's test."""
    from scipy.stats import binomtest

    gained, lost = int((after & ~before).sum()), int((before & ~after).sum())
    both, neither = int((after & before).sum()), int((~after & ~before).sum())
    turned = gained + lost
    p = float(binomtest(gained, turned).pvalue) if turned else 1.0
    return paired_shares(both, gained, lost, neither), p


def _t_test(difference: Values) -> float:
    count = len(difference)
    if count < 2 or difference.std() == 0:
        return math.nan
    from scipy.stats import t

    ratio = difference.mean() / (difference.std(ddof=1) / math.sqrt(count))
    return float(2 * t.sf(abs(ratio), count - 1))


def variance_ratio(before: Values, after: Values) -> float:
    """Return the variance of an unpaired difference over that of the paired one.

    2 means that without common random numbers twice the histories would be needed for an
    interval as narrow.
    """
    if len(before) < 2:
        return math.nan
    paired = float((after - before).var(ddof=1))
    apart = float(before.var(ddof=1) + after.var(ddof=1))
    return apart / paired if paired > _NOTHING * apart else math.nan


def prevention(
    table: pl.DataFrame, baseline: str, arms: Sequence[str], captures: Sequence[Outcome]
) -> pl.DataFrame:
    """Return how often each arm is captured, and keeps from it what otherwise would be.

    Args:
        table: A study's observations.
        baseline: Name of the arm to compare with.
        arms: Names of the others.
        captures: Outcomes of the kind "happened".

    Returns:
        Rows (arm, capture, histories, captured, captured_low, captured_high, would_be,
        prevented, prevented_low, prevented_high): the share of the arm's histories in which
        it happened; the seeds in which it happened in the baseline, and the share of these
        in which it did not under the arm. Bounds are Wilson's, 95 %.
    """
    rows: list[tuple[object, ...]] = []
    for capture in captures:
        values = capture.of(table)
        base = values.filter(pl.col("arm") == baseline).select("seed", before="value")
        for arm in (baseline, *arms):
            pairs = values.filter(pl.col("arm") == arm).join(base, on="seed", how="left")
            if not len(pairs):
                continue
            would = pairs.filter(pl.col("before") > 0)
            kept = (
                UNKNOWN if arm == baseline else wilson(int((would["value"] == 0).sum()), len(would))
            )
            happened = wilson(int((pairs["value"] > 0).sum()), len(pairs))
            rows.append((arm, capture.name, len(pairs), *happened, len(would), *kept))
    names = (
        *("arm", "capture", "histories", "captured", "captured_low", "captured_high"),
        *("would_be", "prevented", "prevented_low", "prevented_high"),
    )
    kinds: dict[str, type[pl.DataType]] = dict.fromkeys(names, pl.Float64)
    kinds |= dict.fromkeys(("histories", "would_be"), pl.Int64)
    kinds |= dict.fromkeys(("arm", "capture"), pl.String)
    frame = pl.DataFrame(rows, schema=kinds, orient="row")
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))

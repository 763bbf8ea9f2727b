"""Distributions over histories beside the record, which is one draw too."""

from __future__ import annotations

import polars as pl

from raspred.experiments.targets import targets_at

LOW, HIGH = 0.05, 0.95


def beside_the_record(table: pl.DataFrame, cadres: float = 1.0) -> pl.DataFrame:
    """Return each pattern's distribution over the histories, with the record beside it.

    Args:
        table: Rows (seed, pattern, subject, value) of one arm, as `study` returns them.
        cadres: Share of the posts with which the histories were lived.

    Returns:
        Rows (pattern, subject, use, record, record_low, record_high, low, median, high,
        happened, inside): what the target is for; the 5th, 50th and 95th percentile of the
        values, the share of histories in which the thing happened at all, and whether any
        of the record's bounds lies inside; null where it has no figure.
    """
    histories = max(1, table["seed"].n_unique())
    spread = table.group_by("pattern", "subject", maintain_order=True).agg(
        low=pl.col("value").quantile(LOW, "linear"),
        median=pl.col("value").median(),
        high=pl.col("value").quantile(HIGH, "linear"),
        happened=pl.col("value").is_not_null().sum() / histories,
    )
    joined = spread.join(
        targets_at(cadres), on=["pattern", "subject"], how="left", maintain_order="left"
    )
    return joined.with_columns(
        inside=(pl.col("record_high") >= pl.col("low")) & (pl.col("record_low") <= pl.col("high"))
    ).select(
        *("pattern", "subject", "use", "record", "record_low", "record_high"),
        *("low", "median", "high", "happened", "inside"),
    )

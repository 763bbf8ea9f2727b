"""Distributions over histories beside the record, which is one draw too."""

from __future__ import annotations

from functools import cache

import polars as pl

from raspred.sources.history import congresses, fallen_from_politburo, targets

LOW, HIGH = 0.05, 0.95


def beside_the_record(table: pl.DataFrame) -> pl.DataFrame:
    """Return each pattern's distribution over the histories, with the record beside it.

    Args:
        table: Rows (seed, pattern, subject, value) as `ensemble` returns them.

    Returns:
        Rows (pattern, subject, record, low, median, high, happened, inside): the 5th, 50th
        and 95th percentile of the values, the share of histories in which the thing
        happened at all, and whether the record lies inside; null where it has no figure.
    """
    histories = max(1, table["seed"].n_unique())
    spread = table.group_by("pattern", "subject", maintain_order=True).agg(
        low=pl.col("value").quantile(LOW, "linear"),
        median=pl.col("value").median(),
        high=pl.col("value").quantile(HIGH, "linear"),
        happened=pl.col("value").is_not_null().sum() / histories,
    )
    joined = spread.join(_record(), on=["pattern", "subject"], how="left", maintain_order="left")
    return joined.with_columns(
        inside=(pl.col("record") >= pl.col("low")) & (pl.col("record") <= pl.col("high"))
    ).select("pattern", "subject", "record", "low", "median", "high", "happened", "inside")


@cache
def _record() -> pl.DataFrame:
    """Return what the record has of the patterns, read off its own tables."""
    return pl.concat([_retention(), _falls(), _placings(), _votes()])


def _retention() -> pl.DataFrame:
    """Return retention and newcomers by congress, matched by the month of its close."""
    meetings = congresses().filter(pl.col("kind") == "congress")
    month = meetings.select("roman", month=pl.col("closed").cast(pl.String).str.slice(0, 7))
    parts = []
    for metric, pattern in (
        ("cc_full_retention", "retention"),
        ("cc_full_newcomer_share", "newcomers"),
    ):
        figures = targets(metric).with_columns(month=pl.col("period_start").str.slice(0, 7))
        parts.append(
            figures.join(month, on="month").select(
                pattern=pl.lit(pattern), subject="roman", record="value"
            )
        )
    return pl.concat(parts)


def _falls() -> pl.DataFrame:
    """Return the year in which each member of the record's Politburo lost his seat."""
    fallen = fallen_from_politburo()
    day = pl.col("date").cast(pl.String)
    year = day.str.slice(0, 4).cast(pl.Float64)
    month = day.str.slice(5, 2).cast(pl.Float64, strict=False).fill_null(1.0)
    return fallen.select(
        pattern=pl.lit("out of the Politburo, year"),
        subject=pl.col("person_id").cast(pl.String),
        record=year + (month - 1.0) / 12.0,
    )


def _placings() -> pl.DataFrame:
    """Return responsible placings by congress period, by the first day of the month."""
    figures = targets("assignments_responsible")
    return figures.select(
        pattern=pl.lit("responsible placings"),
        subject=pl.col("period_start").str.slice(0, 7) + "-01",
        record="value",
    )


_MEETINGS = {"T059": ("conference-13", 128.0), "T070": ("congress-14", 665.0)}


def _votes() -> pl.DataFrame:
    """Return the share against at the two meetings whose delegates the record counts."""
    figures = targets().filter(pl.col("target_id").is_in(list(_MEETINGS)))
    rows = [
        ("opposition at meetings", meeting, row["value"] / delegates)
        for row in figures.iter_rows(named=True)
        for meeting, delegates in [_MEETINGS[row["target_id"]]]
    ]
    kinds = {"pattern": pl.String, "subject": pl.String, "record": pl.Float64}
    return pl.DataFrame(rows, schema=kinds, orient="row")

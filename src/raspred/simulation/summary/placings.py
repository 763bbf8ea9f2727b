"""Who was placed and removed, when, where and through whom, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.simulation import codes
from raspred.simulation.tally import ROW_ORDERS, SERIES

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built


def orders_by_period(scenario: Scenario, built: Built) -> list[dict[str, Any]]:
    """Count placings in the record's periods, beside what the record has."""
    series, rows = built.world.tally.series, []
    for period in scenario.capacity:
        first = max(0, built.span.of(period.start, 0))
        last = min(built.span.count, built.span.of(period.end, built.span.count))
        if last <= first:
            continue
        responsible = int(series[first:last, SERIES.index("responsible-placements")].sum())
        mobilised = int(series[first:last, SERIES.index("rank-and-file-mobilised")].sum())
        rows.append(
            {
                "start": period.start,
                "end": period.end,
                "total": responsible + mobilised,
                "responsible": responsible,
                "rank_and_file": mobilised,
                "record_total": period.responsible + period.rank_and_file,
                "record_responsible": period.responsible,
            }
        )
    return rows


def orders_by_structure(scenario: Scenario, built: Built) -> list[dict[str, Any]]:
    """Count the section's placings by period and structure of the post."""
    log, posts = built.world.orders, built.world.posts
    rows = int(built.world.tally.rows[ROW_ORDERS])
    placed = (log.channel[:rows] == codes.SECTION) & (log.to_post[:rows] >= 0)
    structure = posts.structure[log.to_post[:rows][placed]]
    month = np.searchsorted(built.world.calendar.first_day, log.day[:rows][placed], "right") - 1
    found = []
    for period in scenario.capacity:
        first, last = built.span.of(period.start, 0), built.span.of(period.end, 9999)
        inside = np.bincount(
            structure[(month >= first) & (month < last)], minlength=len(codes.STRUCTURES)
        )
        found += [
            {"period": period.start[:7], "structure": name, "orders": int(count)}
            for name, count in zip(codes.STRUCTURES, inside, strict=True)
            if count
        ]
    return found


def removals(built: Built) -> dict[str, dict[str, int]]:
    """Count, year by year, who removed people against their will: section, police, ..."""
    log = built.world.orders
    rows = int(built.world.tally.rows[ROW_ORDERS])
    forced = np.isin(
        log.kind[:rows],
        (codes.REMOVAL, codes.EXPULSION, codes.EXILE, codes.ARREST, codes.EXECUTION),
    ) | (log.reason[:rows] == codes.SUSPECT)
    year = log.day[:rows][forced].astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    channel = log.channel[:rows][forced]
    kinds = len(codes.CHANNELS)
    cell, first, count = np.unique(year * kinds + channel, return_index=True, return_counts=True)
    years: dict[str, dict[str, int]] = {}
    for place in np.argsort(first):
        each, word = divmod(int(cell[place]), kinds)
        years.setdefault(str(each), {})[codes.CHANNELS[word]] = int(count[place])
    return years


def destinations(register: Register) -> list[dict[str, Any]]:
    """Count where the section sent people, place by place."""
    sent = register.orders.filter(
        (pl.col("channel") == "section") & pl.col("to_place_id").is_not_null()
    )
    counted = sent.group_by("to_place_id").agg(count=pl.len())
    placed = counted.join(
        register.places.select("place_id", "hardship"), left_on="to_place_id", right_on="place_id"
    ).with_columns(pl.col("to_place_id").cast(pl.String))
    return [
        {
            "place_id": row["to_place_id"],
            "count": row["count"],
            "mean_hardship": round(row["hardship"], 4),
        }
        for row in placed.sort("count", "to_place_id", descending=[True, False]).iter_rows(
            named=True
        )
    ]

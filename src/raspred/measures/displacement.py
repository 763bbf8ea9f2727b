"""Displacement: who was sent where, and what he gained or lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred.errors import MeasureError, Problem, nearest
from raspred.measures.answer import answer
from raspred.measures.bounds import ratio
from raspred.measures.periods import Periods
from raspred.measures.rules import body_asked

if TYPE_CHECKING:
    from raspred.measures.bounds import Floats
    from raspred.measures.spans import Days, Rows
    from raspred.register.register import Register

EARTH_RADIUS_KM = 6371.0088
BY = ("kind", "flow", "destination")


def displacement(
    register: Register, office: str | None, days: Days, *, of: str = "kind"
) -> pl.DataFrame:
    """Orders by kind, flow or destination, with the distance and hardship they cost.

    Question: Where did orders send people, how far, and how much harder did life become?

    Reads: orders (kind, date, from_place_id, to_place_id, from_post_id), places (latitude,
    longitude, distance_km, hardship), posts (body_id).

    Range: `value` counts the orders of a period, which ends on `date` and begins after the
    day asked about before it; `subject` is the kind of order, with `of` flow the two places
    as "from > to", with `of` destination the place. `distance_km` is the mean way between
    the two places, 0 to 20,015; `hardship` the mean of what the new place has more than the
    old, -1 to 1. Both rest on the orders whose places are known, `placed` of them. `office`,
    a body or one of its posts, limits it to orders that take people from that body.

    Known: an order from the equator at longitude 0 to longitude 90: 10,007.6 km.

    Source: great-circle distance by the haversine formula (Sinnott 1984).
    """
    if of not in BY:
        raise MeasureError(Problem("of", f"no grouping {of!r}", nearest(of, BY)))
    acts = _acts(register, office)
    words, group = _grouped(acts, of)
    central, low, high = Periods.of(acts, days).counts(group, len(words))
    way, change = _way(acts), (acts["to_hardship"] - acts["from_hardship"]).to_numpy()
    shown, day = np.nonzero(central > 0)
    period = Periods.of(acts, days).central
    cell = group * (len(days) + 1) + period

    def mean(figures: Floats) -> tuple[Floats, Rows]:
        known = np.flatnonzero(~np.isnan(figures))
        size = len(words) * (len(days) + 1)
        number = np.bincount(cell[known], minlength=size)
        total: Floats = np.bincount(cell[known], figures[known], size).astype(np.float64)
        at = shown * (len(days) + 1) + day
        return ratio(total, number.astype(np.float64))[at], number[at]

    distance, placed = mean(way)
    return (
        answer(
            days[day],
            office or "",
            [words[word] for word in shown],
            value=central[shown, day],
            low=low[shown, day],
            high=high[shown, day],
            basis="orders",
            distance_km=distance.round(3),
            hardship=mean(change)[0].round(6),
            placed=placed,
        )
        .with_columns(pl.col("distance_km", "hardship").fill_nan(None))
        .sort("date", "value", "subject", descending=[False, True, False])
    )


def _acts(register: Register, office: str | None) -> pl.DataFrame:
    """Return the orders with what the measure asks of both places, null where unknown."""
    acts = register.orders
    if office is not None:
        body = body_asked(register, office)
        posts = register.posts.filter(pl.col("body_id") == body).select(from_post_id="post_id")
        acts = acts.join(posts, on="from_post_id", how="semi", maintain_order="left")
    for side in ("from", "to"):
        places = register.places.select(
            pl.col("place_id").alias(f"{side}_place_id"),
            *(
                pl.col(name).alias(f"{side}_{name}")
                for name in ("latitude", "longitude", "hardship")
            ),
        )
        acts = acts.join(places, on=f"{side}_place_id", how="left", maintain_order="left")
    return acts


def _grouped(acts: pl.DataFrame, of: str) -> tuple[list[str], Rows]:
    """Return the words of the groups and the group of each order."""
    place = {
        side: pl.col(f"{side}_place_id").cast(pl.String).fill_null("unknown")
        for side in ("from", "to")
    }
    subject = {
        "kind": pl.col("kind").cast(pl.String),
        "flow": pl.format("{} > {}", place["from"], place["to"]),
        "destination": place["to"],
    }[of]
    words, group = np.unique(
        acts.select(subject).to_series().to_numpy().astype(str), return_inverse=True
    )
    return words.tolist(), group.astype(np.int64)


def _way(acts: pl.DataFrame) -> Floats:
    """Return the great-circle distance between the places of each order in km, or NaN."""
    angles = (
        np.radians(acts[f"{side}_{name}"].to_numpy())
        for side in ("from", "to")
        for name in ("latitude", "longitude")
    )
    return great_circle_km(*angles)


def great_circle_km(
    latitude: Floats, longitude: Floats, to_latitude: Floats, to_longitude: Floats
) -> Floats:
    """Return great-circle distances in km between points given in radians, float64[n]."""
    north, east = np.sin((to_latitude - latitude) / 2), np.sin((to_longitude - longitude) / 2)
    half = north**2 + np.cos(latitude) * np.cos(to_latitude) * east**2
    km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return km

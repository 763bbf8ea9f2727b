"""Two histories side by side: where they part, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from raspred.studio.models.base import Named
from raspred.studio.models.worlds import (
    Comparison,
    CongressPair,
    Divergence,
    FallPair,
    OrdersPair,
    SeriesPair,
    SettingRow,
)
from raspred.studio.months import month_of
from raspred.studio.people.orders import shown

if TYPE_CHECKING:
    from raspred.measures.spans import Days
    from raspred.studio.opened import Opened

ACT = ("kind", "person_id", "channel", "by_person_id", "to_post_id", "from_post_id", "to_place_id")
"""What must be the same of an order, beside its day, for two histories not to have parted."""
_SETTINGS = ("scenario", "seed", "scale", "cadres", "months", "safeguards", "without")


def compared(left: Opened, right: Opened) -> Comparison:
    """Return two histories side by side."""
    settings = _settings(left, right)
    same = {row.name for row in settings if row.left == row.right}
    months = np.union1d(left.months, right.months)
    return Comparison(
        left=left.id,
        right=right.id,
        paired=left.simulated and right.simulated and {"scenario", "seed"} <= same,
        settings=[row for row in settings if row.left != row.right],
        divergence=divergence(left, right),
        months=[month_of(int(day)) for day in months],
        series=_series(left, right, months),
        falls=_falls(left, right),
        congresses=_congresses(left, right),
        orders=_orders(left, right),
    )


def divergence(left: Opened, right: Opened) -> Divergence | None:
    """Return the first act that is not the same in two histories, None if there is none.

    Orders stand in the register in the order in which they were given, so of two runs with
    one seed the first pair that differs is where they part.
    """
    one, other = left.register.orders, right.register.orders
    shared = min(len(one), len(other))
    differs = np.zeros(shared, dtype=np.bool_)
    for column in ("date_earliest", *ACT):
        # Numbers of categories are shared by all registers in memory; nulls are compared too.
        first, second = one[column][:shared], other[column][:shared]
        differs |= first.ne_missing(second).to_numpy()
    at = int(differs.argmax()) if differs.any() else shared
    if at == len(one) == len(other):
        return None
    acts = [
        shown(opened, opened.register.orders[at : at + 1])[0]
        if at < len(opened.register.orders)
        else None
        for opened in (left, right)
    ]
    dates = [act.date.earliest for act in acts if act is not None and act.date.earliest]
    return Divergence(date=min(dates, default=""), before=at, left=acts[0], right=acts[1])


def _settings(left: Opened, right: Opened) -> list[SettingRow]:
    details = [opened.register.provenance.details for opened in (left, right)]
    return [
        SettingRow(name=name, left=_told(details[0].get(name)), right=_told(details[1].get(name)))
        for name in _SETTINGS
    ]


def _told(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _series(left: Opened, right: Opened, months: Days) -> list[SeriesPair]:
    """Return the monthly figures of both over all months of either."""
    told = [left.series, right.series]
    names = [name for name in {**told[0], **told[1]} if name.startswith("series.")]
    pairs = []
    for name in names:
        both = []
        for opened, columns in zip((left, right), told, strict=True):
            figures = np.full(len(months), np.nan)
            if name in columns:
                figures[np.searchsorted(months, opened.months)] = columns[name]
            both.append([None if np.isnan(one) else round(float(one), 6) for one in figures])
        pairs.append(SeriesPair(name=name.removeprefix("series."), left=both[0], right=both[1]))
    return pairs


def _falls(left: Opened, right: Opened) -> list[FallPair]:
    """Return the first loss of each seat by each person, in either."""
    lost: dict[tuple[str, str], list[str | None]] = {}
    names: dict[str, str] = {}
    for side, opened in enumerate((left, right)):
        for row in opened.summary.get("fallen", ()):
            key = (str(row["person"]), str(row["body"]))
            names[key[0]] = str(row["name"])
            pair = lost.setdefault(key, [None, None])
            pair[side] = min(pair[side] or row["date"], row["date"])
    ordered = sorted(lost.items(), key=lambda item: (min(day for day in item[1] if day), item[0]))
    return [
        FallPair(person=Named(id=who, name=names[who]), body=body, left=pair[0], right=pair[1])
        for (who, body), pair in ordered
    ]


def _congresses(left: Opened, right: Opened) -> list[CongressPair]:
    rows = [
        {str(row["roman"]): row for row in opened.summary.get("congresses", ())}
        for opened in (left, right)
    ]
    numbers = sorted({**rows[0], **rows[1]}, key=lambda one: _either(rows, one)["date"])
    return [
        CongressPair(
            number=number,
            date=_either(rows, number)["date"],
            retention_left=rows[0].get(number, {}).get("retention"),
            retention_right=rows[1].get(number, {}).get("retention"),
            debt_left=rows[0].get(number, {}).get("debt"),
            debt_right=rows[1].get(number, {}).get("debt"),
        )
        for number in numbers
    ]


def _either(rows: list[dict[str, Any]], number: str) -> dict[str, Any]:
    found: dict[str, Any] = rows[0].get(number) or rows[1][number]
    return found


def _orders(left: Opened, right: Opened) -> list[OrdersPair]:
    counts = []
    for opened in (left, right):
        counted = opened.register.orders.select(pl.col("kind").cast(pl.String))
        counts.append(dict(counted.group_by("kind").len().iter_rows()))
    return [
        OrdersPair(kind=kind, left=counts[0].get(kind, 0), right=counts[1].get(kind, 0))
        for kind in sorted({**counts[0], **counts[1]})
    ]

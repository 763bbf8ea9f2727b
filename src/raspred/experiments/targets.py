"""What the record has of the patterns, what each is for, and how far a history is from it.

Each target is for a fit or for validation, never both; which is which was settled before
any fit: assignments, retention at the congresses X to XIV and XVI, the opposition's votes,
the falls of the Politburo of 1922-24 and the executions are fitted, all else is held back.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from raspred.experiments.years import year_of
from raspred.sources.history import congresses, fallen_from_politburo, read, targets

if TYPE_CHECKING:
    from raspred.register.register import Register

FIT, VALIDATION = "fit", "validation"
FITTED_CONGRESSES = ("X", "XI", "XII", "XIII", "XIV", "XVI")
FIRST_YEAR, LAST_YEAR = 1920.25, 1939.25
LAST_FALL = 1931.0  # of those who sat in the Politburo in 1922-24; the terror's come later
COMMITTEE, OFFICE = "central-committee.member", "general-secretary"

SCALES = {
    "retention": 0.1,
    "newcomers": 0.1,
    "post debt": 0.1,
    "opposition at meetings": 0.05,
    "lists altered at congresses": 0.1,
    "out of the Politburo, year": 2.0,
    "fate of the committee of 1934": 0.15,
    "changes of holder after April 1922": 1.0,
    "falls from the Politburo": 4.0,
}
"""What difference from the record counts as one, by pattern: our assumption."""
PLACINGS_SCALE = 0.1  # of the record's own figure

KINDS = {
    "pattern": pl.String,
    "subject": pl.String,
    "record": pl.Float64,
    "record_low": pl.Float64,
    "record_high": pl.Float64,
    "scale": pl.Float64,
    "use": pl.String,
    "source": pl.String,
}
_OPPOSED = "opposition at meetings"
_ALTERED = "lists altered at congresses"
_VOTES = {  # ids of those against, of them and the others, or how many delegates voted
    "congress-10": (_OPPOSED, ("T052", "T053"), ("T051", "T052", "T053"), 0.0),
    "conference-13": (_OPPOSED, ("T059",), (), 128.0),
    "congress-13": (_OPPOSED, ("T060",), (), 748.0),
    "congress-14": (_OPPOSED, ("T070",), ("T069", "T070"), 0.0),
}
_LISTS = {"congress-10": (_ALTERED, ("T054",), ("T055",), 0.0)}
PLACINGS = "responsible placings"
_HONOURED = (0.9, 1.1)  # of the record's figure: the capacity is given, and is to be used


def targets_at(cadres: float) -> pl.DataFrame:
    """Return the targets as a scenario cut to a share of its posts has them.

    Args:
        cadres: The share, 0.05 to 1; the section's capacity, and so its placings, are cut
            to it, nothing else is.
    """
    share = pl.when(pl.col("pattern") == PLACINGS).then(cadres).otherwise(1.0)
    sized = ("record", "record_low", "record_high", "scale")
    return record_targets().with_columns(pl.col(name) * share for name in sized)


@cache
def record_targets() -> pl.DataFrame:
    """Return every target: what the record has, its bounds, its scale, and its use.

    Returns:
        Rows (pattern, subject, record, record_low, record_high, scale, use, source);
        `scale` is the difference that counts as one in a distance, `use` "fit" or
        "validation", `source` the id of a figure of the record or the measure that reads it.
    """
    register = read().register
    rows = [
        *_turnover(),
        *_falls(),
        *_placings(),
        *_votes(),
        *_fate(register),
        *_debts(register),
        *_counts(register),
    ]
    return pl.DataFrame([_whole(row) for row in rows], schema=KINDS, orient="row")


class Row(NamedTuple):
    """One target as it is read; without bounds the record's value is both."""

    pattern: str
    subject: str
    record: float
    use: str
    source: str
    low: float | None = None
    high: float | None = None


def _whole(row: Row) -> tuple[object, ...]:
    scale = PLACINGS_SCALE * row.record if row.pattern == PLACINGS else SCALES[row.pattern]
    low = row.record if row.low is None else row.low
    high = row.record if row.high is None else row.high
    return (row.pattern, row.subject, row.record, low, high, scale, row.use, row.source)


def _turnover() -> list[Row]:
    """Return retention and newcomers by congress, matched by the month of its close."""
    meetings = congresses().filter(pl.col("kind") == "congress")
    month = meetings.select("roman", month=pl.col("closed").cast(pl.String).str.slice(0, 7))
    rows = []
    for metric, pattern in (
        ("cc_full_retention", "retention"),
        ("cc_full_newcomer_share", "newcomers"),
    ):
        figures = targets(metric).with_columns(month=pl.col("period_start").str.slice(0, 7))
        for one in figures.join(month, on="month").iter_rows(named=True):
            fitted = pattern == "retention" and one["roman"] in FITTED_CONGRESSES
            use = FIT if fitted else VALIDATION
            rows.append(Row(pattern, one["roman"], one["value"], use, one["target_id"]))
    (gone,) = targets("cc_full_gone_1934_to_1939").iter_rows(named=True)
    rows.append(Row("retention", "XVIII", round(1 - gone["value"] / 71, 4), VALIDATION, "T104"))
    return rows


def _falls() -> list[Row]:
    """Return when each member of the record's Politburo lost his seat."""
    rows = []
    for one in fallen_from_politburo().iter_rows(named=True):
        text = str(one["date"])
        year = float(text[:4]) + (float(text[5:7] or 1) - 1) / 12
        use = FIT if year < LAST_FALL else VALIDATION
        if FIRST_YEAR < year < LAST_YEAR:
            row = Row("out of the Politburo, year", str(one["person_id"]), year, use, "tenures")
            rows.append(row)
    return rows


def _placings() -> list[Row]:
    """Return responsible placings by congress period, by the first day of the month."""
    return [
        Row(
            *(PLACINGS, one["period_start"][:7] + "-01", one["value"], FIT, one["target_id"]),
            *(_HONOURED[0] * one["value"], _HONOURED[1] * one["value"]),
        )
        for one in targets("assignments_responsible").iter_rows(named=True)
    ]


def _votes() -> list[Row]:
    """Return the share against at meetings, and of lists altered, where the record counts."""
    figures = dict(targets().select("target_id", "value").iter_rows())
    rows = []
    for counted in (_VOTES, _LISTS):
        for meeting, (pattern, against, cast, delegates) in counted.items():
            share = sum(figures[one] for one in against) / (
                delegates or sum(figures[one] for one in cast)
            )
            rows.append(Row(pattern, meeting, round(share, 4), FIT, against[0]))
    return rows


def _fate(register: Register) -> list[Row]:
    """Return the share shot of the full members elected in 1934.

    The figure is of the roster, all deaths told; the lower bound, those dated to the end of
    1938; the upper, the 98 of 139 of the secret report of 1956, candidates included.
    """
    from raspred.measures import measure

    fates = measure(register, "fate", office=COMMITTEE, by="year", since="1934-02-10")
    shot = fates.filter(pl.col("subject") == "executed").sort("date")
    by_1938 = shot.filter(pl.col("date").cast(pl.String) == "1938-12-31")["value"][0]
    (of_139,) = targets("cc_executed_of_139")["value"]
    bounds = (round(by_1938, 4), round(of_139 / 139, 4))
    value = round(shot["value"][-1], 4)
    subject = ("fate of the committee of 1934", "executed")
    return [Row(*subject, value, FIT, "measure fate; T106", *bounds)]


def _debts(register: Register) -> list[Row]:
    """Return post debt in the month each congress closed, with what is not known of it."""
    from raspred.measures import measure

    debts = measure(register, "post-debt", office=OFFICE, by="month").with_columns(
        month=pl.col("date").cast(pl.String).str.slice(0, 7)
    )
    meetings = congresses().filter(pl.col("kind") == "congress")
    month = meetings.select("roman", month=pl.col("closed").cast(pl.String).str.slice(0, 7))
    joined = debts.join(month, on="month").filter(pl.col("month") >= "1922-04")
    return [
        Row(
            *("post debt", one["roman"], one["value"], VALIDATION, "measure post-debt"),
            *(one["low"], one["high"]),
        )
        for one in joined.iter_rows(named=True)
    ]


def _counts(register: Register) -> list[Row]:
    """Return how often the office changed hands and how many fell, 1922 to 1939."""
    holders = register.tenures.filter(pl.col("post_id") == OFFICE)["start"].to_list()
    later = sum(year_of(str(start)[:10]) > 1922.3 for start in holders if len(str(start)) >= 10)
    fallen = [row for row in _falls() if row[2] > FIRST_YEAR]
    return [
        Row("changes of holder after April 1922", "", float(later), VALIDATION, "tenures"),
        Row("falls from the Politburo", "", float(len(fallen)), VALIDATION, "tenures"),
    ]

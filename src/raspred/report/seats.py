"""What a register says of seats: who sat where, who was put out, who was placed by whom.

Where a date is an interval its first day is taken, an end not known is no end; figures
say so. Bounds are the measures' work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from raspred.dates import FAR_FUTURE, FAR_PAST, civil
from raspred.dates import day as calendar_day
from raspred.report.figures.pyramid import Seat

if TYPE_CHECKING:
    from raspred.register.register import Register

COMMITTEE = "central-committee.member"
POLITBURO = "politburo.member"
SECRETARY = "general-secretary"

# Ends of a tenure that are no fall, as words that the source's reason may contain.
_NO_FALL = (
    "died",
    "death",
    "natural",
    "suicide",
    "assassin",
    "killed",
    "promot",
    "retire",
    "moved to",
)

_TOLD_APART = {"politburo", "local", "election", "unknown"}


def spans(register: Register, post: str) -> pl.DataFrame:
    """Return the tenures of a post, in the order of their start.

    Returns:
        Columns person_id, name, selection, end_reason (String), start, end (Int64; a
        tenure whose end is not known or open has `FAR_FUTURE`).
    """
    tenures = register.tenures.filter(pl.col("post_id").cast(pl.String) == post)
    return (
        tenures.join(register.persons.select("person_id", "name"), on="person_id", how="left")
        .select(
            pl.col("person_id", "selection", "end_reason").cast(pl.String),
            pl.col("name").cast(pl.String).fill_null(pl.col("person_id").cast(pl.String)),
            pl.col("start_earliest").cast(pl.Int64).fill_null(FAR_PAST).alias("start"),
            _end().alias("end"),
        )
        .sort("start", "person_id")
    )


def elected_on(register: Register) -> dict[str, int]:
    """Return the first day of the committee that each congress elected."""
    chosen = spans(register, COMMITTEE).drop_nulls("selection")
    return dict(chosen.group_by("selection").agg(pl.col("start").min()).iter_rows())


def month_end(day: int) -> int:
    """Return the last day of the month of a day: there a congress is judged."""
    year, month, _ = civil(day)
    return calendar_day(year + month // 12, month % 12 + 1) - 1


def put_out(register: Register, post: str) -> dict[str, int]:
    """Return the day on which each person first lost the seat other than by death or rise."""
    ended = spans(register, post).filter(
        (pl.col("end") < FAR_FUTURE)
        & pl.col("end_reason").is_not_null()
        & ~pl.col("end_reason").str.to_lowercase().str.contains_any(list(_NO_FALL))
    )
    first = ended.group_by("person_id").agg(pl.col("end").min())
    return dict(first.sort("end", "person_id").iter_rows())


def names(register: Register) -> dict[str, str]:
    """Return the name of every person by identifier."""
    return dict(register.persons.select(pl.col("person_id", "name").cast(pl.String)).iter_rows())


def committee(register: Register, day: int) -> tuple[Seat, ...]:
    """Return the full members of the committee on a day, with who filled their principal post.

    The principal post is the highest in rank that is not won by ballot. `placed_by` is
    "present" where the holder of the office or his section filled it in his time,
    "earlier" where the section did before, "none" where no such post is recorded, else
    "politburo", "local", "election", "other" or "unknown".
    """
    members = _on(spans(register, COMMITTEE), day).unique("person_id").sort("person_id")
    posts = register.posts.filter(~pl.col("elective").fill_null(value=False))
    held = (
        register.tenures.join(posts.select("post_id", "title", "rank"), on="post_id")
        .select(
            pl.col("person_id", "filled_by", "appointed_by", "title").cast(pl.String),
            pl.col("rank").fill_null(0),
            pl.col("start_earliest").cast(pl.Int64).fill_null(FAR_PAST).alias("start"),
            _end().alias("end"),
        )
        .filter((pl.col("start") <= day) & (day < pl.col("end")))
        .sort(["rank", "start", "title"], descending=[True, True, False])
        .unique("person_id", keep="first", maintain_order=True)
    )
    holder = _on(spans(register, SECRETARY), day)
    by, since = (holder["person_id"][0], holder["start"][0]) if len(holder) else (None, FAR_FUTURE)
    seats = members.join(held, on="person_id", how="left", suffix="_post")
    return tuple(
        Seat(row["name"], row["title"] or "no post recorded", _placed(row, by, since))
        for row in seats.iter_rows(named=True)
    )


def _placed(row: dict[str, object], holder: str | None, since: int) -> str:
    if row["title"] is None:
        return "none"
    in_his_time = isinstance(start := row["start_post"], int) and start >= since
    by_section = row["filled_by"] == "section"
    if in_his_time and (by_section or (holder is not None and row["appointed_by"] == holder)):
        return "present"
    if by_section:
        return "earlier"
    channel = str(row["filled_by"] or "unknown")
    return channel if channel in _TOLD_APART else "other"


def _on(tenures: pl.DataFrame, day: int) -> pl.DataFrame:
    return tenures.filter((pl.col("start") <= day) & (day < pl.col("end")))


def _end() -> pl.Expr:
    end = pl.col("end_earliest").cast(pl.Int64)
    return pl.when(end.is_null() | (end == FAR_PAST)).then(FAR_FUTURE).otherwise(end)

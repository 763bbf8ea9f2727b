"""Careers as sequences, for TraMineR and other programs of sequence analysis.

A state is the principal post on the first day of a month: of the posts held that day the
highest that is no elective seat, else the highest seat (rank decides, then the id). STS has
a row a person and a column a month; SPELL has a row for each run of months in one state,
with `begin` and `end` counted from 1, both included.
Source: Gabadinho et al., TraMineR user's guide, state and spell layouts.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.dates import FAR_FUTURE, civil, day
from raspred.dates.calendar import year_text
from raspred.errors import Problem, WritingError
from raspred.register.formats.losses import Loss, columns_lost, counted
from raspred.register.formats.network import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raspred.register.register import Register

CARRIED: Final = {
    "persons": frozenset({"person_id"}),
    "posts": frozenset({"post_id"}),
    "tenures": frozenset({"person_id", "post_id", "start", "end"}),
}
_CELLS: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class _Months:
    """The months a register speaks of.

    Attributes:
        first: The first, counted from year 0.
        names: Their names in order, as `1922-04`.
    """

    first: int
    names: tuple[str, ...]


def write_sts(register: Register, file: Path) -> tuple[Loss, ...]:
    """Write state sequences: `id`, then a column a month; empty where no post is held.

    Returns:
        What the sequences cannot carry.

    Raises:
        WritingError: More than 100 million cells; SPELL has no such limit.
    """
    months = _months(register)
    persons, width = register.persons["person_id"], len(months.names)
    if len(persons) * width > _CELLS:
        size = f"{len(persons):,} persons by {width:,} months"
        raise WritingError(Problem("sts", f"{size} are too many cells", "Export spell instead."))
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.writer(opened, lineterminator="\n")
        table.writerow(["id", *months.names])
        table.writerows(_rows(persons, _spells(register, months), width))
    return tuple(_losses(register))


def write_spell(register: Register, file: Path) -> tuple[Loss, ...]:
    """Write spells: `id`, `status`, `begin`, `end` and the two months by name.

    Returns:
        What the spells cannot carry.
    """
    months = _months(register)
    spells = _spells(register, months)
    names = pl.Series("names", months.names, dtype=pl.String)
    spells.with_columns(
        begin_month=names.gather(spells["begin"] - 1) if len(names) else pl.lit(""),
        end_month=names.gather(spells["end"] - 1) if len(names) else pl.lit(""),
    ).write_csv(file, line_terminator="\n")
    return tuple(_losses(register))


def _certain(register: Register) -> pl.DataFrame:
    """Return tenures with the days they last by their outermost dates, where these are known."""
    posts = register.posts.select("post_id", "rank", "elective").unique("post_id")
    known = register.tenures.filter(
        pl.col("start_earliest").is_between(FIRST_DAY, LAST_DAY)
        & (pl.col("end_latest") > pl.col("start_earliest"))
    )
    return known.join(posts, on="post_id", how="left", maintain_order="left").select(
        id=pl.col("person_id").cast(pl.String),
        status=pl.col("post_id").cast(pl.String),
        paid=~pl.col("elective").fill_null(value=False),
        rank=pl.col("rank").fill_null(-(2**31)),
        since="start_earliest",
        until="end_latest",
    )


def _months(register: Register) -> _Months:
    held = _certain(register)
    days = pl.concat([held["since"], held["until"]])
    days = days.filter((days >= FIRST_DAY) & (days <= LAST_DAY))
    first, last = days.min(), days.max()
    if not isinstance(first, int) or not isinstance(last, int):
        return _Months(0, ())
    begin, end = _month(first), _month(last)
    names = tuple(f"{year_text(m // 12)}-{m % 12 + 1:02d}" for m in range(begin, end + 1))
    return _Months(begin, names)


def _month(of: int) -> int:
    year, month, _ = civil(of)
    return year * 12 + month - 1


def _spells(register: Register, months: _Months) -> pl.DataFrame:
    """Return runs of months in one state: `id`, `status`, `begin`, `end`, counted from 1."""
    held = _certain(register)
    firsts = [
        day(m // 12, m % 12 + 1) for m in range(months.first, months.first + len(months.names))
    ]
    calendar = pl.Series("firsts", firsts, dtype=pl.Int32)
    # The state is that of the first day: from the first month not before `since` on.
    begin = pl.Series("begin", calendar.search_sorted(held["since"], "left"), dtype=pl.Int32)
    end = pl.Series("end", calendar.search_sorted(held["until"], "left"), dtype=pl.Int32)
    monthly = (
        held.with_columns(begin, end)
        .filter(pl.col("begin") < pl.col("end"))
        .with_columns(month=pl.int_ranges("begin", "end", dtype=pl.Int32))
        .explode("month")
        .sort("paid", "rank", "status", maintain_order=True)
        .unique(["id", "month"], keep="last", maintain_order=True)
        .sort("id", "month")
    )
    changes = (
        (pl.col("status") != pl.col("status").shift(1))
        | (pl.col("id") != pl.col("id").shift(1))
        | (pl.col("month") != pl.col("month").shift(1) + 1)
    )
    run = changes.fill_null(value=True).cum_sum().alias("run")
    runs = monthly.with_columns(run).group_by("run", maintain_order=True)
    return runs.agg(
        pl.col("id", "status").first(),
        begin=pl.col("month").min() + 1,
        end=pl.col("month").max() + 1,
    ).drop("run")


def _rows(persons: pl.Series, spells: pl.DataFrame, width: int) -> Iterator[list[str]]:
    """Yield one row a person: the id, then a state a month, "" where no post is held."""
    careers: dict[str, list[tuple[str, int, int]]] = {}
    for key, *spell in spells.select("id", "status", "begin", "end").iter_rows():
        careers.setdefault(key, []).append((spell[0], spell[1], spell[2]))
    for key in persons.cast(pl.String):
        states = [""] * width
        for status, begin, end in careers.get(key, ()):
            states[begin - 1 : end] = [status] * (end - begin + 1)
        yield [key, *states]


def _losses(register: Register) -> Iterator[Loss]:
    yield from columns_lost(register, CARRIED)
    tenures = register.tenures
    unknown = int((~tenures["start_earliest"].is_between(FIRST_DAY, LAST_DAY)).sum())
    why = "the start is unknown: no state is made of it"
    yield from counted("tenures", "start", unknown, why)
    vague = int((tenures["start_earliest"] != tenures["start_latest"]).sum()) - unknown
    yield from counted("tenures", "start", vague, "not known to the day: the first one is taken")
    endless = tenures["end_latest"] == FAR_FUTURE
    why = "open or unknown: held until the last month of all"
    yield from counted("tenures", "end", int(endless.sum()), why)
    vague = int(((tenures["end_earliest"] != tenures["end_latest"]) & ~endless).sum())
    yield from counted("tenures", "end", vague, "not known to the day: the last one is taken")
    why = "one state a month: the principal post on its first day, no other and no other day"
    yield from counted("tenures", "post_id", len(tenures), why)

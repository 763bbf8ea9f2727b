"""What a page is about: the run, its register, and the record where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from raspred.errors import MeasureError
from raspred.report import seats, story
from raspred.report.wording import sentence_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.register.register import Register


@dataclass(frozen=True)
class Case:
    """A history to tell, with what is asked of it more than once."""

    register: Register
    summary: Mapping[str, Any]
    record: Register | None

    @cached_property
    def congresses(self) -> tuple[story.Congress, ...]:
        """The congresses of the run."""
        return story.congresses(self.summary)

    @cached_property
    def falls(self) -> tuple[story.Fall, ...]:
        """Who was put out of what in the run."""
        return story.falls(self.summary)

    @cached_property
    def debt(self) -> tuple[story.Point, ...]:
        """Post debt of the run by month."""
        return story.points(self.summary, "post_debt")

    @cached_property
    def loop_closed(self) -> int | None:
        """Day on which the loop closed in the run."""
        return story.day_of(self.summary.get("loop_closed"))

    @cached_property
    def recorded_debt(self) -> pl.DataFrame | None:
        """Post debt of the record by month: day, value, low, high; None where unmeasurable."""
        table = self._recorded("post-debt", seats.SECRETARY)
        if table is None:
            return None
        days = [story.day_of(str(date)) for date in table["date"].to_list()]
        return (
            table.with_columns(pl.Series("day", days, dtype=pl.Int64))
            .select("day", *(pl.col(name).cast(pl.Float64).fill_nan(None) for name in _BOUNDS))
            .drop_nulls(["day", "value"])
            .sort("day")
        )

    @cached_property
    def recorded_retention(self) -> dict[str, float]:
        """Share of the committee that each congress re-elected, as the record has it."""
        table = self._recorded("renewal", seats.COMMITTEE)
        if table is None:
            return {}
        kept = table.filter(pl.col("subject").cast(pl.String) == "retention").drop_nulls("value")
        return dict(kept.select(pl.col("selection").cast(pl.String), "value").iter_rows())

    @cached_property
    def recorded_loop(self) -> tuple[int | None, int | None, int | None] | None:
        """Days on which the record's loop closed: central, earliest, latest; None: never.

        Of several holders the last; None where the record cannot be asked.
        """
        table = self._recorded("loop-closed", seats.SECRETARY)
        if table is None:
            return None
        if table.is_empty():
            return None, None, None
        central, earliest, latest = table.select("date", "earliest", "latest").row(-1)
        return _day(central), _day(earliest), _day(latest)

    def _recorded(self, name: str, office: str) -> pl.DataFrame | None:
        from raspred.measures import measure

        if self.record is None:
            return None
        try:
            return measure(self.record, name, office=office, by="month")
        except MeasureError:
            return None

    @cached_property
    def period(self) -> tuple[int, int] | None:
        """First and last day that the run tells of."""
        days = [point.day for point in self.debt]
        days += [when for congress in self.congresses if (when := congress.day) is not None]
        days += [fall.day for fall in self.falls]
        return (min(days), max(days)) if days else None

    @cached_property
    def people(self) -> dict[str, str]:
        """Names by identifier, of the run first."""
        known = seats.names(self.record) if self.record is not None else {}
        return known | seats.names(self.register)

    def person(self, identifier: str) -> str:
        """Return a person's name, or the identifier in plain letters."""
        return self.people.get(identifier) or sentence_case(identifier)

    def retention_on_record(self, congress: story.Congress) -> float | None:
        """Return what the record has for a congress: the summary's figure, or its own."""
        if congress.recorded_retention is not None:
            return congress.recorded_retention
        return self.recorded_retention.get(congress.roman)

    def debt_on_record(self, day: int | None) -> tuple[float, float | None, float | None] | None:
        """Return value, low and high of the record at the end of the month of a day."""
        if day is None or self.recorded_debt is None:
            return None
        found = self.recorded_debt.filter(pl.col("day") == seats.month_end(day))
        if found.is_empty():
            return None
        value, low, high = found.select(_BOUNDS).row(-1)
        return value, low, high

    @cached_property
    def recorded_days(self) -> dict[str, int]:
        """Days on which the committees of the record took their seats, by congress."""
        return {} if self.record is None else seats.elected_on(self.record)


def _day(date: object) -> int | None:
    return None if date is None else story.day_of(str(date))


_BOUNDS = ("value", "low", "high")

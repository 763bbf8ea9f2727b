"""Laws of sequence: what begins does not end before; what a date says is what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from raspred.dates.columns import read_column
from raspred.register.breach import Breach, row_of
from raspred.register.columns import names_of
from raspred.register.schema import Column, Kind, Table
from raspred.register.tables import TABLE_BY_NAME, TABLES
from raspred.register.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raspred.register.register import Register

# Table, what comes first, what cannot come before it.
_PAIRS: Final = (
    ("tenures", "start", "end"),
    ("posts", "created", "abolished"),
    ("bodies", "founded", "dissolved"),
    ("persons", "birth", "death"),
    ("persons", "birth", "joined"),
    ("persons", "joined", "death"),
    ("selection_rules", "start", "end"),
)


def ends_after_starts(register: Register) -> Iterator[Breach]:
    """Nothing ends before it starts, whichever of the possible days are the true ones."""
    for name, first, last in _PAIRS:
        frame = register.frames[name]
        wrong = frame.filter(pl.col(f"{last}_latest") < pl.col(f"{first}_earliest"))
        for key, start, end in wrong.select(TABLE_BY_NAME[name].key, first, last).iter_rows():
            yield Breach(
                "end-before-start",
                Severity.HARD,
                name,
                row_of(key),
                f"{last} {end} comes before {first} {start}",
                "Mend one of the two dates.",
            )


def texts_agree_with_days(register: Register) -> Iterator[Breach]:
    """The days of a date are those that its text names."""
    for table in TABLES:
        for column in table.columns:
            if column.kind is Kind.DATE and len(register.frames[table.name]):
                yield from _disagreements(table, column, register.frames[table.name])


def _disagreements(table: Table, column: Column, frame: pl.DataFrame) -> Iterator[Breach]:
    name, earliest, latest = names_of(column)
    said, problems = read_column(frame[name])
    # An unreadable text says null, which differs from every day.
    differs = said["earliest"].ne_missing(frame[earliest]) | said["latest"].ne_missing(
        frame[latest]
    )
    if not differs.any():
        return
    wrong = frame.filter(differs).select(table.key, name, earliest, latest)
    for key, text, first, last in wrong.iter_rows():
        if text in problems:
            what, remedy = f"{name} {text!r}: {problems[text].what}", problems[text].remedy
        else:
            what = f"{name} {text or ''!r} does not name the days {first} to {last} beside it"
            remedy = f"Clear {earliest} and {latest}: they are made from the text."
        yield Breach("date-disagrees", Severity.HARD, table.name, row_of(key), what, remedy)

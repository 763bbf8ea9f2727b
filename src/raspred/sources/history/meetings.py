"""Congresses and conferences of the party: when, how many delegates, what they elected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred.sources.history.declared import RECORD, TABLES
from raspred.sources.sheets import Sheet

if TYPE_CHECKING:
    import polars as pl

    from raspred.errors import Problem


class Meeting(NamedTuple):
    """One congress or conference.

    Attributes:
        kind: `congress` or `conference`.
        number: Its number.
        roman: The same as it is written, `XIII`.
        opened: First day, as a date text.
        closed: Last day.
        voting_delegates: Delegates with a vote, None where not known.
        committee_full: Full members of the Central Committee it elected.
        committee_candidates: Candidates it elected.
    """

    kind: str
    number: int | None
    roman: str
    opened: str
    closed: str
    voting_delegates: int | None
    committee_full: int | None
    committee_candidates: int | None


_CARRIED_IN_THE_TABLE_ONLY = (
    "party",
    "place",
    "consultative_delegates",
    "party_members",
    "party_candidates",
    "opposition",
    "note",
    "source",
    "confidence",
)


def read_meetings(sheet: Sheet) -> list[Meeting]:
    """Return the congresses and conferences in order of time."""
    meetings: list[Meeting] = []
    for row in sheet.rows():
        for column in _CARRIED_IN_THE_TABLE_ONLY:
            row.take(column)
        meetings.append(
            Meeting(
                row.take("type"),
                row.take_number("number"),
                row.take("roman"),
                row.take_date("open"),
                row.take_date("close"),
                row.take_number("voting_delegates"),
                row.take_number("cc_full_elected"),
                row.take_number("cc_candidates_elected"),
            )
        )
    return meetings


def congresses() -> pl.DataFrame:
    """Return the congresses VI to XVIII, one row each, in the columns of `Meeting`."""
    import polars as pl

    findings: list[Problem] = []
    declared = next(one for one in RECORD if one.file == "congresses.csv")
    found = [
        one for one in read_meetings(Sheet(TABLES, declared, findings)) if one.kind == "congress"
    ]
    return pl.DataFrame(found, schema=Meeting._fields, orient="row")

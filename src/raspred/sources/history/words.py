"""What the record's own words for acts mean: orders, channels and the bodies behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raspred.sources.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Act:
    """The meaning of one word.

    Attributes:
        means: Kind of order; `died` where the order of death says it; `term` where a term
            ran out and nobody gave an order; "" where the word names a channel alone.
        channel: Kind of authority behind it.
        by_body_id: The body that acted, "" where it is not known.
    """

    means: str
    channel: str
    by_body_id: str


Words = dict[str, dict[str, Act]]

COLUMNS = ("death_manner", "end_reason", "posting_kind", "filled_by")


def read_words(sheet: Sheet) -> Words:
    """Return the words of the record by the column that they stand in."""
    words: Words = {column: {} for column in COLUMNS}
    for row in sheet.rows():
        act = Act(row.take("means"), row.take("channel"), row.take("by_body_id"))
        words.setdefault(row.take("column"), {})[row.take("written")] = act
    return words


def channels(words: Words) -> Mapping[str, str]:
    """Return the register's channel for each word of the column `filled_by`."""
    return {written: act.channel for written, act in words["filled_by"].items()}

"""The columns of the query's answer, and the values of Wikidata that stand in them."""

from __future__ import annotations

import re
from typing import Final

from raspred.dates import parse
from raspred.dates.calendar import year_text
from raspred.errors import DateError

REQUIRED: Final = (
    "statement",
    "person",
    "personLabel",
    "position",
    "positionLabel",
    "start",
    "startPrecision",
    "end",
    "endPrecision",
)
"""Columns without which there is no tenure; the query's others may be missing."""

RANKS: Final = ("PreferredRank", "NormalRank", "DeprecatedRank")
DEPRECATED: Final = "DeprecatedRank"

_ITEM: Final = re.compile(r"(?:.*/entity/|wd:)?(?P<id>Q[1-9][0-9]*)")
_STATEMENT: Final = re.compile(r"(?:.*/entity/statement/|wds:)?(?P<id>[^/\s]+)")
_NOBODY_KNOWN: Final = re.compile(r"_:.*|t[0-9]+|.*/\.well-known/genid/.*")
_TIME: Final = re.compile(
    r"(?P<year>[+-]?[0-9]{4,})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:T00:00:00Z)?"
)
_YEARS: Final = {8: 10, 7: 100, 6: 1000}
_DAY, _MONTH, _YEAR = 11, 10, 9


def item(text: str) -> str | None:
    """Return the Q-id that a text names, None where it is none.

    Args:
        text: An address as the query service writes it, `wd:Q42` or `Q42`.
    """
    found = _ITEM.fullmatch(text)
    return found["id"] if found else None


def statement(text: str) -> str | None:
    """Return the id of a statement, None where the text is none."""
    found = _STATEMENT.fullmatch(text)
    return found["id"] if found else None


def is_unnamed(text: str) -> bool:
    """Tell whether a value says that there is somebody, and not who ("some value")."""
    return _NOBODY_KNOWN.fullmatch(text) is not None


def rank(text: str) -> str:
    """Return the rank of a statement without the address of its ontology."""
    return text.rpartition("#")[2].removeprefix("wikibase:")


def date_text(time: str, precision: str) -> str | None:
    """Return the EDTF text of a time as precisely as Wikidata knows it.

    The query service counts years as ISO 8601 does (-0043 is 44 BC). Of decades and
    centuries before our era it is not certain which years they span, so the text leaves
    both readings open (our assumption).

    Args:
        time: `1922-04-03T00:00:00Z`.
        precision: 11 or more = day, 10 = month, 9 = year, 8 = decade, 7 = century,
            6 = millennium; coarser ones are unknown.

    Returns:
        The text, "" for unknown; None where time or precision is none.
    """
    found = _TIME.fullmatch(time)
    if found is None or not (precision.isascii() and precision.isdecimal()) or len(precision) > 2:
        return None
    year, fineness = int(found["year"][:12]), int(precision)
    text = ""
    if fineness in _YEARS:
        first, last = _span(year, _YEARS[fineness])
        text = f"[{year_text(first)}..{year_text(last)}]"
    elif fineness >= _YEAR:
        text = year_text(year)
        text += f"-{found['month']}" * (fineness >= _MONTH) + f"-{found['day']}" * (
            fineness >= _DAY
        )
    try:
        parse(text)
    except DateError:
        return None
    return text


def _span(year: int, width: int) -> tuple[int, int]:
    """Return first and last year of the decade, century or millennium of a year."""
    if year <= 0:
        return year - width + 1, year + width - 1
    if width == 10:
        return year // 10 * 10, year // 10 * 10 + 9
    last = -(-year // width) * width
    return last - width + 1, last

"""Date formats in plain letters, such as `d Month yyyy`, read into EDTF.

`dd`, `mm` and `yyyy` stand for digits of that number, `d` and `m` for one digit or two,
`Month` for its name in full or its first three letters; anything else for itself. Three
names stand for a whole format: `edtf`; `year`, counted as ISO 8601 does (0 is 1 BC); and
`bc-year`, counted as historians do (-44 is 44 BC, and there is no year 0).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from raspred.dates import iso, parse
from raspred.errors import DateError

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NAMED_FORMATS = ("edtf", "year", "bc-year")

_LETTERS = re.compile(r"yyyy|Month|mm|dd|m|d|\s+|.", re.DOTALL)
_TOKENS = {
    "yyyy": r"(?P<year>[0-9]{4})",
    "mm": r"(?P<month>[0-9]{2})",
    "m": r"(?P<month>[0-9]{1,2})",
    "dd": r"(?P<day>[0-9]{2})",
    "d": r"(?P<day>[0-9]{1,2})",
    "Month": r"(?P<name>[^\W\d_]+)\.?",
}
_YEAR = re.compile(r"[+-]?[0-9]{1,4}")


def known_format(text: str) -> str:
    """Return a date format as it stands.

    Raises:
        ValueError: It is none.
    """
    if text in NAMED_FORMATS:
        return text
    tokens = [token for token in _LETTERS.findall(text) if token in _TOKENS]
    kinds = [token[0].lower() for token in tokens]
    if "y" not in kinds or len(kinds) != len(set(kinds)) or ("d" in kinds and "m" not in kinds):
        raise ValueError(
            f"{text!r} is no date format; write it like dd/mm/yyyy, d Month yyyy or mm.yyyy, "
            f"or use {', '.join(NAMED_FORMATS)}"
        )
    return text


@dataclass(frozen=True, slots=True)
class Read:
    """What a date text says.

    Attributes:
        text: EDTF, None where no format fits.
        ambiguous: Whether two formats read it as different dates; `text` then allows both.
        wrong: What is wrong with it, where a format fits and the calendar has no such day.
    """

    text: str | None
    ambiguous: bool = False
    wrong: str = ""


def read_date(text: str, formats: tuple[str, ...], months: tuple[str, ...]) -> Read:
    """Read one date.

    Args:
        text: Not empty.
        formats: As `known_format` allows them.
        months: The names of the twelve months.
    """
    found: dict[str, None] = {}
    wrong = ""
    for one in formats:
        edtf = _by_format(text, one, months)
        if edtf is None:
            continue
        try:
            parse(edtf)
        except DateError as error:
            wrong = error.problems[0].what
        else:
            found[edtf] = None
    if len(found) > 1 and not any(mark in one for one in found for mark in "./[?~%X"):
        return Read(f"[{','.join(found)}]", ambiguous=True)
    return Read(next(iter(found), None), wrong="" if found else wrong)


def day_after(edtf: str) -> str:
    """Return the day after a date known to the day; other dates as they stand.

    The last day of the year 9999 stays as well: EDTF cannot name the next.
    """
    days = parse(edtf)
    if days.earliest != days.latest or len(edtf.lstrip("-")) != len("1922-04-03"):
        return edtf
    try:
        return iso(days.earliest + 1)
    except DateError:
        return edtf


def _by_format(text: str, one: str, months: tuple[str, ...]) -> str | None:
    if one == "edtf":
        try:
            parse(text)
        except DateError:
            return None
        return text
    if one in NAMED_FORMATS:
        return _year(text, historians=one == "bc-year")
    fit = _compiled(one).fullmatch(text)
    if fit is None:
        return None
    parts = fit.groupdict()
    month = parts.get("month") or _month(parts.get("name"), months)
    if parts.get("name") and month is None:
        return None
    pieces = (parts["year"], month and month.zfill(2), parts.get("day") and parts["day"].zfill(2))
    return "-".join(piece for piece in pieces if piece)


def _year(text: str, *, historians: bool) -> str | None:
    if not _YEAR.fullmatch(text):
        return None
    year = int(text)
    if historians:
        if year == 0:
            return None
        year += year < 0
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _month(name: str | None, months: tuple[str, ...]) -> str | None:
    folded = (name or "").casefold()
    for number, month in enumerate(months, start=1):
        if folded and folded in (month.casefold(), month.casefold()[:3]):
            return str(number)
    return None


@cache
def _compiled(one: str) -> re.Pattern[str]:
    return re.compile(
        "".join(
            _TOKENS.get(token) or (r"\s+" if token.isspace() else re.escape(token))
            for token in _LETTERS.findall(one)
        )
    )

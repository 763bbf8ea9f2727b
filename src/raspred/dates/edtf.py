"""The reader of date texts: EDTF level 1, and the one-of sets of level 2.

Source: Library of Congress, Extended Date/Time Format Specification, 4 February 2019
(ISO 8601-2:2019). Times of day are left out: a register counts days.

Our assumptions, where the specification fixes no days (see docs/decisions, 9): a qualified
date is widened on either side by its own width, by twice that for `%`;
seasons are those of the northern hemisphere, and winter begins in December of its year.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import lru_cache

from raspred.dates.calendar import FAR_FUTURE, FAR_PAST, UNIX_EPOCH, day
from raspred.dates.interval import OPEN, UNKNOWN, Interval
from raspred.dates.mistakes import remedy_for
from raspred.errors import DateError, Problem

WIDENING = {"": 0, "?": 1, "~": 1, "%": 2}
SEASON_FIRST_MONTH = {"21": 3, "22": 6, "23": 9, "24": 12}

_WHOLE = {"": UNKNOWN, "..": OPEN}

_POINT = re.compile(
    r"(?:(?P<long>Y-?[1-9][0-9]{4,})"
    r"|(?P<vague>-?[0-9](?:[0-9][0-9]X|[0-9]XX))"
    r"|(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?)"
    r"(?P<mark>[?~%]?)"
)


def parse(text: str | None) -> Interval:
    """Return the days that a date text leaves possible.

    Args:
        text: EDTF level 1 (`1922-04-03`, `1922-04~`, `192X`, `1922-21`, `-0043`,
            `1922/1924`, `1922/..`), a one-of set (`[1922..1924]`, `[1922,1924]`),
            `..` for the end of what still lasts, or None or nothing for unknown.

    Raises:
        DateError: The text is no such date; its problem tells the likely right spelling.
    """
    return _read((text or "").strip())


@lru_cache(maxsize=1 << 14)  # the days of a register recur
def _read(text: str) -> Interval:
    if text in _WHOLE:
        return _WHOLE[text]
    plain = _plain_day(text)
    if plain is not None:
        return Interval(plain, plain)
    if text[0] == "[" and text[-1] == "]":
        return _one_of(text)
    if "/" in text:
        return _between(text, text.split("/"), unknown_ends=True)
    return _point(text, text)


def day_of(text: str) -> int:
    """Return the one day that a text names.

    Raises:
        DateError: The text is no date, or leaves more than one day possible.
    """
    found = parse(text)
    if found.earliest == found.latest != FAR_FUTURE:
        return found.earliest
    raise DateError(
        Problem(
            f"date {text!r}",
            "one certain day was expected here",
            "Write year, month and day, as in 1922-04-03.",
        )
    )


def _plain_day(text: str) -> int | None:
    """Return the day of a plain ISO date, the quick way; None for everything else."""
    if len(text) == 10 and text[4] == "-" == text[7] and text.isascii():
        with suppress(ValueError):
            return date.fromisoformat(text).toordinal() - UNIX_EPOCH
    return None


def _one_of(text: str) -> Interval:
    members = [member.strip() for member in text[1:-1].split(",")]
    found = [
        _between(text, member.split(".."), unknown_ends=False)
        if ".." in member
        else _point(member, text)
        for member in members
    ]
    return Interval(min(one.earliest for one in found), max(one.latest for one in found))


def _between(text: str, ends: list[str], *, unknown_ends: bool) -> Interval:
    """Read `a/b` or, within a set, `a..b`: the date lies somewhere between the two."""
    open_ends = ("", "..") if unknown_ends else ("",)
    if len(ends) != 2 or all(end in open_ends for end in ends):
        raise _no_date(text)
    first, last = ends
    earliest = FAR_PAST if first in open_ends else _point(first.strip(), text).earliest
    latest = FAR_FUTURE if last in open_ends else _point(last.strip(), text).latest
    if earliest > latest:
        raise DateError(
            Problem(
                f"date {text!r}",
                f"{last.strip()} comes before {first.strip()}",
                "Put the earlier date first.",
            )
        )
    return Interval(earliest, latest)


def _point(point: str, text: str) -> Interval:
    """Read one date without sets or intervals; `text` is the whole, for the message."""
    parts = _POINT.fullmatch(point)
    if parts is None or point.startswith("-0000"):
        raise _no_date(text)
    times = WIDENING[parts["mark"]]
    if parts["long"]:
        return _months(int(parts["long"][1:]) * 12, 12, times)
    if parts["vague"]:
        return _vague_years(parts["vague"], times)
    year, month, day_of_month = int(parts["year"]), parts["month"], parts["day"]
    if month in SEASON_FIRST_MONTH and day_of_month is None:
        return _months(year * 12 + SEASON_FIRST_MONTH[month] - 1, 3, times)
    if month == "XX" and day_of_month not in (None, "XX"):
        raise _no_date(text)
    if month in (None, "XX"):
        return _months(year * 12, 12, times)
    first = day(year, int(month), 1 if day_of_month in (None, "XX") else int(day_of_month))
    if day_of_month in (None, "XX"):
        return _months(year * 12 + int(month) - 1, 1, times)
    return Interval(first - times, first + times)


def _vague_years(digits: str, times: int) -> Interval:
    """Read a decade `192X` or a century `19XX`, before our era as well."""
    width = 10 ** digits.count("X")
    nearest_zero = int(digits.replace("X", "0").lstrip("-"))
    first = 1 - nearest_zero - width if digits.startswith("-") else nearest_zero
    return _months(first * 12, width * 12, times)


def _months(first: int, width: int, times: int) -> Interval:
    """Return `width` months from `first` (counted from year 0), widened `times` over."""
    begin, end = first - times * width, first + width + times * width
    return Interval(
        day(begin // 12, begin % 12 + 1),
        day(end // 12, end % 12 + 1) - 1,
    )


def _no_date(text: str) -> DateError:
    return DateError(Problem(f"date {text!r}", "this is no date of EDTF level 1", remedy_for(text)))

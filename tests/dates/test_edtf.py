"""The reader of date texts on the specification's examples and on worked answers.

Examples: Library of Congress, Extended Date/Time Format Specification, 2019, levels 0 and
1, and the sets of level 2.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raspred.dates import FAR_FUTURE, FAR_PAST, OPEN, UNKNOWN, Interval, day, day_of, parse
from raspred.errors import DateError


def between(first: str, last: str) -> Interval:
    """Return an interval from two plain dates, negative years included."""
    return Interval(_plain(first), _plain(last))


def _plain(text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    year, month, day_of_month = text.lstrip("-").split("-")
    return day(sign * int(year), int(month), int(day_of_month))


LEVEL_0 = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
]
LEVEL_1 = [
    ("Y17000", "17000-01-01", "17000-12-31"),
    ("Y-17000", "-17000-01-01", "-17000-12-31"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23", "2001-09-01", "2001-11-30"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("-1985", "-1985-01-01", "-1985-12-31"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
]
WIDENED = [  # our assumption: by their own width on either side, by twice that for %
    ("1984?", "1983-01-01", "1985-12-31"),
    ("1984~", "1983-01-01", "1985-12-31"),
    ("1984%", "1982-01-01", "1986-12-31"),
    ("2004-06~", "2004-05-01", "2004-07-31"),
    ("2004-06%", "2004-04-01", "2004-08-31"),
    ("2004-01~", "2003-12-01", "2004-02-29"),
    ("2004-06-11~", "2004-06-10", "2004-06-12"),
    ("2004-06-11%", "2004-06-09", "2004-06-13"),
    ("192X~", "1910-01-01", "1939-12-31"),
    ("19XX?", "1800-01-01", "2099-12-31"),
    ("1922-21~", "1921-12-01", "1922-08-31"),
    ("-0043~", "-0044-01-01", "-0042-12-31"),
    ("1984~/2004-06", "1983-01-01", "2004-06-30"),
    ("1984/2004-06~", "1984-01-01", "2004-07-31"),
    ("1984?/2004%", "1983-01-01", "2006-12-31"),
]
BEFORE_OUR_ERA = [
    ("0000", "0000-01-01", "0000-12-31"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("-004X", "-0049-01-01", "-0040-12-31"),
    ("-01XX", "-0199-01-01", "-0100-12-31"),
    ("-000X", "-0009-01-01", "0000-12-31"),
]
SETS = [
    ("[1922..1924]", "1922-01-01", "1924-12-31"),
    ("[1922,1924]", "1922-01-01", "1924-12-31"),
    ("[1667,1668, 1670..1672]", "1667-01-01", "1672-12-31"),
    ("[1922]", "1922-01-01", "1922-12-31"),
    ("[1923-04~..1923-06-02]", "1923-03-01", "1923-06-02"),
    ("[-0009..0002]", "-0009-01-01", "0002-12-31"),
]


@pytest.mark.parametrize(
    ("text", "first", "last"), LEVEL_0 + LEVEL_1 + WIDENED + BEFORE_OUR_ERA + SETS
)
def test_known_intervals(text: str, first: str, last: str) -> None:
    assert parse(text) == between(first, last)
    assert parse(f"  {text} ") == between(first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-04-12/..", Interval(day(1985, 4, 12), FAR_FUTURE)),
        ("1985-04/..", Interval(day(1985, 4), FAR_FUTURE)),
        ("1985/..", Interval(day(1985), FAR_FUTURE)),
        ("../1985-04-12", Interval(FAR_PAST, day(1985, 4, 12))),
        ("../1985", Interval(FAR_PAST, day(1985, 12, 31))),
        ("1985-04-12/", Interval(day(1985, 4, 12), FAR_FUTURE)),
        ("/1985-04", Interval(FAR_PAST, day(1985, 4, 30))),
        ("[..1983-12-03]", Interval(FAR_PAST, day(1983, 12, 3))),
        ("[1760-12..]", Interval(day(1760, 12), FAR_FUTURE)),
        ("[1760-01,1760-02,1760-12..]", Interval(day(1760), FAR_FUTURE)),
        ("..", OPEN),
        ("", UNKNOWN),
        ("  ", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_open_and_unknown_ends(text: str | None, expected: Interval) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1985-04-12T23:20:30Z",  # level 0, but no register counts hours
        "{1667,1668}",  # level 2: all of them
        "156X-12-25",  # level 2
        "XXXX",
        "XXXX-12-XX",
        "1985-XX-12",
        "2004?-06",
        "?2004",
        "1985-21-01",
        "1985-25",
        "1985-00",
        "1985-4-12",
        "19850412",
        "85",
        "-0000",
        "-0000-01-01",
        "Y1985",
        "Y0017000",
        "1985~?",
        "1964/2008/2010",
        "/",
        "../..",
        "..[",
        "[]",
        "[..]",
        "[1922..1923..1924]",
        "[1922",
        "2004/2003",
        "[1924..1922]",
        "1923-02-30",
        "１９２２-04-03",
        "1922-W14-1",
        "2024-W1-11",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].remedy


@pytest.mark.parametrize("text", ["Y170000002", "Y-170000002", "Y5881579~"])
def test_years_of_the_specification_beyond_32_bits_are_refused(text: str) -> None:
    with pytest.raises(DateError, match="days are counted in 32 bits"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("c. 1922", "date 'c. 1922': this is no date of EDTF level 1. Write 1922~ for about 1922."),
        (
            "1922–1924",
            "date '1922–1924': this is no date of EDTF level 1. "
            "Write [1922..1924] for some day between the two.",
        ),
        ("1922-4-3", "date '1922-4-3': this is no date of EDTF level 1. Write 1922-04-03."),
        ("1922.04.03", "date '1922.04.03': this is no date of EDTF level 1. Write 1922-04-03."),
        (
            "03.04.1922",
            "date '03.04.1922': this is no date of EDTF level 1. "
            "Write year, month, day, as in 1922-04-03.",
        ),
        ("1920s", "date '1920s': this is no date of EDTF level 1. Write 192X."),
        ("44 BC", "date '44 BC': this is no date of EDTF level 1. Write -0043: year 0 is 1 BC."),
        (
            "present",
            "date 'present': this is no date of EDTF level 1. "
            "Write .. for the end of what still lasts.",
        ),
        (
            "unknown",
            "date 'unknown': this is no date of EDTF level 1. "
            "Leave it empty where nothing is known.",
        ),
        ("before 1922", "date 'before 1922': this is no date of EDTF level 1. Write [..1922]."),
        ("since 1922", "date 'since 1922': this is no date of EDTF level 1. Write [1922..]."),
        ("1924/1922", "date '1924/1922': 1922 comes before 1924. Put the earlier date first."),
        (
            "in spring",
            "date 'in spring': this is no date of EDTF level 1. Write 1922, 1922-04, "
            "1922-04-03, 1922~, 192X, [1922..1924], or leave it empty.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_remedy(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert str(caught.value) == message


@settings(max_examples=300)
@given(st.text(max_size=12) | st.text("0123456789-/.~?%XY[],  T", max_size=14))
def test_any_text_is_a_date_or_a_clear_error(text: str) -> None:
    try:
        found = parse(text)
    except DateError:
        return
    assert FAR_PAST <= found.earliest <= found.latest <= FAR_FUTURE


def test_day_of_wants_one_day() -> None:
    assert day_of("1922-04-03") == day(1922, 4, 3)
    for vague in ("1922-04", "1922-04-03~", "..", ""):
        with pytest.raises(DateError, match="one certain day was expected here"):
            day_of(vague)

"""Cells into values: each option by an answer worked by hand, each doubt told."""

from __future__ import annotations

import pytest

from raspred.errors import SourceError
from tests.sources.mapping.small import persons, read_small, told

LIST = "[files.list]\n"


def values(value: str, *cells: str, column: str = "note") -> tuple[list[object], list[str]]:
    """Return what one value of a persons' column makes of cells, and what is told."""
    rows = "".join(f"{place}\t{cell}\n" for place, cell in enumerate(cells, start=1))
    mapping = (
        f'[files.list]\nform = "tsv"\n[[persons]]\nfrom = "list"\nperson_id = "id"\n'
        f'name = {{ text = "x" }}\n{column} = {value}\n'
    )
    columns = "\t".join(["id", *(f"c{place}" for place in range(1, cells[0].count("\t") + 2))])
    reading = read_small(mapping, list_tsv=f"{columns}\n{rows}")
    return [row[0] for row in persons(reading, column)], told(reading)


@pytest.mark.parametrize(
    ("value", "cells", "expected"),
    [
        ('{ column = "c1", remove = \'\\(age \\d+\\)\' }', ["1934 (age 91)"], ["1934"]),
        ('{ column = "c1", take = \'\\] (.+)$\' }', ["2001[i] Pius"], ["Pius"]),
        ('{ column = "c1", empty = ["n/a"], otherwise = "none" }', ["n/a", "b"], ["none", "b"]),
        ('{ column = "c1", alias = { a = "b" } }', ["a", "c"], ["b", "c"]),
        ('{ column = "c1", words = { a = "b", d = "" } }', ["a", "d"], ["b", None]),
        ('{ column = "c1", as_id = true }', ["Óscar  O'Neil Jr."], ["oscar-o-neil-jr"]),
        ('{ column = "c1", prefix = "p-", suffix = "-s" }', ["a", ""], ["p-a-s", None]),
        ('{ text = "x" }', [""], ["x"]),
        ('["c1", "c2"]', ["a\tb"], ["a b"]),
        ('{ all_of = ["c1", "c2"], joined_by = "|" }', ["a\tb"], ["a|b"]),
        ('{ all_of = ["c1", "c2"], missing = "left-out" }', ["a\t", "\t"], ["a", None]),
        ('{ all_of = ["c1", "c2"], missing = "empty" }', ["a\t", "a\tb"], [None, "a b"]),
        ('{ all_of = ["c1", "c2"], missing = "apart" }', ["a\t"], ["a @ list.tsv"]),
        ('{ first_of = ["c1", "c2"] }', ["a\tb", "\tb", "\t"], ["a", "b", None]),
        ('{ first_of = ["c1", "c2"], empty = ["-"] }', ["-\tb"], ["b"]),
    ],
)  # fmt: skip
def test_what_is_made_of_a_cell(value: str, cells: list[str], expected: list[object]) -> None:
    assert values(value, *cells) == (expected, [])


def test_the_end_is_the_first_of_several_columns() -> None:
    value = '{ first_of = ["c1", "c2"], dates = ["yyyy", "dd/mm/yyyy"], otherwise = ".." }'
    found, said = values(value, "1920\t", "\t02/01/1921", "\t", column="death")
    assert (found, said) == (["1920", "1921-01-02", ".."], [])


def test_dates_that_last_and_last_days() -> None:
    value = '{ column = "c1", dates = ["dd/mm/yyyy"], open = ["present"], last_day = true }'
    assert values(value, "31/12/1920", "present", column="death") == (["1921-01-01", ".."], [])


def test_months_of_another_language() -> None:
    months = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    names = ", ".join(f'"{name}"' for name in [*months.split(), "dicembre"])
    mapping = (
        f'months = [{names}]\n[files.list]\n[[persons]]\nfrom = "list"\nperson_id = "id"\n'
        'name = "id"\nbirth = { column = "b", dates = ["d Month yyyy"] }\n'
    )
    reading = read_small(mapping, list_csv="id,b\n1,3 agosto 1934\n2,1 Jan 1934\n")
    assert persons(reading, "birth") == [("1934-08-03",), (None,)]
    assert told(reading) == [
        "list.csv, line 3, b: '1 Jan 1934' is no date: it does not fit d Month yyyy. "
        "Add its format to dates, or the text to empty."
    ]


@pytest.mark.parametrize(
    ("value", "column", "cells", "expected"),
    [
        (
            '{ column = "c1", take = \'^(\\d+)\' }', "note", ["1", "x", "x"],
            "list.tsv, line 3, c1: 'x' does not fit '^(\\\\d+)' (and in 1 more rows). "
            "Mend the cell, or widen take.",
        ),
        (
            '{ column = "c1", words = { male = "m", female = "f" } }', "gender", ["male", "femal"],
            "list.tsv, line 3, c1: 'femal' is not among the words. Did you mean 'female'?",
        ),
        (
            '{ column = "c1", dates = ["dd/mm/yyyy"] }', "birth", ["31/02/1920"],
            "list.tsv, line 2, c1: '31/02/1920' is no date: February 1920 has 29 days. "
            "Add its format to dates, or the text to empty.",
        ),
        (
            '{ column = "c1", dates = ["d/m/yyyy", "m/d/yyyy"] }', "birth", ["1/2/1920"],
            "list.tsv, line 2, c1: '1/2/1920' fits several formats with different dates; any of "
            "them is allowed. Leave the formats that the source does not use out of dates.",
        ),
        (
            '"c1"', "birth", ["1 May 1920"],
            "list.tsv, line 2, c1: '1 May 1920' is no date: this is no date of EDTF level 1. "
            "Say in dates how it is written.",
        ),
        (
            '"c1"', "birth", [".."],
            "list.tsv, line 2, c1: '..' is the open end, where something begins. Leave it empty.",
        ),
        (
            '"c1"', "confidence", ["sure"],
            "list.tsv, line 2, c1: 'sure' is not known. "
            "Say in words what it means; the register knows high, medium, low.",
        ),
        (
            '["c1", "c2"]', "note", ["a\t", "a\tb", "b\t"],
            "list.tsv, persons[1].note: 2 rows lack 'c2'; what is left is taken. "
            "Fill it in, or set missing to say what that means.",
        ),
        (
            '{ column = "c1", as_id = true }', "note", ["Zoe", "Zoë"],
            "list.tsv, line 3, c1: 'Zoë' gets the same identifier as 'Zoe'. "
            "If they are one, name both in alias; if not, leave as_id out.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(
    value: str, column: str, cells: list[str], expected: str
) -> None:
    assert values(value, *cells, column=column)[1] == [expected]


def test_many_wrong_values_are_counted_beyond_the_first() -> None:
    cells = [f"x{place}" for place in range(40)]
    said = values('{ column = "c1", dates = ["yyyy"] }', *cells, column="birth")[1]
    assert len(said) == 26
    assert said[-1].startswith("list.tsv, c1: 15 more values in 15 rows are not listed.")


def test_numbers_and_truths() -> None:
    mapping = """
[files.list]
[given]
bodies = [{ body_id = "b", name = "B" }]
[[posts]]
from = "list"
post_id = "id"
body_id = { text = "b" }
title = "id"
rank = "rank"
elective = "elective"
"""
    reading = read_small(mapping, list_csv="id,rank,elective\n1,3,True\n2,4.0,0\n3,high,maybe\n")
    assert reading.register.posts.select("rank", "elective").rows() == [
        (3, True),
        (4, False),
        (None, None),
    ]
    assert told(reading) == [
        "list.csv, line 4, rank: 'high' is no whole number. Write digits.",
        "list.csv, line 4, elective: 'maybe' is neither true nor false. "
        "Say in words which is true and which false.",
    ]


@pytest.mark.parametrize(
    ("test", "kept"),
    [
        ('any_of = ["a"]', "1"),
        ('none_of = ["a"]', "2345"),
        ("filled = true", "1234"),
        ("filled = false", "5"),
        ("matches = '^\\d'", "34"),
        ("lacks = '\\d'", "125"),
        ('on_or_after = "1920-06-01"', "34"),
        ('before = "1920-06-01"', "3"),
        ('on_or_after = "1920", before = "1921"', "3"),
    ],
)
def test_rows_that_pass_a_test(test: str, kept: str) -> None:
    mapping = f"""
[files.list]
where = [{{ column = "c", dates = ["edtf"], {test} }}]
[[persons]]
from = "list"
person_id = "id"
name = "id"
"""
    reading = read_small(mapping, list_csv="id,c\n1,a\n2,b\n3,1920\n4,1921-05-01\n5,\n")
    assert "".join(str(row[0]) for row in persons(reading, "person_id")) == kept
    assert reading.register.provenance.details["left_out"] == {"list": 5 - len(kept)}


def test_what_the_mapping_writes_out_must_fit_the_register() -> None:
    with pytest.raises(SourceError, match="persons, row 1 \\(a\\), birth: 'soon'"):
        read_small(
            '[files.list]\n[given]\npersons = [{ person_id = "a", name = "A", birth = "soon" }]\n',
            list_csv="id\n1\n",
        )

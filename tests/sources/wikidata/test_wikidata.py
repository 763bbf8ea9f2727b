"""The answer of the Wikidata query: what is understood, and the word for what is not."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from raspred import sources
from raspred.dates import civil, parse
from raspred.errors import SourceError
from raspred.sources.wikidata.columns import REQUIRED, date_text, item

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.sources import Reading

ENTITY = "http://www.wikidata.org/entity/"
ROW = {
    "statement": f"{ENTITY}statement/Q1-a",
    "rank": "http://wikiba.se/ontology#NormalRank",
    "person": f"{ENTITY}Q1",
    "personLabel": "Ada",
    "position": f"{ENTITY}Q100",
    "positionLabel": "mayor",
    "body": f"{ENTITY}Q200",
    "bodyLabel": "town",
    "start": "1910-03-01T00:00:00Z",
    "startPrecision": "11",
    "end": "1920-05-01T00:00:00Z",
    "endPrecision": "10",
    "appointedBy": f"{ENTITY}Q3",
    "appointedByLabel": "Clara",
}


def read(tmp_path: Path, *rows: dict[str, str]) -> Reading:
    file = tmp_path / "query.csv"
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.DictWriter(opened, columns)
        table.writeheader()
        table.writerows(rows)
    return sources.read("wikidata", file)


def test_a_statement_is_a_tenure(tmp_path: Path) -> None:
    reading = read(tmp_path, ROW)
    assert reading.findings == ()
    columns = "tenure_id", "person_id", "post_id", "start", "end", "appointed_by"
    assert reading.register.tenures.select(columns).rows() == [
        ("Q1-a", "Q1", "Q100", "1910-03-01", "1920-05", "Q3")
    ]
    assert reading.register.persons.select("person_id", "name").rows() == [
        ("Q1", "Ada"),
        ("Q3", "Clara"),
    ]
    assert reading.register.posts.select("post_id", "body_id", "title").rows() == [
        ("Q100", "Q200", "mayor")
    ]


def test_several_rows_of_one_statement_are_one_tenure(tmp_path: Path) -> None:
    reading = read(tmp_path, ROW, ROW | {"start": "1910-01-01T00:00:00Z", "startPrecision": "9"})
    assert reading.register.tenures["start"].to_list() == ["[1910-03-01,1910]"]
    assert [str(finding) for finding in reading.findings] == [
        "query.csv, line 2, start: 2 dates, 1910-03-01 and 1910; [1910-03-01,1910] is taken. "
        "Mend the statement at Wikidata, or its rows here."
    ]


BROKEN: list[tuple[dict[str, str], str]] = [
    (
        {"rank": "http://wikiba.se/ontology#DeprecatedRank"},
        "line 2, rank: the statement is deprecated at Wikidata; the row is left out. ",
    ),
    ({"rank": "NormlRank"}, "line 2, rank: 'NormlRank' is no rank. Did you mean 'NormalRank'?"),
    (
        {"person": "_:blank"},
        "line 2, person: '_:blank' is no item; the row is left out. Write its id, as in Q42.",
    ),
    ({"statement": ""}, "line 2, statement: '' is no statement; the row is left out. "),
    (
        {"startPrecision": ""},
        "line 2, start: '1910-03-01T00:00:00Z' of precision '' is no date. ",
    ),
    ({"body": ""}, "line 2, body: Q100 names no body; it stands under the body 'unknown'. "),
    ({"personLabel": "Q1"}, "line 2, personLabel: Q1 has no label. "),
    ({"colour": "red"}, "column 'colour': 1 values that nothing reads. "),
]


@pytest.mark.parametrize(("change", "finding"), BROKEN)
def test_what_is_not_understood_is_told(
    change: dict[str, str], finding: str, tmp_path: Path
) -> None:
    found = [str(one) for one in read(tmp_path, ROW | change).findings]
    assert any(one.startswith(f"query.csv, {finding}") for one in found), found


def test_an_appointer_who_is_somebody_unnamed_stays_unknown(tmp_path: Path) -> None:
    reading = read(tmp_path, ROW | {"appointedBy": "http://www.wikidata.org/.well-known/genid/4"})
    assert reading.register.tenures["appointed_by"].to_list() == [None]


def test_a_missing_column_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, {name: "" for name in REQUIRED if name != "start"})
    assert "line 1: column 'start' is missing. Known: end, endPrecision, " in str(caught.value)


def test_a_column_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "query.csv").write_text("person,person\n", "utf-8")
    with pytest.raises(SourceError, match="columns that stand twice: 'person'"):
        sources.read("wikidata", tmp_path / "query.csv")


@pytest.mark.parametrize(
    ("time", "precision", "first", "last"),
    [
        ("1922-04-03T00:00:00Z", "11", (1922, 4, 3), (1922, 4, 3)),
        ("1922-04-03T00:00:00Z", "14", (1922, 4, 3), (1922, 4, 3)),
        ("1922-04-01T00:00:00Z", "10", (1922, 4, 1), (1922, 4, 30)),
        ("1922-01-01T00:00:00Z", "9", (1922, 1, 1), (1922, 12, 31)),
        ("1922-01-01T00:00:00Z", "8", (1920, 1, 1), (1929, 12, 31)),
        ("1900-01-01T00:00:00Z", "7", (1801, 1, 1), (1900, 12, 31)),
        ("1901-01-01T00:00:00Z", "7", (1901, 1, 1), (2000, 12, 31)),
        ("2000-01-01T00:00:00Z", "6", (1001, 1, 1), (2000, 12, 31)),
        ("-0043-03-15T00:00:00Z", "11", (-43, 3, 15), (-43, 3, 15)),
        ("-0043-01-01T00:00:00Z", "8", (-52, 1, 1), (-34, 12, 31)),
    ],
)
def test_a_time_is_as_wide_as_its_precision(
    time: str, precision: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    interval = parse(date_text(time, precision))
    assert (civil(interval.earliest), civil(interval.latest)) == (first, last)


def test_a_geological_age_is_unknown_and_nonsense_is_none() -> None:
    assert date_text("1922-01-01T00:00:00Z", "3") == ""
    assert date_text("1922-13-01T00:00:00Z", "11") is None
    assert date_text("soon", "11") is None
    assert date_text("1922-01-01T00:00:00Z", "²") is None


@pytest.mark.parametrize("text", [f"{ENTITY}Q42", "wd:Q42", "Q42"])
def test_an_item_is_known_in_each_of_its_spellings(text: str) -> None:
    assert item(text) == "Q42"


def test_what_is_no_item_is_none() -> None:
    assert [item(text) for text in ("", "P42", "Q042", "42", "Q4 2")] == [None] * 5

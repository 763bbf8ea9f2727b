"""Popolo documents: what is understood, and the word for each thing that is not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from raspred import sources
from raspred.errors import SourceError

if TYPE_CHECKING:
    from raspred.sources import Reading

PARLIAMENT: dict[str, Any] = {
    "persons": [
        {"id": "p1", "name": "Ada", "birth_date": "1870", "email": "ada@example.org"},
        {"id": "p2", "name": "Boris", "death_date": "1925-06-01"},
    ],
    "organizations": [
        {"id": "house", "name": "The House", "classification": "legislature"},
        {"id": "reds", "name": "Reds", "classification": "party"},
    ],
    "events": [
        {
            "id": "term/1",
            "classification": "legislative period",
            "start_date": "1910-03-01",
            "end_date": "1914",
        },
        {"id": "term/2", "classification": "legislative period", "start_date": "1914-12"},
    ],
    "areas": [{"id": "a1", "name": "The Fen", "type": "constituency"}],
    "memberships": [
        {
            "person_id": "p1",
            "organization_id": "house",
            "role": "member",
            "legislative_period_id": "term/1",
            "area_id": "a1",
            "on_behalf_of_id": "reds",
        },
        {
            "person_id": "p2",
            "organization_id": "house",
            "role": "member",
            "legislative_period_id": "term/2",
            "start_date": "1915-01-07",
        },
    ],
}


def read(tmp_path: Path, document: object) -> Reading:
    file = tmp_path / "house.json"
    file.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return sources.read("popolo", file)


def told(tmp_path: Path, document: object) -> list[str]:
    return [str(finding) for finding in read(tmp_path, document).findings]


def test_dates_come_from_the_legislative_period_and_the_note_says_so(tmp_path: Path) -> None:
    tenures = read(tmp_path, PARLIAMENT).register.tenures
    columns = "tenure_id", "post_id", "start", "end", "selection", "note"
    assert tenures.select(columns).rows() == [
        (
            "p1/house.member/term/1",
            "house.member",
            "1910-03-01",
            "1914",
            "term/1",
            "on behalf of reds; for The Fen; start and end of term/1",
        ),
        ("p2/house.member/term/2", "house.member", "1915-01-07", None, "term/2", None),
    ]


def test_what_nothing_reads_is_told_once_a_field(tmp_path: Path) -> None:
    assert told(tmp_path, PARLIAMENT) == [
        "house.json, /events/0: 1 memberships take dates from 'term/1'. "
        "Give start_date and end_date where they differ from the period's.",
        "house.json, /persons/0/email: 1 value of 'email' in persons that nothing reads, "
        "as 'ada@example.org'. Nothing to do: a register has no column for it.",
    ]


BROKEN: list[tuple[dict[str, Any], str]] = [
    (
        {"persons": [{"id": "p1", "name": "Ada", "birth_date": "1870-13"}]},
        "/persons/0/birth_date: '1870-13' is no date. ",
    ),
    (
        {"persons": [{"id": "p1", "nmae": "Ada"}]},
        "/persons/0/name: no name; the id stands in its place. Give it a name.",
    ),
    (
        {"persons": [{"id": "p1", "nmae": "Ada"}]},
        "/persons/0/nmae: 1 value of 'nmae' in persons that nothing reads, as 'Ada'. "
        "Did you mean 'name'?",
    ),
    (
        {"persons": [{"id": "p1", "name": "Ada"}, {"id": "p1", "name": "Boris"}]},
        "/persons/1: id 'p1' stands twice; the second is left out. "
        "Give each an id of its own, or join the two.",
    ),
    ({"persons": ["p1"]}, "/persons/0: a text where an object is expected; it is left out."),
    ({"persons": {"id": "p1"}}, "/persons: an object where a list is expected."),
    ({"persons": [{"name": "Ada"}]}, "/persons/0: no id; it is left out. Give it an id."),
    (
        {"persons": [{"id": "p1", "name": ["Ada"]}]},
        "/persons/0/name: a list where a text is expected. Write it as text.",
    ),
    (
        {"organizations": [{"id": "o", "name": "O", "parent_id": "oo"}]},
        "/organizations/0/parent_id: 'oo' is the id of none of the organizations. "
        "Did you mean 'o'?",
    ),
    (
        {"posts": [{"id": "x", "label": "Mayor"}]},
        "/posts/0/organization_id: no organization; it stands under the body 'unknown'.",
    ),
    (
        {"memberships": [{"person_id": "p1", "role": "member"}]},
        "/memberships/0: the membership names no person and post; it is left out.",
    ),
    (
        {"events": [{"id": "e", "classification": "election"}]},
        "/events/0/classification: event 'e' of the kind 'election' is left out.",
    ),
    (
        {"vote_events": [{"id": "v", "counts": [{"option": "aye", "value": 3}]}]},
        "/vote_events/0/counts/0/option: 'aye' is no option, or stands twice. "
        "Write one of yes, no, abstain, absent.",
    ),
    (
        {"vote_events": [{"id": "v", "result": "won"}]},
        "/vote_events/0/result: 'won' is no result. Write 'pass' or 'fail'.",
    ),
    ({"persons": [{"id": "p\ud800", "name": "Ada"}]}, "/persons/0/id: half a character"),
]


@pytest.mark.parametrize(("document", "finding"), BROKEN)
def test_what_is_not_understood_is_told(
    document: dict[str, Any], finding: str, tmp_path: Path
) -> None:
    found = told(tmp_path, document)
    assert any(one.startswith(f"house.json, {finding}") for one in found), found


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[]", "house.json: a JSON object is expected, a list stands there."),
        ("{", "house.json: is no JSON at line 1, column 2: Expecting property name"),
        ("[" * 100_000, "house.json: objects stand too deep within each other. Flatten it."),
        (f'{{"a": {"9" * 5000}}}', "house.json: a number has thousands of digits."),
    ],
)
def test_what_is_no_document_is_an_error(text: str, error: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(error)


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "house.json").write_bytes(b'{"persons": "\xe9"}')
    with pytest.raises(SourceError, match=r"house\.json: is not UTF-8 at byte 13"):
        sources.read("popolo", tmp_path / "house.json")


def test_two_files_are_one_too_many(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="popolo: 2 paths where one file is expected"):
        sources.read("popolo", tmp_path, tmp_path)


def test_memberships_and_posts_may_stand_within_what_they_belong_to(tmp_path: Path) -> None:
    document = {
        "persons": [{"id": "p1", "name": "Ada", "memberships": [{"id": "m", "post_id": "mayor"}]}],
        "organizations": [
            {"id": "town", "name": "Town", "posts": [{"id": "mayor", "label": "Mayor"}]}
        ],
    }
    reading = read(tmp_path, document)
    assert reading.findings == ()
    assert reading.register.tenures.select("tenure_id", "person_id", "post_id").rows() == [
        ("m", "p1", "mayor")
    ]
    assert reading.register.posts["body_id"].to_list() == ["town"]


@pytest.mark.skipif(
    "RASPRED_REGISTERS" not in os.environ, reason="RASPRED_REGISTERS names no folder of registers"
)
def test_the_parliament_of_2015() -> None:
    folder = Path(os.environ["RASPRED_REGISTERS"]) / "everypolitician-2015"
    register = sources.read("popolo", folder / "UK__Commons__ep-popolo-v1.0.json").register
    term = register.tenures.filter(pl.col("selection") == "term/56")
    assert (len(term), term["person_id"].n_unique()) == (651, 650)
    assert (len(register.tenures), len(register.persons)) == (3363, 1337)
    assert term.filter(pl.col("start") == "2015-05-08").height == 650

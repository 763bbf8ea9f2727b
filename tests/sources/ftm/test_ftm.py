"""FollowTheMoney entities: what is understood, and the word for each thing that is not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from raspred import sources
from raspred.errors import SourceError
from raspred.register.check import check

if TYPE_CHECKING:
    from raspred.sources import Reading


def entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {"id": key, "schema": schema, "caption": key, "properties": properties}


TOWN = [
    entity("town", "PublicBody", name=["Town"]),
    entity("mayor", "Position", name=["Mayor"], organization=["town"], numberOfSeats=["1"]),
    entity("ada", "Person", name=["Ada"], birthDate=["1870"]),
    entity(
        "o1", "Occupancy", holder=["ada"], post=["mayor"], startDate=["1910"], status=["current"]
    ),
]


def read(tmp_path: Path, *lines: object) -> Reading:
    file = tmp_path / "town.json"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts), "utf-8")
    return sources.read("ftm", file)


def test_an_occupancy_is_a_tenure(tmp_path: Path) -> None:
    reading = read(tmp_path, *TOWN)
    assert reading.findings == ()
    columns = "tenure_id", "person_id", "post_id", "start", "end"
    assert reading.register.tenures.select(columns).rows() == [("o1", "ada", "mayor", "1910", "..")]
    assert reading.register.posts["seats"].to_list() == [1]


BROKEN: list[tuple[object, str]] = [
    (
        entity("o2", "Occupancy", holder=["ada"]),
        "line 5/properties/post: no post; the occupancy is left out. Name its post.",
    ),
    (
        entity("o2", "Occupancy", holder=["ada", "eve"], post=["mayor"]),
        "line 5/properties/holder: 2 holders of one occupancy, ada, eve; it is left out. "
        "Write an occupancy for each, with dates of its own.",
    ),
    (
        entity("o2", "Occupancy", holder=["eve"], post=["mayor"]),
        "line 5/properties/holder: 'eve' is the id of none of the persons; the occupancy is "
        "left out. Add it to the persons, or mend the id.",
    ),
    (
        entity("eve", "Person", name=["Eve"], birthDate=["1880-02", "1881"]),
        "line 5/properties/birthDate: 2 dates, 1880-02 and 1881; [1880-02,1881] is taken. "
        "Leave the one that holds.",
    ),
    (
        entity("eve", "Person", name=["Eve", "Eva"]),
        "line 5/properties/name: 2 values, of which 'Eve' is kept. Leave the one that holds.",
    ),
    (
        entity("eve", "Person", birthDate=["never"]),
        "line 5/properties/birthDate: 'never' is no date. ",
    ),
    (
        entity("clerk", "Position", name=["Clerk"]),
        "line 5/properties/organization: 1 positions name no organization; all stand under one "
        "unknown body. Name the organization of each.",
    ),
    (entity("x", "Famly"), "schema: 1 entities of the schema 'Famly' are left out. "),
    (entity("x", "Persn"), "schema: 1 entities of the schema 'Persn' are left out. Did you mean "),
    (entity("ada", "Person"), "line 5: id 'ada' stands twice; the second is left out. "),
    ("[]", "line 5: a list where an object is expected; the line is left out. "),
    ("{", "line 5: is no JSON at line 1, column 2: "),
    ('{"id": "x", "id": "y", "schema": "Person"}', "line 5: key 'id' stands twice in one object;"),
    ('{"id": "x", "schema": "Person"}', "line 5/properties: no object of properties."),
]


@pytest.mark.parametrize(("line", "finding"), BROKEN)
def test_what_is_not_understood_is_told(line: object, finding: str, tmp_path: Path) -> None:
    found = [str(one) for one in read(tmp_path, *TOWN, line).findings]
    assert any(one.startswith(f"town.json, {finding}") for one in found), found


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"town\.json: cannot be read: No such file"):
        sources.read("ftm", tmp_path / "town.json")


@pytest.mark.skipif(
    "RASPRED_REGISTERS" not in os.environ, reason="RASPRED_REGISTERS names no folder of registers"
)
def test_the_occupancies_without_posts() -> None:
    folder = Path(os.environ["RASPRED_REGISTERS"]) / "ftm-saudi-peps"
    reading = sources.read("ftm", folder / "entities.ftm.json")
    said = [finding.what for finding in reading.findings]
    assert said.count("no post; the occupancy is left out") == 102
    assert sum("holders of one occupancy" in what for what in said) == 33
    assert len(reading.register.tenures) == 0
    assert (len(reading.register.persons), len(reading.register.posts)) == (607, 100)
    assert {str(breach.severity) for breach in check(reading.register)} == {"soft"}

"""FollowTheMoney: what it can carry comes back; what it cannot is told."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from raspred import sources
from raspred.register.formats import ftm
from raspred.register.formats.catalog import export
from tests.register.council import council
from tests.register.formats.round_trip import carried
from tests.register.formats.small import registers

if TYPE_CHECKING:
    from raspred.register.register import Register

OPEN_KEPT = {("tenures", "end")}


def expected(register: Register) -> dict[str, list[dict[str, Any]]]:
    """Return what is left of a register: no original names, no other genders."""
    rows = carried(register, ftm.CARRIED, back=False, open_kept=OPEN_KEPT)
    for person in rows["persons"]:
        person["name_original"] = None
        person["gender"] = person["gender"] if person["gender"] in ftm.GENDERS else None
    return rename(rows, register)


def rename(
    rows: dict[str, list[dict[str, Any]]], register: Register
) -> dict[str, list[dict[str, Any]]]:
    """Give ids that several tables use the names that the losses speak of."""
    keys = {
        "places": "place_id",
        "persons": "person_id",
        "bodies": "body_id",
        "posts": "post_id",
        "tenures": "tenure_id",
    }
    seen: set[str] = set()
    new: dict[tuple[str, str], str] = {}
    for table, key in keys.items():
        own = register.frames[table][key].to_list()
        new |= {(table, one): f"{table}/{one}" for one in own if one in seen}
        seen.update(own)
    points = {"parent_id": "bodies"} | {key: table for table, key in keys.items()}
    for found in rows.values():
        for row in found:
            for column in points.keys() & row.keys():
                row[column] = new.get((points[column], row[column]), row[column])
    return rows


def there_and_back(register: Register) -> tuple[Register, list[str], list[str]]:
    """Return a register as it comes back, its lines and those of what came back."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "entities.json"
        export(register, "ftm", file)
        first = file.read_text("utf-8").split("\n")
        back = sources.read("ftm", file).register
        export(back, "ftm", file)
        return back, first, file.read_text("utf-8").split("\n")


def without_alias(lines: list[str]) -> list[Any]:
    entities = [json.loads(line) for line in lines if line]
    for entity in entities:
        entity["properties"].pop("alias", None)
    return entities


@settings(max_examples=15)
@given(registers())
def test_what_followthemoney_carries_comes_back(register: Register) -> None:
    back, first, second = there_and_back(register)
    came_back = carried(back, ftm.CARRIED, back=True)
    assert came_back == expected(register)
    assert without_alias(first) == without_alias(second)


def test_the_record_comes_back_and_only_its_aliases_are_not_read(tmp_path: Path) -> None:
    record = sources.read("history").register
    export(record, "ftm", tmp_path / "record.json")
    reading = sources.read("ftm", tmp_path / "record.json")
    assert carried(reading.register, ftm.CARRIED, back=True) == expected(record)
    (finding,) = reading.findings
    assert finding.what.startswith("366 values of 'alias' in Person that nothing reads")


def test_an_open_end_is_a_status(tmp_path: Path) -> None:
    export(council(), "ftm", tmp_path / "council.json")
    lines = (tmp_path / "council.json").read_text("utf-8").splitlines()
    found = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert found["t3"]["properties"] == {
        "holder": ["boris"],
        "post": ["mayor"],
        "startDate": ["1920-05-04"],
        "status": ["current"],
    }
    assert found["mayor"]["schema"] == "Position"
    assert found["mayor"]["properties"]["organization"] == ["bodies/town"]


def test_ids_that_two_tables_use_are_told(tmp_path: Path) -> None:
    losses = [str(loss) for loss in export(council(), "ftm", tmp_path / "council.json")]
    assert (
        "bodies.body_id, 1 row: another table uses the id as well: written as bodies/id" in losses
    )
    assert (
        "persons.name_original, 1 row: written as an alias, of which nothing tells that it is "
        "the original" in losses
    )

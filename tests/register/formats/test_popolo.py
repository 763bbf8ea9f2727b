"""Popolo: what it can carry comes back; what it cannot is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from raspred import sources
from raspred.register.formats import popolo
from raspred.register.formats.catalog import export
from tests.register.council import council
from tests.register.formats.round_trip import carried
from tests.register.formats.small import registers

if TYPE_CHECKING:
    from raspred.register.register import Register

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def there_and_back(register: Register) -> tuple[Register, bytes, bytes]:
    """Return a register as it comes back, its document and that of what came back."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "popolo.json"
        export(register, "popolo", file)
        first = file.read_bytes()
        back = sources.read("popolo", file).register
        export(back, "popolo", file)
        return back, first, file.read_bytes()


def without_half_points(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    for place in rows["places"]:
        if place["latitude"] is None or place["longitude"] is None:
            place |= {"latitude": None, "longitude": None}
    return rows


@settings(max_examples=15)
@given(registers())
def test_what_popolo_carries_comes_back(register: Register) -> None:
    back, first, second = there_and_back(register)
    was = carried(register, popolo.CARRIED, back=False, urls_only=True)
    assert carried(back, popolo.CARRIED, back=True) == without_half_points(was)
    assert first == second


def test_the_record_comes_back_and_nothing_in_it_is_misunderstood(tmp_path: Path) -> None:
    record = sources.read("history").register
    export(record, "popolo", tmp_path / "record.json")
    reading = sources.read("popolo", tmp_path / "record.json")
    was = carried(record, popolo.CARRIED, back=False, urls_only=True)
    assert carried(reading.register, popolo.CARRIED, back=True) == was
    assert reading.findings == ()


def test_the_document_keeps_to_the_specification(tmp_path: Path) -> None:
    export(council(), "popolo", tmp_path / "council.json")
    document = json.loads((tmp_path / "council.json").read_text("utf-8"))
    for membership in document["memberships"]:
        assert {"id", "person_id", "post_id", "organization_id", "role"} <= set(membership)
    for post in document["posts"]:
        assert {"id", "label", "role", "organization_id"} <= set(post)
    for kind in document.values():
        for one in kind:
            dates = [value for name, value in one.items() if name.endswith("_date")]
            assert all(DATE.fullmatch(date) for date in dates)
    (clara,) = [one for one in document["persons"] if one["id"] == "clara"]
    assert clara["other_names"] == [{"name": "Клара", "note": "original script"}]
    (event,) = document["vote_events"]
    assert event["counts"] == [{"option": "yes", "value": 2}, {"option": "no", "value": 1}]
    assert document["areas"][0]["geometry"] == {"type": "Point", "coordinates": [-0.1, 51.5]}


def test_every_loss_is_told_with_its_number(tmp_path: Path) -> None:
    losses = [str(loss) for loss in export(council(), "popolo", tmp_path / "council.json")]
    assert losses == [
        "places.hardship, 1 row: the format has no place for it",
        "posts.rank, 2 rows: the format has no place for it",
        "posts.elective, 1 row: the format has no place for it",
        "posts.seats, 3 rows: the format has no place for it",
        "posts.exclusive, 2 rows: the format has no place for it",
        "tenures.start_order_id, 2 rows: the format has no place for it",
        "tenures.end_order_id, 2 rows: the format has no place for it",
        "tenures.appointed_by, 1 row: the format has no place for it",
        "tenures.filled_by, 1 row: the format has no place for it",
        "orders, 3 rows: the format has no place for it",
        "selection_rules, 1 row: the format has no place for it",
        "persons.death, 1 row: an open end cannot be told from an unknown one: left out",
        "bodies.dissolved, 1 row: an open end cannot be told from an unknown one: left out",
        "tenures.start, 1 row: no plain year, month or day: left out, so that it is unknown",
        "tenures.end, 3 rows: an open end cannot be told from an unknown one: left out",
        "sources.citation, 1 row: a source without an address is no link",
        "sources.source_id, 1 row: sources are written with what they support: "
        "their ids are made anew when read",
    ]


@pytest.mark.parametrize("half", ["latitude", "longitude"])
def test_half_a_point_is_no_point(half: str, tmp_path: Path) -> None:
    other = {"latitude": "longitude", "longitude": "latitude"}[half]
    register = council({"places.town": {other: None}})
    losses = export(register, "popolo", tmp_path / "council.json")
    assert "half a point: left out" in [loss.why for loss in losses]

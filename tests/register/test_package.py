"""The folder is a Frictionless data package: the `frictionless` package says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import frictionless
import pytest

from raspred.register.files import write
from raspred.register.tables import TABLES
from tests.register.council import council

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def town(tmp_path: Path) -> Path:
    write(council(), tmp_path / "town", "csv")
    return tmp_path / "town"


def descriptor(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return content


def faults(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return sorted({kind for (kind,) in report.flatten(["type"])})


def test_a_written_register_is_valid(town: Path) -> None:
    assert faults(town) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("tenures.csv", "t4,clara,", "t4,klara,", "foreign-key"),
        ("bodies.csv", ",town,", ",village,", "foreign-key"),
        ("tenures.csv", "t4,clara,", "t3,clara,", "primary-key"),
        ("orders.csv", "o2,release,", "o2,sacking,", "constraint-error"),
        ("persons.csv", "clara,Clara,", "clara,,", "constraint-error"),
        ("posts.csv", "Mayor,9,", "Mayor,nine,", "type-error"),
    ],
)
def test_the_descriptor_states_the_laws(
    town: Path, file: str, old: str, new: str, expected: str
) -> None:
    text = (town / file).read_text(encoding="utf-8")
    assert old in text
    (town / file).write_text(text.replace(old, new), encoding="utf-8", newline="")
    found = faults(town)
    assert expected in found
    assert "hash-count" in found


def test_the_package_of_a_parquet_register_is_valid_metadata(tmp_path: Path) -> None:
    write(council(), tmp_path / "town", "parquet")
    package = frictionless.Package.from_descriptor(descriptor(tmp_path / "town"))
    assert [one.format for one in package.resources] == ["parquet"] * 9
    assert list(package.metadata_validate(descriptor(tmp_path / "town"))) == []


def test_every_column_of_the_tables_is_described(town: Path) -> None:
    described = {one["name"]: one["schema"] for one in descriptor(town)["resources"]}
    for table in TABLES:
        if table.name in described:
            fields = [field["name"] for field in described[table.name]["fields"]]
            header = (town / f"{table.name}.csv").read_text(encoding="utf-8").splitlines()[0]
            assert fields == header.split(",")
            assert described[table.name]["primaryKey"] == [table.key]


def test_references_to_tables_without_rows_are_left_out(town: Path) -> None:
    tenures = next(one for one in descriptor(town)["resources"] if one["name"] == "tenures")
    references = tenures["schema"]["foreignKeys"]
    assert {
        one["fields"][0]: (one["reference"]["resource"], *one["reference"]["fields"])
        for one in references
    } == {
        "person_id": ("persons", "person_id"),
        "post_id": ("posts", "post_id"),
        "start_order_id": ("orders", "order_id"),
        "end_order_id": ("orders", "order_id"),
        "appointed_by": ("persons", "person_id"),
        "source_id": ("sources", "source_id"),
    }

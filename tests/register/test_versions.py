"""Registers of every version are read as they were meant; the schema never changes unnoticed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from raspred.errors import RegisterError
from raspred.register.files import read, write
from raspred.register.migrating import STEPS, migrated, version_of
from raspred.register.package import FORMAT, FORMS, VERSION
from tests.register.council import council
from tests.register.fingerprints import BY_VERSION, fingerprint

SAMPLES = Path(__file__).parent / "versions"
VERSIONS = range(1, VERSION + 1)
RUNS: dict[int, dict[str, Any]] = {
    1: {"cadres": 1.0, "safeguards": []},
    2: {"cadres": 0.5, "safeguards": ["no-section@1922-04"]},
}
"""What the simulated sample of a version is read to say, beside what it says itself."""


def marked(folder: Path, mark: object) -> None:
    file = folder / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    package["raspred"] = mark
    file.write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_is_read_for_ever(version: int, form: str) -> None:
    folder = SAMPLES / str(version) / form
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert version_of(package) == version
    found = read(folder)
    assert found.notes == ()
    for name, rows in council().frames.items():
        assert found.frames[name].equals(rows), name
        assert found.frames[name].schema == rows.schema, name


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_run_says_what_every_run_says_today(version: int) -> None:
    sample = SAMPLES / str(version) / "parquet"
    said = json.loads((sample / "provenance.json").read_text(encoding="utf-8"))["details"]
    assert read(sample).provenance.details == {**said, **RUNS[version]}


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_again_is_of_today(version: int, tmp_path: Path) -> None:
    write(read(SAMPLES / str(version) / "parquet"), tmp_path / "again")
    package = json.loads((tmp_path / "again" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["raspred"] == FORMAT
    assert read(tmp_path / "again").provenance == read(SAMPLES / f"{version}/parquet").provenance


def test_every_version_has_a_step_a_sample_and_a_fingerprint() -> None:
    assert sorted(STEPS) == list(VERSIONS)[:-1]
    assert sorted(int(one.name) for one in SAMPLES.iterdir()) == list(VERSIONS)
    assert sorted(BY_VERSION) == list(VERSIONS)[1:], "1 was never written down"


def test_the_schema_changes_with_its_version_only() -> None:
    assert fingerprint() == BY_VERSION[VERSION], (
        "the schema changed: count VERSION up in register/package.py, add a step to "
        "register/migrating.py, keep a sample in tests/register/versions and the fingerprint in "
        "tests/register/fingerprints.py, and say in docs/formats.md what is new"
    )


@pytest.mark.parametrize(
    ("mark", "what", "remedy"),
    [
        (
            "raspred-register/3",
            "raspred: a newer raspred wrote it: raspred-register/3, this one reads up to"
            " raspred-register/2",
            "Read it with that raspred: pip install --upgrade raspred.",
        ),
        (
            "another-register/1",
            "raspred: expected 'raspred-register/2' or a lower number, found 'another-register/1'",
            "Give the folder of a register that raspred wrote.",
        ),
        (
            7,
            "raspred: expected 'raspred-register/2' or a lower number, found 7",
            "Give the folder of a register that raspred wrote.",
        ),
    ],
)
def test_a_version_that_is_not_known(tmp_path: Path, mark: object, what: str, remedy: str) -> None:
    folder = shutil.copytree(SAMPLES / "1" / "csv", tmp_path / "town")
    marked(folder, mark)
    with pytest.raises(RegisterError) as caught:
        read(folder)
    (problem,) = caught.value.problems
    assert problem.where == str(folder / "datapackage.json")
    assert (problem.what, problem.remedy) == (what, remedy)


@pytest.mark.parametrize("provenance", [None, [], {"kind": "simulated", "details": 3}])
def test_what_cannot_be_migrated_is_left_to_be_judged(provenance: object) -> None:
    assert migrated({"raspred": "raspred-register/1"}, provenance)[1] == provenance
    assert migrated([], provenance) == ([], provenance)

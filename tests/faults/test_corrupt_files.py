"""A corrupt register or study"""

from __future__ import annotations

import hashlib
import json
import random
from typing import TYPE_CHECKING

import polars as pl
import pytest

from raspred.errors import RegisterError, WritingError
from raspred.experiments import BASELINE, Here, study
from raspred.experiments.reopening import reopen
from raspred.register.check import check
from raspred.register.files import read, write
from tests.experiments.toys import Urn
from tests.faults.commands import content
from tests.faults.promises import promised
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raspred.errors import Problem

TENURES = "tenures.parquet"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The council of a town, in Parquet."""
    write(council(), tmp_path / "town", "parquet")
    return tmp_path / "town"


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(RegisterError) as caught:
        read(folder)
    return caught.value.problems


def sealed(folder: Path) -> None:
    """Have the descriptor vouch for the files as they are now."""
    file = folder / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    for one in package["resources"]:
        found = (folder / one["path"]).read_bytes()
        one["bytes"] = len(found)
        one["hash"] = "sha256:" + hashlib.sha256(found).hexdigest()
    file.write_text(json.dumps(package), encoding="utf-8")


def places(folder: Path) -> list[str]:
    """Return where the problems of a folder are, which may be none."""
    try:
        check(read(folder))
    except RegisterError as error:
        return [one.where for one in error.problems]
    return []


def flipped(sound: bytes, at: int) -> bytes:
    """Return the bytes with one bit turned over."""
    return sound[: at // 8] + bytes([sound[at // 8] ^ 1 << at % 8]) + sound[at // 8 + 1 :]


@promised(
    "A Parquet file is cut short at any length, or empty",
    "Refused with the file's name, its size then and now, and the advice to write it anew",
)
def test_parquet_cut_short(town: Path) -> None:
    sound = (town / TENURES).read_bytes()
    for length in (0, 1, 4, 11, 12, len(sound) // 2, len(sound) - 4, len(sound) - 1):
        (town / TENURES).write_bytes(sound[:length])
        (problem,) = problems(town)
        assert problem.where == str(town / TENURES)
        assert problem.what == (
            f"changed after raspred wrote it ({len(sound)} bytes then, {length} now)"
        )
        assert problem.remedy == (
            "Write the register anew, or take the folder from a copy that is whole."
        )


@promised(
    "Any bit of a Parquet file is turned over",
    "Refused: the descriptor holds the SHA-256 of each file (64 bits picked at random)",
)
def test_any_bit_turned_over(town: Path) -> None:
    sound = (town / TENURES).read_bytes()
    for at in random.Random(1922).sample(range(8 * len(sound)), 64):
        (town / TENURES).write_bytes(flipped(sound, at))
        (problem,) = problems(town)
        assert problem.what.startswith("changed after raspred wrote it")


@promised(
    "A Parquet file is damaged and the descriptor vouches for it (bits turned over, cut short)",
    "A register that holds what can be read, or an error of ours that names the table; never a "
    "crash (40 damaged files)",
)
def test_damage_that_the_descriptor_vouches_for(town: Path) -> None:
    sound = (town / TENURES).read_bytes()
    draw = random.Random(1939)
    for _ in range(40):
        torn = flipped(sound, draw.randrange(8 * len(sound)))
        (town / TENURES).write_bytes(torn[: draw.choice([None, draw.randrange(len(torn))])])
        sealed(town)
        assert all("tenures" in place for place in places(town))


def swap_columns(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.rename({"person_id": "post_id", "post_id": "person_id"})


@promised(
    "A table's columns are of another type, are missing, unknown or changed for one another",
    "Each is told with table, column and row; changed columns are breaches of the laws",
)
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows.drop("person_id"), "tenures, t1: person_id is empty"),
        (
            lambda rows: rows.with_columns(start_earliest=pl.lit("soon")),
            "tenures, row 1 (t1), start_earliest: 'soon'",
        ),
        (lambda rows: rows.with_columns(colour=pl.lit("red")), "tenures, column 'colour'"),
        (lambda rows: rows.with_columns(person_id=pl.lit(b"\xff")), "tenures, column 'person_id'"),
        (swap_columns, "tenures"),
    ],
)
def test_columns_of_another_kind(
    town: Path, change: Callable[[pl.DataFrame], pl.DataFrame], told: str
) -> None:
    change(pl.read_parquet(town / TENURES)).write_parquet(town / TENURES)
    sealed(town)
    try:
        found = [f"{one.table}, {one.row}: {one.what}" for one in check(read(town))]
    except RegisterError as error:
        found = [f"{one.where}: {one.what}".removeprefix(f"{town}: ") for one in error.problems]
    assert any(line.startswith(told.split(":")[0]) for line in found), found


@promised(
    "A table is taken for another (its file copied over), or its file is missing",
    "Refused, with all that does not fit",
)
def test_a_table_for_another(town: Path) -> None:
    (town / TENURES).write_bytes((town / "orders.parquet").read_bytes())
    sealed(town)
    assert any("person_id" not in one.where for one in problems(town))
    (town / TENURES).unlink()
    (problem,) = problems(town)
    assert problem.what == "the file is missing"


TORN_JSON = {
    "empty": b"",
    "half": b'{"raspred": "raspred-register',
    "zeroes": bytes(500),
    "no text": b"\xff\xfe{}",
    "a list": b"[]",
    "nested too deep": b"[" * 200_000,
}


@promised(
    "`datapackage.json` or `provenance.json` is empty, half, zeroes, no UTF-8, or nested 200,000 "
    "deep",
    "Refused with the file's name; the tables are judged all the same",
)
@pytest.mark.parametrize("name", ["datapackage.json", "provenance.json"])
@pytest.mark.parametrize("damage", TORN_JSON)
def test_torn_json(town: Path, name: str, damage: str) -> None:
    (town / name).write_bytes(TORN_JSON[damage])
    told = [one for one in problems(town) if one.where == str(town / name)]
    assert told
    assert all("cannot be read as JSON" in one.what or "valid dict" in one.what for one in told)


@promised(
    "A study's kept history is empty, half or of another shape, as a power cut may leave it",
    "That history is lived again; the findings are the same bytes",
)
@pytest.mark.parametrize("torn", ["", "[", '[["value", ""', '[["value"]]', "{}", "[1]", "null"])
def test_a_torn_history(tmp_path: Path, torn: str) -> None:
    lived = study(Urn(), [BASELINE], range(3), tmp_path / "study", backend=Here())
    before = content(tmp_path / "study")
    (tmp_path / "study" / "runs" / BASELINE.key / "1.json").write_text(torn)
    again = study(Urn(), [BASELINE], range(3), tmp_path / "study", backend=Here())
    assert again.table.equals(lived.table)
    assert content(tmp_path / "study") == before


@promised(
    "`findings.json` of a study is torn, or holds what no study writes",
    "`raspred report` says so, with the advice to run the study again",
)
@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ("{", "holds no findings"),
        ("[" * 200_000, "holds no findings"),
        ("[]", "is no JSON object"),
        ('{"kind": "ensemble", "failures": [{"x": 1}]}', "its failures: "),
        ('{"kind": "omens"}', "findings of the kind 'omens' have no page"),
        ('{"kind": "ensemble"}', "a table cannot be read"),
    ],
)
def test_torn_findings(tmp_path: Path, findings: str, told: str) -> None:
    (tmp_path / "findings.json").write_text(findings)
    with pytest.raises(WritingError) as caught:
        reopen(tmp_path)
    (problem,) = caught.value.problems
    assert problem.what.startswith(told)

"""A folder that is no whole register is told so, with everything that is wrong with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from raspred.dates import day
from raspred.errors import RegisterError
from raspred.register import reading
from raspred.register.check import check
from raspred.register.files import read, write
from raspred.register.package import FORMS
from raspred.register.table_files import read_table
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raspred.register.package import Form

REWRITE = "Write the register anew, or take the folder from a copy that is whole."


@pytest.fixture
def town(tmp_path: Path) -> Path:
    write(council(), tmp_path / "town", "csv")
    return tmp_path / "town"


def complaints(folder: Path) -> list[str]:
    with pytest.raises(RegisterError) as caught:
        read(folder)
    return [str(problem).replace(f"{folder}", "TOWN") for problem in caught.value.problems]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def describe(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    file = folder / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    change(content)
    file.write_text(json.dumps(content), encoding="utf-8")


def test_no_folder(tmp_path: Path) -> None:
    assert complaints(tmp_path / "nowhere") == [
        "TOWN: there is no such folder. Give the folder that holds datapackage.json."
    ]


def test_an_empty_folder(tmp_path: Path) -> None:
    missing = "the file is missing: the folder is no whole register"
    assert complaints(tmp_path) == [
        f"TOWN/datapackage.json: {missing}. {REWRITE}",
        f"TOWN/provenance.json: {missing}. {REWRITE}",
    ]


def test_everything_wrong_is_told_at_once(town: Path) -> None:
    (town / "posts.csv").unlink()
    (town / "provenance.json").write_text('{"kind": "guessed"}', encoding="utf-8")
    edit(town / "persons.csv", "1890,", "c. 1890,")
    edit(town / "ballots.csv", ",2,1,", ",two,1,")
    told = complaints(town)
    assert told[0] == f"TOWN/posts.csv: the file is missing. {REWRITE}"
    assert [one.split(": ")[1] for one in told[1:5]] == [
        "kind",
        "made_at",
        "raspred_version",
        "platform",
    ]
    assert sorted(told[5:]) == [
        "TOWN: ballots, row 1 (b1), votes_for: 'two' is no whole number of 32 bits. "
        "Write digits only, or leave it empty.",
        "TOWN: persons, row 3 (clara), birth: 'c. 1890': this is no date of EDTF level 1. "
        "Write 1890~ for about 1890.",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_half_written_folder_is_known(tmp_path: Path, form: Form) -> None:
    write(council(), tmp_path / "town", form)
    for name in ("tenures", "datapackage.json"):
        file = tmp_path / "town" / (name if "." in name else f"{name}.{form}")
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2])
        assert f"TOWN/{file.name}" in complaints(tmp_path / "town")[0]
        file.write_bytes(content)


def test_a_changed_parquet_file_is_an_error(tmp_path: Path) -> None:
    write(council(), tmp_path / "town", "parquet")
    file = tmp_path / "town" / "persons.parquet"
    size = file.stat().st_size
    file.write_bytes(file.read_bytes() + b"x")
    assert complaints(tmp_path / "town") == [
        f"TOWN/persons.parquet: changed after raspred wrote it ({size} bytes then, "
        f"{size + 1} now). {REWRITE}"
    ]


def test_a_file_edited_by_hand_is_read_and_noted(town: Path) -> None:
    edit(town / "persons.csv", "1890,-29219,-28855,", "1891-03,,,")
    found = read(town)
    assert found.persons["birth_earliest"][2] == day(1891, 3)
    assert found.persons["birth_latest"][2] == day(1891, 3, 31)
    (breach,) = check(found)
    assert (breach.law, breach.severity.value, breach.table) == (
        "file-edited",
        "soft",
        "persons.csv",
    )
    assert breach.what.startswith("changed after raspred wrote it (")


def test_an_edited_text_beside_old_days_is_a_breach(town: Path) -> None:
    edit(town / "persons.csv", "1890,-29219,", "1891,-29219,")
    hard = check(read(town))[0]
    assert (hard.law, hard.table, hard.row) == ("date-disagrees", "persons", "clara")
    assert hard.what == "birth '1891' does not name the days -29219 to -28855 beside it"
    assert hard.remedy == "Clear birth_earliest and birth_latest: they are made from the text."


def test_what_spreadsheets_do_to_a_file_is_borne(town: Path) -> None:
    file = town / "tenures.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    swapped = [",".join([line.split(",", 1)[1], line.split(",", 1)[0]]) for line in lines]
    file.write_text("\ufeff" + "\r\n".join(swapped) + "\r\n\r\n", encoding="utf-8", newline="")
    assert read(town).tenures.equals(council().tenures)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("t4,clara,", "t4,", "line 5: 17 fields where 18 belong"),
        ("t4,clara,", "t4,clara,,", "line 5: 19 fields where 18 belong"),
        ("t5,clara,councillor,", 't5,clara,"councillor,', "line 7: unexpected end of data"),
        ("post_id,start,", "post_id,end,", "line 1: column 'end' stands twice"),
    ],
)
def test_broken_lines_of_an_edited_file(town: Path, old: str, new: str, expected: str) -> None:
    edit(town / "tenures.csv", old, new)
    told = complaints(town)
    assert told[0] == f"TOWN/tenures.csv, {expected}. Mend the line; save as UTF-8 with commas."


def test_semicolons_are_told(town: Path) -> None:
    edit(town / "sources.csv", ",", ";")
    assert complaints(town)[0] == (
        "TOWN/sources.csv, line 1: the fields are separated by semicolons, not by commas. "
        "Mend the line; save as UTF-8 with commas."
    )


def test_other_encodings_are_told(town: Path) -> None:
    file = town / "persons.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1251"))
    told = complaints(town)
    assert "'utf-8' codec can't decode byte" in told[0]
    assert told[0].endswith("Mend the line; save as UTF-8 with commas.")


def test_a_table_outside_the_descriptor_is_not_passed_over(town: Path) -> None:
    (town / "card_entries.csv").write_text("entry_id,person_id\ne,ada\n", encoding="utf-8")
    assert complaints(town) == [
        "TOWN/card_entries.csv: datapackage.json does not list this table. "
        "Add it to `resources` there, or move it away."
    ]


def _rename(content: dict[str, Any]) -> None:
    content["resources"][0]["name"] = "people"


def _climb(content: dict[str, Any]) -> None:
    content["resources"][0]["path"] = "../persons.csv"


def _double(content: dict[str, Any]) -> None:
    content["resources"].append(content["resources"][0])


def _age(content: dict[str, Any]) -> None:
    content["raspred"] = "raspred-register/9"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_rename, "resources.0.name: Value error, no table is called 'people'. Known: ballots"),
        (_climb, "resources.0.path: Value error, expected 'persons.csv', found '../persons.csv'"),
        (_double, "resources: Value error, listed twice: persons"),
        (
            _age,
            "raspred: a newer raspred wrote it: raspred-register/9, this one reads up to"
            " raspred-register/2",
        ),
    ],
)
def test_a_descriptor_that_misleads(
    town: Path, change: Callable[[dict[str, Any]], None], expected: str
) -> None:
    describe(town, change)
    assert complaints(town)[0].startswith(f"TOWN/datapackage.json: {expected}")


def test_a_reader_between_two_writers_never_mixes(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = council({"persons.ada": {"name": "Adelaide"}, "sources.annals": {"citation": "New"}})
    writes = iter([later])

    def interrupted(file: Path, form: Form) -> object:
        rows = read_table(file, form)
        for register in writes:
            write(register, town, "csv")
        return rows

    monkeypatch.setattr(reading, "read_table", interrupted)
    found = read(town)
    assert (found.persons["name"][0], found.sources["citation"][0]) == ("Adelaide", "New")
    assert found.notes == ()

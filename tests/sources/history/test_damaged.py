"""Damaged copies of the tables: what each is answered, word by word."""

import shutil
from pathlib import Path

import pytest

from raspred import sources
from raspred.errors import SourceError
from raspred.sources.history.declared import TABLES


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


@pytest.fixture(scope="module")
def usual() -> set[str]:
    return {str(one) for one in sources.read("history").findings}


def edit(copy: Path, file: str, old: str, new: str) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def unusual(copy: Path, usual: set[str]) -> list[str]:
    return [str(one) for one in sources.read("history", copy).findings if str(one) not in usual]


def test_a_whole_copy_reads_like_the_bundled_tables(copy: Path, usual: set[str]) -> None:
    assert unusual(copy, usual) == []


def test_missing_columns_and_files_stop_the_reading(copy: Path) -> None:
    edit(copy, "people.csv", "death_manner", "death_maner")
    (copy / "places.csv").unlink()
    with pytest.raises(SourceError) as caught:
        sources.read("history", copy)
    assert [str(one) for one in caught.value.problems] == [
        f"{copy / 'people.csv'}, line 1: column 'death_manner' is missing."
        " Did you mean 'death_maner'?",
        f"{copy / 'places.csv'}: cannot be read: No such file or directory."
        " Put the whole table there.",
    ]


def test_an_unknown_person_is_left_out_and_told(copy: Path, usual: set[str]) -> None:
    edit(copy, "offices.csv", "Secretariat,stasova,Elena", "Secretariat,stassova,Elena")
    assert unusual(copy, usual) == [
        "offices.csv, line 3, person_id: 'stassova' is not known. Did you mean 'stasova'?"
    ]


def test_another_name_for_the_same_person_is_told(copy: Path, usual: set[str]) -> None:
    edit(copy, "offices.csv", "stasova,Elena Stasova", "stasova,Helena Stasova")
    assert unusual(copy, usual) == [
        "offices.csv, line 3, person: 'Helena Stasova' where people.csv has 'Elena Stasova'"
        " for 'stasova'. Write the same name in both tables."
    ]


def test_a_broken_date_becomes_unknown_and_is_told(copy: Path, usual: set[str]) -> None:
    edit(copy, "people.csv", "1870-04-22", "22.4.1870")
    (told,) = unusual(copy, usual)
    assert told.startswith("people.csv, line 2, birth: '22.4.1870' is no date. ")
    lenin = sources.read("history", copy).register.persons.row(0, named=True)
    assert lenin["birth"] is None


def test_a_truncated_table_is_told(copy: Path, usual: set[str]) -> None:
    file = copy / "offices.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:-1], lines[-1][:30]]), encoding="utf-8")
    assert unusual(copy, usual) == [
        "offices.csv, line 259: 2 fields where the header has 9; the row is left out."
        " Complete the row; quote fields that contain commas.",
        "offices.csv: 257 whole rows where 258 are expected."
        " Restore the file, or take the difference as meant.",
    ]


def test_a_title_that_no_post_is_known_for_is_told(copy: Path, usual: set[str]) -> None:
    edit(copy, "offices.csv", "Head of Uchraspred,", "Boss of Uchraspred,")
    assert unusual(copy, usual) == [
        "offices.csv, line 20, title: no post is known for 'Boss of Uchraspred' in"
        " 'Uchraspred (Records-Assignment Dept)'; the row is left out."
        " Add it to titles.csv, or write it as other rows do."
    ]


def test_words_outside_their_list_are_told(copy: Path, usual: set[str]) -> None:
    edit(copy, "bodies_membership.csv", ",died,", ",dead,")
    edit(copy, "cc_posts.csv", ",politburo,", ",polit-buro,")
    edit(copy, "people.csv", "knowbysight.info,high", "knowbysight.info,hihg")
    edit(copy, "postings_removal.csv", ",diplomatic,", ",diplomacy,")
    assert [one.split(". ")[0] for one in unusual(copy, usual)] == [
        "people.csv, line 2, confidence: 'hihg' is not known",
        "bodies_membership.csv, line 2, end_reason: 'dead' is not known",
        "cc_posts.csv, line 3, filled_by: 'polit-buro' is not known",
        "postings_removal.csv, line 4, kind: 'diplomacy' is not known",
    ]


def test_a_column_that_nothing_reads_is_told(copy: Path, usual: set[str]) -> None:
    file = copy / "testament.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([f"{head},notes", *(f"{row},x" for row in rows)]), encoding="utf-8")
    (told,) = unusual(copy, usual)
    assert told.startswith("testament.csv, column 'notes': 6 values that nothing reads.")


def test_two_folders_are_one_too_many(copy: Path) -> None:
    with pytest.raises(SourceError) as caught:
        sources.read("history", copy, copy)
    assert str(caught.value) == (
        "history: 2 paths where one folder of tables is expected. Name one folder, or none."
    )

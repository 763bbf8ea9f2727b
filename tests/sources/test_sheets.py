"""Strict tables: what is not as promised is told, with its line and remedy."""

from pathlib import Path

import pytest

from raspred.errors import Problem, SourceError
from raspred.sources.sheets import Declared, Sheet, open_sheets

DECLARED = Declared("seats.csv", ("who", "since"), 2)


def sheet(folder: Path, text: str) -> tuple[Sheet, list[Problem]]:
    findings: list[Problem] = []
    (folder / "seats.csv").write_text(text, encoding="utf-8")
    return Sheet(folder, DECLARED, findings), findings


def test_a_table_as_promised_is_read_without_findings(tmp_path: Path) -> None:
    table, findings = sheet(tmp_path, "who,since\nlenin, 1917\nstalin,1922-04-03\n")
    assert [(row.take("who"), row.take_date("since")) for row in table.rows()] == [
        ("lenin", "1917"),
        ("stalin", "1922-04-03"),
    ]
    assert findings == []


def test_values_that_nobody_takes_are_told(tmp_path: Path) -> None:
    table, findings = sheet(tmp_path, "who,since,sins\nlenin,1917,\nstalin,1922,3\n")
    for row in table.rows():
        row.take("who")
        row.take("since")
    assert [str(one) for one in findings] == [
        "seats.csv, column 'sins': 1 values that nothing reads. Did you mean 'since'?"
    ]


def test_a_short_row_is_left_out_and_told(tmp_path: Path) -> None:
    table, findings = sheet(tmp_path, "who,since\nlenin,1917\nstal")
    assert [row.take("who") for row in table.rows()] == ["lenin"]
    assert [str(one) for one in findings][:2] == [
        "seats.csv, line 3: 1 fields where the header has 2; the row is left out."
        " Complete the row; quote fields that contain commas.",
        "seats.csv: 1 whole rows where 2 are expected."
        " Restore the file, or take the difference as meant.",
    ]


def test_dates_numbers_and_words_that_are_none_are_told(tmp_path: Path) -> None:
    table, findings = sheet(tmp_path, "who,since\n12a,1922-13\nstalim,3 April\n")
    rows = table.rows()
    first = next(rows)
    assert first.take_number("who") is None
    assert first.take_date("since") == ""
    assert next(rows).take_known("who", {"stalin": 1, "lenin": 2}) is None
    assert [(one.where, one.what) for one in findings] == [
        ("seats.csv, line 2, who", "'12a' is no whole number"),
        ("seats.csv, line 2, since", "'1922-13' is no date"),
        ("seats.csv, line 3, who", "'stalim' is not known"),
    ]
    assert findings[-1].remedy == "Did you mean 'stalin'?"


def test_all_missing_files_and_columns_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text("who,sinse\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        open_sheets(tmp_path, (DECLARED, Declared("posts.csv", ("post",), 0)), [])
    column, file = caught.value.problems
    assert column.what == "column 'since' is missing"
    assert column.remedy == "Did you mean 'sinse'?"
    assert file.where == str(tmp_path / "posts.csv")
    assert file.what == "cannot be read: No such file or directory"


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_bytes(b"who,since\n\xff\xfe,1917\n")
    with pytest.raises(SourceError, match="is not UTF-8 at byte 10"):
        Sheet(tmp_path, DECLARED, [])

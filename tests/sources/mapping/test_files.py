"""Files of every form and encoding give the same rows; what is broken in them is told."""

from __future__ import annotations

import io
import zipfile

import polars as pl
import pytest

from raspred.errors import SourceError
from tests.sources.mapping.small import PERSONS, persons, read_small, told

ROWS = [("1", "Zoë Ångström"), ("2", "Łukasz, the younger")]
CSV = 'id,name\n1,Zoë Ångström\n2,"Łukasz, the younger"\n'
LIST = "[files.list]\n"


def zipped(**files: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return raw.getvalue()


def parquet() -> bytes:
    raw = io.BytesIO()
    pl.DataFrame({"id": [1, 2], "name": [name for _, name in ROWS]}).write_parquet(raw)
    return raw.getvalue()


SEMICOLONS = "id;name\n1;Zoë Ångström\n2;Łukasz, the younger\n"
JSON = '{"id": 1, "name": "Zoë Ångström"}\n\n{"name": "Łukasz, the younger", "id": 2}\n'


@pytest.mark.parametrize(
    ("keys", "files"),
    [
        ("", {"list_csv": CSV}),
        ("", {"list_csv": b"\xef\xbb\xbf" + CSV.encode()}),
        ("", {"list_csv": CSV.replace("\n", "\r\n")}),
        ("", {"list_csv": CSV.replace("\n", "\r")}),
        ("", {"list_csv": CSV.rstrip("\n")}),
        ("", {"list_csv": "\n" + CSV.replace("\n", "\n\n")}),
        ("", {"list_csv": CSV.replace("Zoë ", "\u00a0Zoë\u00a0\u00a0")}),
        ('encoding = "utf-16"', {"list_csv": CSV.encode("utf-16")}),
        ('double_encoded = "latin-1"', {"list_csv": CSV.encode().decode("latin-1")}),
        ("skip_lines = 2", {"list_csv": "Members\nof the council\n" + CSV}),
        ('delimiter = ";"', {"list_txt": SEMICOLONS}),
        ("", {"list_tsv": CSV.replace(",", "\t").replace("z\t ", "z, ")}),
        ("", {"list_jsonl": JSON}),
        ("", {"list_parquet": parquet()}),
        ('member = "*.csv"', {"list_zip": zipped(list_csv=CSV.encode(), readme_md=b"hello")}),
        ("", {"list_zip": zipped(list_parquet=parquet())}),
    ],
    ids=range(16),
)  # fmt: skip
def test_every_form_gives_the_same_rows(keys: str, files: dict[str, str | bytes]) -> None:
    reading = read_small(LIST + keys + "\n" + PERSONS, **files)
    assert persons(reading) == ROWS
    assert told(reading) == []


def test_latin_and_windows_letters() -> None:
    text = "id,name\n1,Zoë – “Ö”\n"
    keys = 'encoding = "windows-1252"\n'
    reading = read_small(LIST + keys + PERSONS, list_csv=text.encode("windows-1252"))
    assert persons(reading) == [("1", "Zoë – “Ö”")]
    keys = 'double_encoded = "windows-1252"\n'
    twice = text.encode().decode("windows-1252", "replace")
    assert "Zoë – “" in str(persons(read_small(LIST + keys + PERSONS, list_csv=twice)))


def test_mending_leaves_text_alone_that_was_encoded_once() -> None:
    keys = 'double_encoded = "latin-1"\n'
    reading = read_small(LIST + keys + PERSONS, list_csv="id,name\n1,São Ãé Â\n2,RaphaÃ«l\u00a0I\n")
    assert persons(reading) == [("1", "São Ãé Â"), ("2", "Raphaël I")]


def test_rows_of_several_lines_and_broken_rows_keep_their_lines() -> None:
    text = 'id,name\n1,"two\nlines"\n2,a,b\n3\n4,whole\n'
    reading = read_small(LIST + PERSONS, list_csv=text)
    assert persons(reading) == [("1", "two lines"), ("4", "whole")]
    assert told(reading) == [
        "list.csv, line 4: 3 cells where the header has 2; the row is left out. "
        "Complete the row; quote cells that hold the delimiter.",
        "list.csv, line 5: 1 cells where the header has 2; the row is left out. "
        "Complete the row; quote cells that hold the delimiter.",
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"list_csv": ""}, "list.csv: has no header line. Give a file with column names."),
        (
            {"list_csv": 'id,name\n1,6" pipe\n'},
            'list.csv, line 2: a quote " does not enclose a whole cell. '
            "Double quotes inside a quoted cell; or set quote = '' if they are plain text.",
        ),
        (
            {"list_csv": 'id,name\n1,"open\n2,x\n'},
            'list.csv, line 2: a quote " does not enclose a whole cell. '
            "Double quotes inside a quoted cell; or set quote = '' if they are plain text.",
        ),
        (
            {"list_csv": "id,id\n1,2\n"},
            "list.csv, header: column 'id' cannot be told apart. Rename it.",
        ),
        (
            {"list_csv": "id,name\n1,Zoë\n".encode("latin-1")},
            "list.csv, line 2: is not utf-8 at byte 12: invalid continuation byte. "
            "Set encoding to 'windows-1252' or 'latin-1' in its entry in [files].",
        ),
        (
            {"list_csv": "id,nmae\n1,Zoe\n"},
            "persons[1].name: column 'name' is not in list.csv. Did you mean 'nmae'?",
        ),
        (
            {"list_doc": "x"},
            "list.doc: its ending '.doc' does not tell what it holds. "
            "Add form = 'csv', 'tsv', 'json-lines' or 'parquet' to its entry in [files].",
        ),
        (
            {"list_zip": b"PK"},
            "list.zip: is no zip that can be read: File is not a zip file. "
            "Unpack it, and give what is in it.",
        ),
        (
            {"list_jsonl": "[1]\n"},
            "list.jsonl: holds no JSON object. Give a file with one JSON object a line.",
        ),
    ],
)
def test_a_file_that_cannot_be_read(files: dict[str, str | bytes], expected: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_small(LIST + PERSONS, **files)
    assert expected in str(caught.value).split("\n")


def test_no_parquet_is_told() -> None:
    with pytest.raises(SourceError, match=r"list\.parquet: is no Parquet that can be read"):
        read_small(LIST + PERSONS, list_parquet=b"PAR1 and so on PAR1")


def test_what_nothing_reads_is_told() -> None:
    keys = 'path = "list.csv"\nignore = ["rank*"]\n'
    text = "id,name,party,rank_1,blank\n1,Ada,SD,3,\n2,Eva,,4,\n"
    reading = read_small(LIST + keys + PERSONS, list_csv=text, other_csv="x")
    assert told(reading) == [
        "other.csv: nothing reads this file. "
        "Give it an entry in [files], or add it to ignore_files.",
        "list.csv, column 'party': 1 values that nothing reads. "
        "Use it in the mapping, or add it to ignore of [files.list].",
    ]


def test_expected_counts() -> None:
    mapping = LIST + "rows = 3\n" + PERSONS + "[expect]\npersons = 5\n"
    assert told(read_small(mapping, list_csv=CSV)) == [
        "files.list: 2 whole rows where 3 are expected. Restore the file, or correct rows.",
        "list.toml: expect.persons: 2 rows where 5 are expected. "
        "Find what is amiss, or correct it.",
    ]


def test_lines_that_are_no_json_are_told_and_left_out() -> None:
    text = '{"id": 1, "name": "Ada"}\n{"id": \n{"id": 2, "name": ["Eva"]}\n'
    reading = read_small(LIST + PERSONS, list_jsonl=text)
    assert persons(reading) == [("1", "Ada")]
    assert [one.partition(":")[0] for one in told(reading)] == [
        "list.jsonl, line 2",
        "list.jsonl, line 3, name",
        "list.jsonl, line 3, persons[1].name",
    ]

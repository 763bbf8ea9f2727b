"""A first mapping: valid as it stands, right about plain tables, open about its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raspred.cli import main
from raspred.errors import SourceError
from raspred.sources.mapping import mapping_of, read_mapped
from raspred.sources.mapping.guessing import guess_mapping

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    "Surname;First name;Date of birth;Department;Post;From;Until;Appointed by;Party\n"
    "Ångström;Åsa;03/04/1960;Treasury;Chief Secretary;05/06/1990;present;Tom One;A\n"
    "Bo;Bea;n/a;Treasury;Clerk[2];13/07/1991;14/07/1992;Tom One;B\n"
)


def test_a_plain_list(tmp_path: Path) -> None:
    path = tmp_path / "ministers.csv"
    path.write_bytes(LIST.encode("latin-1"))
    text = guess_mapping(path)
    mapping = mapping_of(text, "guess.toml")
    file = mapping.files["list"]
    assert (file.encoding, file.delimiter, file.footnotes) == ("latin-1", ";", True)
    assert (file.empty, file.rows, file.ignore) == (["n/a"], 2, ["Party"])
    assert "# CHECK: day and month could be the other way round." in text
    reading = read_mapped(mapping, "guess.toml", [path])
    assert reading.register.persons["name"].to_list() == ["Tom One", "Åsa Ångström", "Bea Bo"]
    assert reading.register.posts["title"].to_list() == ["Chief Secretary", "Clerk"]
    assert reading.register.tenures.select("start", "end").rows() == [
        ("1990-06-05", ".."),
        ("1991-07-13", "1992-07-14"),
    ]


BOARD = (
    "Name,Born,Office,From,Until,Appointed by\n"
    "Ada Hale,1940,Chair,2009,,?\n"
    "Ruth Lind,1950,Trustee,2010,,Ada Hale\n"
    "Ian Oak,1951,Trustee,2010,,Ada Hale[1]\n"
    "Amy Elm,1952,Trustee,2011,,Ada Hail\n"
    "Tom Ash,1953,Trustee,2012,,The Bishop\n"
)


def test_appointers_are_listed_people_or_people_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(BOARD, encoding="utf-8")
    text = guess_mapping(path)
    mapping = mapping_of(text, "guess.toml")
    # The column of appointers has no years of birth, so the key of a person has none either.
    assert next(block for _, table, block in mapping.blocks if table == "persons").values[
        "person_id"
    ].columns == ["Name"]
    assert [row["name"] for row in mapping.given["persons"]] == ["Ada Hail", "The Bishop"]
    assert '# Is it "Ada Hale"?\n[[given.persons]]\nperson_id = "ada-hail"' in text
    tenures = read_mapped(mapping, "guess.toml", [path]).register.tenures
    assert tenures["appointed_by"].to_list() == [
        None, "ada-hale", "ada-hale", "ada-hail", "the-bishop"
    ]  # fmt: skip


def test_rules_by_example_hold_once_their_marks_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text(BOARD, encoding="utf-8")
    head, rules = guess_mapping(path).split("# [[rules]]", 1)
    text = head + "[[rules]]" + rules.replace("\n# ", "\n").replace("\n#\n", "\n")
    rules_read = read_mapped(mapping_of(text, "m.toml"), "m.toml", [path]).register.selection_rules
    columns = ("post_id", "selection", "selector_post_id")
    assert rules_read.select(columns).rows() == [
        ("chair", "election", "trustee"),
        ("trustee", "appointment", "chair"),
    ]


def test_a_folder_and_what_is_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"is a folder, not a file\. Name a file in it"):
        guess_mapping(tmp_path)
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\x81\x00\xff")
    with pytest.raises(
        SourceError, match=r"^photo\.csv: does not look like text: .* save it as CSV"
    ):
        guess_mapping(tmp_path / "photo.csv")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        guess_mapping(tmp_path / "none.csv")


@settings(max_examples=40)
@given(
    st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4, unique=True),
    st.lists(st.text(max_size=6), max_size=8),
)
def test_every_guess_is_a_valid_mapping(
    tmp_path_factory: pytest.TempPathFactory, header: list[str], cells: list[str]
) -> None:
    path = tmp_path_factory.mktemp("guess") / "odd.csv"
    rows = [cells[at : at + len(header)] for at in range(0, len(cells), len(header))]
    path.write_text("\n".join(",".join(row) for row in (header, *rows)), encoding="utf-8")
    try:
        text = guess_mapping(path)
    except SourceError:
        return
    mapping_of(text, "guess.toml")


def test_a_heading_that_looks_like_a_pattern_is_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("0,^.*$\nA,B\n", encoding="utf-8")
    assert mapping_of(guess_mapping(path), "guess.toml")


def test_the_command_writes_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["raspred", "read", "--guess", "list.csv"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Written: list.toml\n")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "list.toml: it exists already" in capsys.readouterr().err

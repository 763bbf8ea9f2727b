"""Folders are written whole or not at all, whatever befalls the writer."""

from __future__ import annotations

import errno
import resource
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from raspred.errors import WritingError
from raspred.register import exchange as exchange_module
from raspred.register import files
from raspred.register.builder import RegisterBuilder
from raspred.register.exchange import exchange
from raspred.register.files import read, write
from raspred.register.package import FORMS
from raspred.register.writing import whole_file, whole_folder
from tests.register.council import ORIGIN, council

if TYPE_CHECKING:
    from raspred.register.package import Form
    from raspred.register.register import Register


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def large() -> Register:
    made = RegisterBuilder()
    keys = [f"{at * 2654435761 % 2**32:x}" for at in range(20_000)]
    made.add_frame("sources", pl.DataFrame({"source_id": keys, "citation": keys}))
    return made.freeze(ORIGIN)


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_the_old_folder_whole(tmp_path: Path, form: Form) -> None:
    write(council(), tmp_path / "town", form)
    before = contents(tmp_path / "town")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    register = large()
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(WritingError) as caught:
            write(register, tmp_path / "town", form)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    (problem,) = caught.value.problems
    assert problem.where == str(tmp_path / "town")
    assert problem.what.startswith("it could not be written: ")
    assert problem.what.endswith("; what stood there before is untouched")
    assert contents(tmp_path / "town") == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["town"]


@pytest.mark.parametrize(
    "failure",
    [OSError(errno.ENOSPC, "No space left on device"), pl.exceptions.ComputeError("disk")],
)
def test_a_failure_half_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    written: list[str] = []

    def failing(_table: object, _rows: object, file: Path, _form: object) -> None:
        file.write_text("half")
        written.append(file.name)
        if len(written) == 3:
            raise failure

    monkeypatch.setattr(files, "write_table", failing)
    with pytest.raises(WritingError, match="it could not be written"):
        write(council(), tmp_path / "town")
    assert len(written) == 3
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_writer_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted() -> None:
        with whole_folder(tmp_path / "town") as growing:
            (growing / "a.txt").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_of_two_writers_the_last_wins_whole(tmp_path: Path) -> None:
    registers = [
        council({"persons.ada": {"name": name}, "sources.annals": {"citation": name}})
        for name in ("one", "two")
    ]
    start = threading.Barrier(2)

    def writer(register: Register) -> None:
        start.wait()
        for _ in range(20):
            write(register, tmp_path / "town")

    threads = [threading.Thread(target=writer, args=(register,)) for register in registers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = read(tmp_path / "town")
    assert found.notes == ()
    assert found.persons["name"][0] == found.sources["citation"][0]
    assert [entry.name for entry in tmp_path.iterdir()] == ["town"]


def test_files_of_others_are_spared(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(WritingError, match=r"it holds files that belong to no register: thesis"):
        write(council(), tmp_path)
    assert (tmp_path / "thesis.odt").read_text() == "years of work"
    with pytest.raises(WritingError, match="a file of this name stands there"):
        write(council(), tmp_path / "thesis.odt")


def test_an_empty_folder_and_missing_parents_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(council(), tmp_path / "empty")
    write(council(), tmp_path / "a" / "b" / "town")
    assert read(tmp_path / "empty").persons.equals(read(tmp_path / "a/b/town").persons)


def test_a_relative_folder_is_written_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(council(), "town")
    write(council(), Path("town"), "parquet")
    assert (tmp_path / "town" / "persons.parquet").is_file()
    assert not (tmp_path / "town" / "persons.csv").exists()


def test_a_parent_that_is_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WritingError, match="Not a directory"):
        write(council(), tmp_path / "file" / "town")


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    write(council(), tmp_path / "disk" / "town")
    (tmp_path / "link").symlink_to(tmp_path / "disk" / "town")
    write(council(), tmp_path / "link", "parquet")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "disk" / "town" / "persons.parquet").is_file()
    assert [entry.name for entry in (tmp_path / "disk").iterdir()] == ["town"]


def test_systems_without_exchange_take_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_module, "_in_one_step", lambda *_: errno.ENOSYS)
    write(council(), tmp_path / "town")
    write(council({"persons.ada": {"name": "Adelaide"}}), tmp_path / "town")
    assert read(tmp_path / "town").persons["name"][0] == "Adelaide"
    assert [entry.name for entry in tmp_path.iterdir()] == ["town"]


@pytest.mark.parametrize("one_step", [True, False])
def test_folders_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_step: bool
) -> None:
    if not one_step:
        monkeypatch.setattr(exchange_module, "_in_one_step", lambda *_: errno.EINVAL)
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old" / "new").exists()
    assert (tmp_path / "new" / "old").exists()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "missing", tmp_path / "old")
    assert (tmp_path / "old" / "new").exists()


def test_a_single_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "report.html"
    with whole_file(target) as growing:
        growing.write_text("first")

    def failing() -> None:
        with whole_file(target) as growing:
            growing.write_text("half")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(WritingError, match="No space left"):
        failing()
    assert target.read_text() == "first"
    assert list(target.parent.iterdir()) == [target]

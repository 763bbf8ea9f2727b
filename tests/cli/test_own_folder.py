"""A folder is written whole or not at all, and never over somebody else's files."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from raspred.cli.own_folder import own_folder, refuse_foreign
from raspred.errors import WritingError

if TYPE_CHECKING:
    from pathlib import Path

OURS = ("one.txt", "two")


def listing(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def write(folder: Path, text: str) -> None:
    with own_folder(folder, OURS) as new:
        (new / "one.txt").write_text(text)


def half_written(stopping: BaseException, folder: Path) -> None:
    with own_folder(folder, OURS) as new:
        (new / "one.txt").write_text("ne")
        raise stopping


def test_the_folder_and_those_above_it_are_made(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b", "first")
    assert (tmp_path / "a" / "b" / "one.txt").read_text() == "first"
    assert listing(tmp_path / "a") == ["b"]


def test_what_we_wrote_before_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "two").mkdir(parents=True)
    write(out, "second")
    assert listing(out) == ["one.txt"]
    assert listing(tmp_path) == ["out"]


def test_a_full_disk_leaves_the_old_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    with pytest.raises(WritingError, match="No space left"):
        half_written(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), out)
    assert (out / "one.txt").read_text() == "old"
    assert listing(tmp_path) == ["out"]


def test_an_interruption_leaves_the_old_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    with pytest.raises(KeyboardInterrupt):
        half_written(KeyboardInterrupt(), out)
    assert (out / "one.txt").read_text() == "old"
    assert listing(tmp_path) == ["out"]


def test_other_peoples_files_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    with pytest.raises(WritingError) as refused:
        write(tmp_path, "x")
    assert str(refused.value) == (
        f"{tmp_path}: holds what raspred did not write: notes.md. "
        "Name another folder with --out, or move those away."
    )
    assert listing(tmp_path) == ["notes.md"]


def test_files_that_came_while_we_worked_are_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def slow_work() -> None:
        with own_folder(out, OURS):
            out.mkdir()
            (out / "notes.md").write_text("mine")

    with pytest.raises(WritingError, match=r"notes\.md"):
        slow_work()
    assert listing(out) == ["notes.md"]


def test_a_file_in_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WritingError, match="a file stands where a folder is wanted"):
        refuse_foreign(tmp_path / "out", OURS)


def test_what_a_killed_writer_left_is_ours(tmp_path: Path) -> None:
    left = tmp_path / ".one.txt.123-0123abcd"
    left.touch()
    refuse_foreign(tmp_path, OURS)
    (tmp_path / ".mine.123-0123abcd").touch()
    with pytest.raises(WritingError, match=r"raspred did not write: \.mine\.123-0123abcd"):
        refuse_foreign(tmp_path, OURS)

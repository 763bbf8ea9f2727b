from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.errors import WritingError
from raspred.report.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.html", "é")
    assert (tmp_path / "a" / "b.html").read_bytes() == "é".encode()


def test_a_failed_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")

    def full(*args: object, **options: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(WritingError) as caught:
        write_whole(path, "new")
    assert str(caught.value) == (
        f"{path}: it could not be written: No space left on device; what stood there before is"
        " untouched. Free some space, or choose another place."
    )
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(WritingError, match=r"page\.html: it could not be written: Is a directory"):
        write_whole(tmp_path / "page.html", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]

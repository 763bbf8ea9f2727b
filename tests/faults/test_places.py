"""A place that is not as it should be"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from raspred.cli.own_folder import refuse_foreign
from raspred.errors import RegisterError, WritingError
from raspred.experiments import BASELINE, Here, study
from raspred.register.files import read, write
from raspred.register.writing import whole_file, whole_folder
from tests.experiments.toys import Urn
from tests.faults.promises import promised
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said


def problem(work: Callable[[], object]) -> tuple[str, str, str]:
    """Return where, what and the remedy of the one problem that some work meets."""
    with pytest.raises(WritingError) as caught:
        work()
    (found,) = caught.value.problems
    return found.where, found.what, found.remedy


def study_in(folder: Path) -> Callable[[], object]:
    return lambda: study(Urn(), [BASELINE], range(2), folder, backend=Here())


@promised(
    "The folder, or the nearest one above it, may not be written to",
    "Refused before the work begins: exit code 2, with its name",
)
def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write anywhere: what the system would say to others is said here.
    locked = tmp_path / "locked"
    locked.mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != str(locked))
    remedy = "Ask for the right to it, or choose another place."
    for folder in (locked, locked / "a" / "b"):
        found = problem(lambda folder=folder: refuse_foreign(folder, ()))  # type: ignore[misc]
        assert found == (str(locked), "access is refused", remedy)


@promised(
    "A file stands where a folder is wanted, there or further up",
    "Refused with the name of that file, which stays",
)
def test_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    found = problem(lambda: refuse_foreign(tmp_path / "file" / "deep" / "run", ()))
    assert found == (
        str(tmp_path / "file"),
        "a file stands where a folder is wanted",
        "Name a folder.",
    )
    for work in (
        lambda: write(council(), tmp_path / "file"),
        lambda: write(council(), tmp_path / "file" / "town"),
        study_in(tmp_path / "file"),
        study_in(tmp_path / "file" / "deep"),
    ):
        where, what, remedy = problem(work)
        assert where.startswith(str(tmp_path / "file"))
        assert "a file" in what or "Not a directory" in what
        assert remedy == "Name a folder."
    assert (tmp_path / "file").read_text() == "mine"


@promised(
    "A folder stands where a file is wanted",
    "Refused; the folder stays with all in it",
)
def test_a_folder_for_a_file(tmp_path: Path, say: Callable[..., Said]) -> None:
    write(council(), tmp_path / "town")
    (tmp_path / "page.html" / "mine").mkdir(parents=True)
    said = say("report", tmp_path / "town", "--out", tmp_path / "page.html")
    assert said.code == 2
    assert "Is a directory; what stood there before is untouched" in said.err
    assert "Name a file." in said.err
    assert (tmp_path / "page.html" / "mine").is_dir()


@promised(
    "The folder is a link: to another folder, to nothing, to itself",
    "What it points to is written and the link stays; a link to itself is refused",
)
def test_links(tmp_path: Path) -> None:
    for name, target in (("good", "disk/town"), ("dangling", "nowhere"), ("loop", "loop")):
        (tmp_path / name).symlink_to(tmp_path / target)
    write(council(), tmp_path / "disk" / "town")
    for name in ("good", "dangling"):
        write(council(), tmp_path / name, "parquet")
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / name / "persons.parquet").is_file()
    for work in (lambda: write(council(), tmp_path / "loop"), study_in(tmp_path / "loop")):
        where, _, remedy = problem(work)
        assert where == str(tmp_path / "loop")
        assert remedy in {"Name a folder.", "Mend the link, or name another place."}


@promised(
    "The folder of a register or a run is removed while it is written",
    "It is written all the same",
)
def test_a_register_removed_meanwhile(tmp_path: Path) -> None:
    write(council(), tmp_path / "town")
    with whole_folder(tmp_path / "town") as growing:
        (growing / "new").touch()
        shutil.rmtree(tmp_path / "town")
    assert [one.name for one in (tmp_path / "town").iterdir()] == ["new"]


@promised(
    "What grows is itself removed, or the folder above it",
    "An error with the folder's name; nothing half-written",
)
def test_what_grows_is_removed(tmp_path: Path) -> None:
    def folder() -> None:
        with whole_folder(tmp_path / "a" / "town") as growing:
            shutil.rmtree(growing.parent)

    def file() -> None:
        with whole_file(tmp_path / "a" / "page.html") as growing:
            growing.unlink()

    for work, name in ((folder, "town"), (file, "page.html")):
        where, what, _ = problem(work)
        assert where == str(tmp_path / "a" / name)
        assert "No such file or directory; what stood there before is untouched" in what
        assert not (tmp_path / "a" / name).exists()


@promised(
    "The folder of a study is removed while it is lived",
    "It is made again with what is lived after that; a rerun lives the rest",
)
def test_a_study_removed_meanwhile(tmp_path: Path) -> None:
    def remove(done: int, _whole: int) -> None:
        if done == 2:
            shutil.rmtree(tmp_path / "study")

    study(Urn(), [BASELINE], range(4), tmp_path / "study", backend=Here(), progress=remove)
    kept = [one.name for one in (tmp_path / "study" / "runs" / BASELINE.key).iterdir()]
    assert sorted(kept) == ["2.json", "3.json"]
    found = study(Urn(), [BASELINE], range(4), tmp_path / "study", backend=Here())
    assert sorted(found.table["seed"].unique()) == [0, 1, 2, 3]


@promised(
    "The name of a file or folder is no UTF-8 (named in KOI8-R, say)",
    "Refused before anything is done, with the name in escapes",
)
def test_a_name_in_another_encoding(tmp_path: Path, say: Callable[..., Said]) -> None:
    named = tmp_path / os.fsdecode("реестр".encode("koi8-r"))
    escaped = ascii(str(named))
    what = "the name is not UTF-8, so that not all parts of raspred can open it"
    remedy = "Rename it; or choose a UTF-8 locale, if the name is right."
    assert "\\udcd2" in escaped
    assert problem(lambda: write(council(), named)) == (escaped, what, remedy)
    with pytest.raises(RegisterError, match=what):
        read(named)
    for words in (("check", named), ("read", "popolo", named), ("read", "--guess", named)):
        said = say(*words)
        assert (said.code, said.out) == (2, "")
        assert said.err == f"{escaped}: {what}\n    {remedy}\n"
    assert list(tmp_path.iterdir()) == []

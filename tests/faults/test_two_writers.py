"""Two writers on one folder"""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from raspred.errors import RegisterError, WritingError
from raspred.experiments import BASELINE, Here, study
from raspred.experiments.at_work import at_work
from raspred.register.files import read, write
from raspred.register.writing import whole_folder
from tests.experiments.toys import Urn
from tests.faults.commands import SMALL, content, line, shell
from tests.faults.promises import promised
from tests.register.council import council

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.register.register import Register

HOLDING = """
import sys
from pathlib import Path
from raspred.experiments.at_work import at_work
with at_work(Path(sys.argv[1])):
    print("at work", flush=True)
    sys.stdin.read()
"""


def write_often(register: Register, folder: Path) -> None:
    for _ in range(5):
        write(register, folder)


def first_person(folder: Path) -> tuple[object, object]:
    """Return name and note of the first person, or nothing twice while a folder changes."""
    try:
        found = read(folder).persons.row(0, named=True)
    except RegisterError as error:
        if "it changes while it is read" not in str(error):
            raise
        return None, None
    return found["name"], found["note"]


@promised(
    "Several write registers to one folder at once, while it is read",
    "The last wins, whole: a reader finds one of them, never a mixture, or is told that the "
    "folder changes; nothing is left over",
)
def test_registers(tmp_path: Path) -> None:
    names = [f"Ada {at}" for at in range(4)]
    registers = [council({"persons.ada": {"name": name, "note": name}}) for name in names]
    write(registers[0], tmp_path / "town")
    threads = [
        threading.Thread(target=write_often, args=(one, tmp_path / "town")) for one in registers
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        name, note = first_person(tmp_path / "town")
        assert name == note
    assert [one.name for one in tmp_path.iterdir()] == ["town"]


@promised(
    "A writer begins while another is at work beside it",
    "What the living one grows is left alone; what a dead one left is swept away",
)
def test_the_living_are_left_alone(tmp_path: Path) -> None:
    dead = tmp_path / ".town.123-0123abcd"
    moved_aside = tmp_path / ".town.123-0123abcd-before"
    for folder in (dead, moved_aside):
        folder.mkdir()
    with whole_folder(tmp_path / "town") as growing:
        assert not dead.exists()
        (growing / "first").touch()
        write(council(), tmp_path / "town")
        assert growing.exists()
    assert (tmp_path / "town" / "first").exists()
    assert moved_aside.exists(), "it may be the only copy"


@promised(
    "A study is begun in a folder in which another is at work",
    "The second is refused at once: exit code 2, “another study is at work in this folder”; the "
    "first goes on. When it has ended, or was killed, the folder is free",
)
def test_studies(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "at work\n"
        with pytest.raises(WritingError) as caught:
            study(Urn(), [BASELINE], range(2), folder, backend=Here())
        (problem,) = caught.value.problems
        assert problem.where == str(folder)
        assert problem.what == "another study is at work in this folder"
        assert problem.remedy == "Wait for it to end, or choose another folder with --out."
        other.kill()
    found = study(Urn(), [BASELINE], range(2), folder, backend=Here())
    assert found.failures == ()


@promised(
    "A study is begun again inside the one that has the folder, as its commands do",
    "It has the folder already",
)
def test_the_same_study_twice(tmp_path: Path) -> None:
    folder, other_name = tmp_path / "study", tmp_path / "link"
    other_name.symlink_to(folder)
    for name in (folder, other_name):
        with at_work(folder):
            found = study(Urn(), [BASELINE], range(2), name, backend=Here())
        assert len(found.table) == 4


@promised(
    "Two ensembles of the model are started at once in one folder",
    "One ends with exit code 0 and its own findings, the other with 2 and the reason",
)
@pytest.mark.slow
def test_ensembles(tmp_path: Path) -> None:
    asked = line("ensemble", *SMALL, "--runs", 2, "--out", "study")
    both = shell(
        f"{asked} >a 2>a.err & {asked} >b 2>b.err; two=$?; wait $!; echo $? $two", tmp_path
    )
    assert sorted(both.stdout.split()) == ["0", "2"]
    told = (tmp_path / "a.err").read_text() + (tmp_path / "b.err").read_text()
    assert "another study is at work in this folder" in told
    calm = line("ensemble", *SMALL, "--runs", 2, "--out", "calm")
    assert shell(calm, tmp_path).returncode == 0
    assert content(tmp_path / "study") == content(tmp_path / "calm")

"""A full disk"""

from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from raspred.errors import WritingError
from raspred.experiments import BASELINE, Here, study
from raspred.register.files import read, write
from tests.experiments.toys import Urn
from tests.faults.commands import SMALL, content, line, shell
from tests.faults.promises import promised
from tests.faults.refusing import at_request, refusal
from tests.register.council import council

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raspred.register.package import Form
    from tests.cli.conftest import Said

OLD, NEW = council(), council({"persons.ada": {"name": "Adelaide"}})
# Every third request in each run of the tests, all of them in the slow ones.
REFUSALS = (
    (errno.ENOSPC, "csv", 3),
    pytest.param(errno.ENOSPC, "csv", 1, marks=pytest.mark.slow),
    pytest.param(errno.EIO, "parquet", 1, marks=pytest.mark.slow),
)


def places(live: Callable[[str], None], number: int) -> list[str]:
    """Return where a study met problems, which may be nowhere."""
    try:
        live(f"{number}")
    except WritingError as error:
        return [one.where for one in error.problems]
    return []


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@promised(
    "Any one request to the system is refused (disk full, disk fault, no right) while a register "
    "is written over an old one",
    "One of the two stands whole. Where it is the old one, the error names the folder, says that "
    "it is untouched, and what to do. The next writing succeeds and leaves nothing over",
)
@pytest.mark.parametrize(("code", "form", "step"), REFUSALS)
def test_every_request_refused_in_turn(tmp_path: Path, code: int, form: Form, step: int) -> None:
    town = tmp_path / "town"
    with at_request(0, tmp_path, refusal(code)) as counted:
        write(OLD, town, form)
        write(NEW, town, form)
    requests = counted.heard
    assert requests > 30
    refused = 0
    for number in range(1, requests + 1, step):
        write(OLD, town, form)
        expected = NEW
        with at_request(number, tmp_path, refusal(code)):
            try:
                write(NEW, town, form)
            except WritingError as error:
                (problem,) = error.problems
                assert problem.where == str(town)
                assert problem.what == (
                    f"it could not be written: {os.strerror(code)}; what stood there before is "
                    "untouched"
                )
                assert problem.remedy
                expected, refused = OLD, refused + 1
        assert read(town).persons.equals(expected.persons)
    assert refused * step > 10
    write(NEW, town, form)
    assert names(tmp_path) == ["town"]


@promised(
    "Any one request to the system is refused while a study is lived",
    "An error with the file's name. A rerun lives what is missing and ends with the same bytes "
    "as a study that nothing befell",
)
def test_a_study_goes_on_after_any_refusal(tmp_path: Path) -> None:
    def live(name: str) -> None:
        study(Urn(), [BASELINE], range(2), tmp_path / name, backend=Here())

    with at_request(0, tmp_path, refusal(errno.ENOSPC)) as counted:
        live("calm")
    calm = content(tmp_path / "calm")
    refused = 0
    for number in range(1, counted.heard + 1):
        with at_request(number, tmp_path, refusal(errno.ENOSPC)):
            told = places(live, number)
        assert all(str(tmp_path / f"{number}") in place for place in told)
        refused += bool(told)
        live(f"{number}")
        assert content(tmp_path / f"{number}") == calm
    assert refused > 10


@promised(
    "Any one request is refused while a page, an export or a guessed mapping is written",
    "The old file stands, or there is none; never half of one",
)
def test_single_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[..., Said]
) -> None:
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "table.csv"
    table.write_text("name,post,from\nAda,mayor,1920\n", encoding="utf-8")
    write(OLD, tmp_path / "town")
    out = tmp_path / "out"
    out.mkdir()
    for words, name in (
        (("report", "town", "--out", "out/page.html"), "out/page.html"),
        (("export", "town", "gexf", "--out", "out/town.gexf"), "out/town.gexf"),
        (("read", "--guess", "table.csv"), "table.toml"),
    ):
        folder = Path(name).absolute().parent
        with at_request(0, folder, refusal(errno.ENOSPC)) as counted:
            said = say(*words)
        assert said.code == 0, said.err
        whole = Path(name).read_bytes()
        for number in range(1, counted.heard + 1):
            Path(name).unlink(missing_ok=True)
            with at_request(number, folder, refusal(errno.ENOSPC)):
                said = say(*words)
            assert said.code in {0, 2}, said.err
            if said.code:
                assert not Path(name).exists()
            else:
                assert Path(name).read_bytes() == whole
        Path(name).unlink(missing_ok=True)
        assert say(*words).code == 0
        assert Path(name).read_bytes() == whole
        assert not [one for one in (*names(tmp_path), *names(out)) if one.startswith(".")]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kilobytes; only root can mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@promised(
    "The disk has no room for a run (a disk of 300 kB)",
    "Exit code 2; the folder that stood there before stands, nothing is beside it, and the same "
    "command with room succeeds",
)
@pytest.mark.slow
def test_a_run_on_a_disk_without_room(tmp_path: Path, disk: Path) -> None:
    (disk / "run").mkdir()
    (disk / "ballast").write_bytes(bytes(200_000))
    done = shell(line("run", *SMALL, "--out", disk / "run"), tmp_path)
    assert done.returncode == 2
    assert "No space left on device; what stood there before is untouched" in done.stderr
    assert "Free some space, or choose another place." in done.stderr
    assert names(disk) == ["ballast", "run"]
    assert names(disk / "run") == []
    assert shell(line("run", *SMALL, "--out", tmp_path / "run"), tmp_path).returncode == 0

"""How the command line starts and ends, seen from a shell."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import raspred
from raspred.cli import app as commands
from raspred.cli import front_door

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said


def shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)


def test_help_names_every_command_and_the_exit_codes(say: Callable[..., Said]) -> None:
    said = say("--help")
    assert said.code == 0
    for command in ("run", "read", "check", "measure", "list", "report"):
        assert f" {command} " in said.out
    assert "0 is good, 1 means findings, 2 misuse" in said.out


@pytest.mark.parametrize("command", ["run", "read", "check", "measure", "list", "report"])
def test_each_command_can_answer_in_json(command: str, say: Callable[..., Said]) -> None:
    said = say(command, "--help")
    assert said.code == 0
    assert "--json" in said.out


def test_the_version(say: Callable[..., Said]) -> None:
    assert say("--version").out == f"raspred {raspred.__version__}\n"


def test_a_mistyped_command_is_misuse(say: Callable[..., Said]) -> None:
    said = say("chek")
    assert said.code == 2
    assert "Did you mean 'check'?" in said.err


def test_a_reader_who_leaves_is_no_fault_of_ours() -> None:
    done = shell(f"set -o pipefail; {sys.executable} -m raspred list measures --json | head -c 1")
    assert done.stderr == ""
    assert done.returncode in {0, 141}


def test_a_fault_of_our_own_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(commands, "app", broken)
    with pytest.raises(SystemExit) as end:
        front_door.main()
    assert end.value.code == 70
    said = capsys.readouterr().err
    assert "ZeroDivisionError: broken" in said
    assert "This is a fault of raspred, not of yours" in said


def test_a_disk_that_takes_no_more_leaves_the_old_register_whole(tmp_path: Path) -> None:
    out = tmp_path / "record"
    read = f"{sys.executable} -m raspred read history --out {out}"
    assert shell(read).returncode == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    full = shell(f"ulimit -f 16; {read}")  # no file may grow over 16 KiB
    assert full.returncode == 2
    assert f"{out}: it could not be written: " in full.stderr
    assert "what stood there before is untouched" in full.stderr
    assert "Traceback" not in full.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["record"]

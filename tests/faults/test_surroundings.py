"""Surroundings of another kind"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.commands import SMALL, content, line, shell
from tests.faults.promises import promised

if TYPE_CHECKING:
    from pathlib import Path

POOR = {"HOME": None, "XDG_CACHE_HOME": None, "LANG": "C", "LC_ALL": "C"}
NAME = "Сталин"


@promised(
    "No HOME, or one that does not exist; the locale is C; folders have Cyrillic names",
    "Registers are written and read; names stand in files as UTF-8",
)
def test_a_poor_home(tmp_path: Path) -> None:
    read = f"{line('read', 'history', '--out', NAME)} && {line('check', NAME)}"
    done = shell(read, tmp_path, POOR)
    assert done.returncode == 0, done.stderr
    assert NAME in (tmp_path / NAME / "persons.csv").read_text(encoding="utf-8")


@promised(
    "The terminal has no letters for a name (ASCII alone)",
    "The name is printed as escapes; exit code 0",
)
def test_a_terminal_without_letters(tmp_path: Path) -> None:
    done = shell(line("--version") + "; " + SAYING, tmp_path, {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1] == NAME.encode("ascii", "backslashreplace").decode()


SAYING = f"""{line()[: -len(" -m raspred")]} -c '
from raspred.cli.front_door import _let_all_be_said
from raspred.cli.answers import stdout
_let_all_be_said()
stdout().print("{NAME}")
'"""


@promised(
    "Python hashes texts another way (PYTHONHASHSEED)",
    "The same bytes, of a register that is read",
)
def test_the_seed_of_hashes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        out = line("read", "history", "--out", seed)
        assert shell(out, tmp_path, {"PYTHONHASHSEED": seed}).returncode == 0
    assert content(tmp_path / "1") == content(tmp_path / "2")


@promised(
    "Python hashes texts another way, threads are one or four",
    "The same bytes, of a history that is simulated",
)
@pytest.mark.slow
def test_the_seed_of_hashes_in_a_run(tmp_path: Path) -> None:
    for seed, threads in (("1", "1"), ("2", "4")):
        run = line("run", *SMALL, "--threads", threads, "--out", seed)
        assert shell(run, tmp_path, {"PYTHONHASHSEED": seed}).returncode == 0
    assert content(tmp_path / "1") == content(tmp_path / "2")

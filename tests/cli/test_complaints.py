"""What a user is told, and the exit code that goes with it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
import typer

from raspred.cli.complaints import Exit, complaining, told
from raspred.errors import Problem, RaspredError, ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable


def ends(raising: BaseException) -> int:
    """Return the exit code with which a command ends that raises this."""
    with pytest.raises(typer.Exit) as end, complaining():
        raise raising
    return int(end.value.exit_code)


def test_every_problem_is_told_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem("a.toml, people.2", "no date", "Write 1923."), Problem("b", "c", "D.")]
    assert ends(ScenarioError(problems)) == Exit.MISUSE
    assert capsys.readouterr().err.splitlines() == [
        "a.toml, people.2: no date",
        "    Write 1923.",
        "b: c",
        "    D.",
        "2 problems.",
    ]


def test_a_full_disk_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "out/register")
    assert ends(full) == Exit.MISUSE
    assert capsys.readouterr().err == (
        "out/register: no space is left to write\n    Free some space, or choose another place.\n"
    )


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (errno.ENOENT, "there is no such file or folder"),
        (errno.EACCES, "access is refused"),
        (errno.EROFS, "access is refused"),
        (errno.ENOTDIR, "a file stands where a folder is wanted"),
        (errno.EISDIR, "a folder stands where a file is wanted"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_put_in_words(code: int, what: str) -> None:
    (problem,) = told(OSError(code, os.strerror(code), "here")).problems
    assert (problem.where, problem.what) == ("here", what)
    assert problem.remedy


def test_stopping_is_130_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(KeyboardInterrupt()) == 130
    assert "What stood on disk before still stands." in capsys.readouterr().err


def test_a_fault_of_our_own_is_not_dressed_up_as_the_users() -> None:
    with pytest.raises(ZeroDivisionError), complaining():
        _ = 1 // 0


@pytest.mark.parametrize("make", [RaspredError, ScenarioError])
def test_one_problem_is_not_counted(
    make: Callable[[Problem], RaspredError], capsys: pytest.CaptureFixture[str]
) -> None:
    ends(make(Problem("w", "x", "Y.")))
    assert capsys.readouterr().err == "w: x\n    Y.\n"

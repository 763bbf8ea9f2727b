"""Nobody to answer to"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.commands import line, shell
from tests.faults.promises import promised

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = (("list", "measures"), ("list", "scenarios", "--json"), ("--help",))


@promised(
    "The reader of the answer leaves (`raspred list | head`)",
    "Exit code 141, as of any program in a pipe; nothing on stderr",
)
@pytest.mark.parametrize("asked", ANSWERS)
def test_a_closed_pipe(tmp_path: Path, asked: tuple[str, ...]) -> None:
    done = shell(f"{line(*asked)} | true", tmp_path)
    assert (done.returncode, done.stderr) == (141, "")


@promised(
    "The answer goes to a full disk (`> /dev/full`)",
    "Exit code 2 and one line that says so, no traceback",
)
@pytest.mark.parametrize("asked", ANSWERS)
def test_a_full_answer(tmp_path: Path, asked: tuple[str, ...]) -> None:
    done = shell(f"{line(*asked)} > /dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "standard output: no space is left to write\n    Send the answer elsewhere.\n"
    )


@promised(
    "Stdout, stderr or both are closed, or stderr is full as well",
    "The exit code is what it would have been; no file is taken for the closed one",
)
@pytest.mark.parametrize(
    ("asked", "closed", "code"),
    [
        (("list", "scenarios"), ">&-", 0),
        (("list", "scenarios"), ">&- 2>&- <&-", 0),
        (("check", "nowhere"), "2>&-", 2),
        (("check", "nowhere"), "2>/dev/full", 2),
        (("chek",), ">/dev/full 2>&1", 2),
    ],
)
@pytest.mark.parametrize("unbuffered", [None, "1"])
def test_closed_outputs(
    tmp_path: Path, asked: tuple[str, ...], closed: str, code: int, unbuffered: str | None
) -> None:
    done = shell(f"{line(*asked)} {closed}", tmp_path, {"PYTHONUNBUFFERED": unbuffered})
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")

"""The how-to pages do what they say: their files are written, their commands answer as shown.

`python tests/house/test_how_to.py` writes the answers into the pages anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest

from raspred.cli import main

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("*.md"))
_FILE = re.compile(r"^```\w+ (?P<name>[\w.-]+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(
    r"^```console\n\$ (?P<command>.*?)\n(?P<said>.*?)^```$", re.DOTALL | re.MULTILINE
)
_BLOCK = re.compile(f"{_FILE.pattern}|{_COMMAND.pattern.replace('?P<', '?P<_')}", _FILE.flags)


def said(command: str) -> str:
    """Run a command line as the terminal would, and return what it says there."""
    words = io.StringIO()
    with (
        patch.object(sys, "argv", shlex.split(command)),
        contextlib.redirect_stdout(words),
        contextlib.redirect_stderr(words),
        contextlib.suppress(SystemExit),
    ):
        main()
    return "".join(f"{line.rstrip()}\n" for line in words.getvalue().splitlines())


def followed(page: str, folder: Path) -> str:
    """Follow a page from top to bottom in an empty folder; return it with the answers met."""

    def step(found: re.Match[str]) -> str:
        if found["name"]:
            (folder / found["name"]).write_text(found["text"], encoding="utf-8")
            return found[0]
        answer = said(found["_command"]).replace(f"{folder.resolve()}{os.sep}", "")
        return f"```console\n$ {found['_command']}\n{answer}```"

    with contextlib.chdir(folder):
        return _BLOCK.sub(step, page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "```console" in text
    assert followed(text, tmp_path) == text


if __name__ == "__main__":
    for one in PAGES:
        with tempfile.TemporaryDirectory() as empty:
            one.write_text(followed(one.read_text(encoding="utf-8"), Path(empty)), encoding="utf-8")

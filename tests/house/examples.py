"""Follow the pages as a reader would: write their files, type their commands, run their Python.

python tests/house/examples.py [PAGE]...     # writes the answers into the pages anew

What a fenced block is, by the words behind its fence:

- `console`: commands behind `$` and what they answer. Run as they stand, answers compared; a line
  `...` stands for any number of lines.
- `sh`: commands to copy, no answer shown. Run at a small size; each must end well.
- `python`: run as it stands; the blocks of a page share their names. What it prints must be what a
  `text` block directly below shows, if there is one.
- a language and a file's name: a file that the reader saves, and later blocks use.
- anything else shows data; tests of its own subject read it.

A comment above a block changes that: `<!-- small -->` has Python run at a small size,
`<!-- not run: REASON -->` leaves the block out and says why.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import raspred
from raspred.cli import main
from raspred.experiments import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOUSE = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for page in (*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md"))
    if page.name != "CHANGELOG.md" and page.parent.name != "decisions"
)

BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<language>[\w{}-]*)(?: (?P<name>[\w.-]+))?\n"
    r"(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
NOT_RUN = re.compile(r"not run: (?P<reason>\S.*)")
DONE = (". .venv/bin/activate", "make test")
"""Lines of a `sh` block that stand behind whoever runs this."""
STANDS_FOR = {"make run": "raspred run ussr-1920 --seed 1922 --out out/ussr-1920"}
"""What a line does beside setting up; `test_makefile.py` sees that it does."""

SMALL = {"scale": 0.01, "cadres": 0.05}
"""A history so small that it takes a second or two; it still has a General Secretary."""
FEW = SMALL | {"runs": 2}
SIZES = {"run": SMALL, "ensemble": FEW | {"workers": 1}, "compare": FEW | {"workers": 1}}


@dataclass
class Reader:
    """One who follows a page from top to bottom, in an empty folder.

    Attributes:
        folder: Where the page's files are written and its commands typed.
        names: What the page's Python has named so far.
        printed: What the last block of Python printed; none = the last block was no Python.
    """

    folder: Path
    names: dict[str, object] = field(default_factory=dict)
    printed: str | None = None

    def follows(self, page: str) -> str:
        """Do what a page says; return it with the answers that were met."""
        with contextlib.chdir(self.folder):
            return BLOCK.sub(self._meets, page)

    def _meets(self, block: re.Match[str]) -> str:
        printed, self.printed = self.printed, None
        if block["mark"] and NOT_RUN.fullmatch(block["mark"]):
            return block[0]
        if block["name"]:
            (self.folder / block["name"]).write_text(block["text"], encoding="utf-8")
        elif block["language"] == "console":
            return _with_text(block, self._console(block["text"]))
        elif block["language"] == "sh":
            self._types(block["text"])
        elif block["language"] == "python":
            self.printed = self._python(block["text"], small=block["mark"] == "small")
        elif block["language"] == "text" and printed is not None:
            return _with_text(block, printed)
        return block[0]

    def _console(self, text: str) -> str:
        """Return the commands of a block with what each answers now."""
        parts = re.split(r"^(\$ .*\n)", text, flags=re.MULTILINE)[1:]
        return "".join(
            f"{command}{shortened(self._heard(command[2:])[0], shown)}"
            for command, shown in zip(parts[::2], parts[1::2], strict=True)
        )

    def _types(self, text: str) -> None:
        """Type each command at a small size.

        Raises:
            AssertionError: A command failed.
        """
        for line in (line.partition(" #")[0].strip() for line in text.splitlines()):
            if line and line not in DONE:
                said, code = self._heard(STANDS_FOR.get(line, line), SIZES)
                assert code == 0, f"{line}: exit code {code}\n{said}"

    def _heard(
        self, line: str, sizes: dict[str, dict[str, float]] | None = None
    ) -> tuple[str, int]:
        said, code = answered(line, sizes or {})
        return said.replace(f"{self.folder.resolve()}{os.sep}", ""), code

    def _python(self, text: str, *, small: bool) -> str:
        words = io.StringIO()
        sizes = at_a_small_size() if small else contextlib.nullcontext()
        with contextlib.redirect_stdout(words), sizes:
            exec(compile(text, "a block of Python", "exec"), self.names)
        return _tidy(words.getvalue())


def answered(line: str, sizes: dict[str, dict[str, float]]) -> tuple[str, int]:
    """Type a command line; return what the terminal shows and the exit code.

    Args:
        line: As it stands on a page; a remark behind `#` is none of it.
        sizes: For each command the options that make its work small.

    Raises:
        ValueError: The line is no command of raspred.
    """
    words = shlex.split(line, comments=True)
    if words[0] != "raspred":
        raise ValueError(f"{line!r}: only raspred can be run; say <!-- not run: why --> above")
    smaller = sizes.get(words[1], {})
    words += [part for name, value in smaller.items() for part in (f"--{name}", str(value))]
    said, code = io.StringIO(), 0
    try:
        with (
            patch.object(sys, "argv", words),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            main()
    except SystemExit as end:
        code = int(end.code or 0)
    return _tidy(said.getvalue()), code


@contextlib.contextmanager
def at_a_small_size() -> Iterator[None]:
    """Have `raspred.simulate` and `raspred.compare` do little work."""

    def small(work: Callable[..., object], sizes: dict[str, Any]) -> Callable[..., object]:
        return lambda *given, **named: work(*given, **named | sizes)

    with (
        patch.object(raspred, "simulate", small(raspred.simulate, SMALL)),
        patch.object(raspred, "compare", small(raspred.compare, FEW | {"backend": Here()})),
    ):
        yield


def shortened(answer: str, shown: str) -> str:
    """Leave out of an answer as many lines as `...` stands for in what a page shows of it."""
    before, dots, after = shown.partition("...\n")
    if not dots:
        return answer
    lines = answer.splitlines(keepends=True)
    first, last = before.count("\n"), len(lines) - after.count("\n")
    return "".join([*lines[:first], dots, *lines[max(first, last) :]])


def pictures_of(page: Path) -> list[Path]:
    """Return the pictures that a page shows."""
    found = re.findall(r"!\[[^\]]*\]\(([^)\s]+)", page.read_text(encoding="utf-8"))
    return [page.parent / name for name in found]


def commands_of(text: str) -> list[str]:
    """Return the command lines of a `console` or `sh` block."""
    lines = (line.removeprefix("$ ") for line in text.splitlines())
    return [line for line in lines if line.startswith("raspred ")]


def _with_text(block: re.Match[str], text: str) -> str:
    start, end = block.span("text")
    return f"{block[0][: start - block.start()]}{text}{block[0][end - block.start() :]}"


def _tidy(words: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in words.splitlines())


if __name__ == "__main__":
    for one in map(Path, sys.argv[1:]) if sys.argv[1:] else PAGES:
        with tempfile.TemporaryDirectory() as empty:
            met = Reader(Path(empty)).follows(one.read_text(encoding="utf-8"))
            for picture in pictures_of(one):
                if (Path(empty) / picture.name).exists():
                    shutil.copy(Path(empty) / picture.name, picture)
        one.write_text(met, encoding="utf-8", newline="\n")

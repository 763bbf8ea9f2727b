"""The pages do what they say: every block is run, or says above itself why not."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from hypothesis import given
from hypothesis import strategies as st

from raspred.cli.app import app
from tests.house.examples import (
    BLOCK,
    HOUSE,
    NOT_RUN,
    PAGES,
    Reader,
    commands_of,
    pictures_of,
    shortened,
)

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = {"console", "sh", "python", "text", "toml", "csv", "json"}
OF_THE_SITE = {"{toctree}", "{eval-rst}"}
PICTURES = HOUSE / "docs" / "pictures"
DRAWN_APART = {"loop.svg"}
"""By docs/pictures.py, from a history that takes too long for a page."""
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
A_COMMAND = re.compile(
    r"^    (\$|raspred|make|python|pip|uv|dask|git|cd|import|from|history)\b(?!.*:$)", re.MULTILINE
)
SLOW = {"docs/how-to/safeguards.md", "docs/how-to/teaching.md"}
"""Pages of many histories."""
RUN = [
    pytest.param(page, id=where, marks=[pytest.mark.slow] * (where in SLOW))
    for page in PAGES
    for where in (str(page.relative_to(HOUSE)),)
    if BLOCK.search(page.read_text(encoding="utf-8"))
]
BLOCKS = [
    pytest.param(block, id=f"{page.relative_to(HOUSE)}:{number}")
    for page in PAGES
    for number, block in enumerate(BLOCK.finditer(page.read_text(encoding="utf-8")), 1)
]


def name(page: Path) -> str:
    return str(page.relative_to(HOUSE))


@pytest.mark.parametrize("page", RUN)
def test_a_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    anew = f"run python tests/house/examples.py {name(page)}"
    assert Reader(tmp_path).follows(text) == text, anew
    for picture in pictures_of(page):
        if picture.parent.samefile(PICTURES) and picture.name not in DRAWN_APART:
            assert picture.read_bytes() == (tmp_path / picture.name).read_bytes(), anew


@pytest.mark.slow
def test_the_pictures_that_no_page_draws_are_drawn_anew(tmp_path: Path) -> None:
    subprocess.run([sys.executable, HOUSE / "docs" / "pictures.py", tmp_path], check=True)
    assert {path.name for path in tmp_path.iterdir()} == DRAWN_APART
    for drawn in tmp_path.iterdir():
        assert drawn.read_bytes() == (PICTURES / drawn.name).read_bytes(), drawn.name


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_picture_says_how_it_is_made(page: Path) -> None:
    for picture in pictures_of(page):
        _, _, below = page.read_text(encoding="utf-8").partition(f"/{picture.name})")
        assert "Made by" in "".join(below.split("\n\n")[1:2])


def test_no_picture_lies_about_unused() -> None:
    shown = {picture.resolve() for page in PAGES for picture in pictures_of(page)}
    assert {path.resolve() for path in PICTURES.iterdir()} <= shown


@pytest.mark.parametrize("block", BLOCKS)
def test_each_block_is_run_or_says_why_not(block: re.Match[str]) -> None:
    assert block["language"] in LANGUAGES | OF_THE_SITE
    assert not block["mark"] or block["mark"] == "small" or NOT_RUN.fullmatch(block["mark"])


@pytest.mark.parametrize("block", BLOCKS)
def test_each_command_is_understood_even_where_it_is_not_run(block: re.Match[str]) -> None:
    for line in commands_of(block["text"]) if block["language"] in {"console", "sh"} else ():
        _, command, *arguments = shlex.split(line, comments=True)
        # Parsing alone: an unknown option or a missing argument raises.
        COMMANDS[command].make_context(command, arguments)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_within_sentences_exist_and_have_these_options(page: Path) -> None:
    prose = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for command, rest in re.findall(r"`raspred ([a-z]+)\b([^`]*)`", prose):
        known = {name for option in COMMANDS[command].params for name in option.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known
    for script in re.findall(r"`python ([\w/]+\.py)", prose):
        assert (HOUSE / script).is_file()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_fence_is_seen(page: Path) -> None:
    """A fence that the pattern misses would hide its block from the tests above."""
    text = page.read_text(encoding="utf-8")
    assert len(re.findall(r"^```", text, re.MULTILINE)) == 2 * len(BLOCK.findall(text))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_command_hides_in_indented_text(page: Path) -> None:
    assert [found[0] for found in A_COMMAND.finditer(page.read_text(encoding="utf-8"))] == []


LINES = st.lists(st.sampled_from(["a\n", "b\n"])).map("".join)


@given(LINES, LINES, LINES)
def test_a_shortened_answer_keeps_its_ends_and_is_shortened_once(
    before: str, between: str, after: str
) -> None:
    shown = f"{before}...\n{after}"
    assert shortened(f"{before}{between}{after}", shown) == shown
    assert shortened(between, shortened(between, shown)) == shortened(between, shown)


@given(LINES)
def test_an_answer_shown_whole_is_kept_whole(answer: str) -> None:
    assert shortened(answer, "c\n") == answer


def test_a_wrong_answer_is_noticed(tmp_path: Path) -> None:
    page = "```console\n$ raspred list formats --json\nnone\n```\n"
    assert Reader(tmp_path).follows(page) != page


def test_wrong_output_of_python_is_noticed(tmp_path: Path) -> None:
    page = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n"
    assert Reader(tmp_path).follows(page) == page.replace("3", "2")


def test_a_command_that_fails_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="raspred check nothing: exit code 2"):
        Reader(tmp_path).follows("```sh\nraspred check nothing\n```\n")


def test_a_command_that_cannot_be_run_must_say_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only raspred can be run"):
        Reader(tmp_path).follows("```sh\nrm -rf .\n```\n")
    left = "<!-- not run: it would be a pity -->\n```sh\nrm -rf .\n```\n"
    assert Reader(tmp_path).follows(left) == left

"""What the README and the map promise is there."""

from __future__ import annotations

import inspect
import re
import shlex
from pathlib import Path

import pytest
import typer.main

import raspred
from raspred.cli.app import app
from raspred.history import History

HOUSE = Path(__file__).resolve().parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    raspred ([^#\n]+)", README, re.MULTILINE)
TARGETS = re.findall(r"^    make (\w+)", README, re.MULTILINE)
PAGES = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])


@pytest.mark.parametrize("line", COMMANDS)
def test_each_command_of_the_readme_is_understood(line: str) -> None:
    name, *arguments = shlex.split(line)
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    # Parsing alone: an unknown option or a missing argument raises.
    command.make_context(name, arguments)


@pytest.mark.parametrize("target", TARGETS)
def test_each_make_target_of_the_readme_exists(target: str) -> None:
    rules = (HOUSE / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", rules, re.MULTILINE)


def test_the_readme_names_commands_and_targets() -> None:
    assert COMMANDS
    assert set(TARGETS) >= {"run", "test"}


def test_the_python_of_the_readme_uses_what_there_is() -> None:
    assert set(re.findall(r"rp\.(\w+)", README)) <= set(raspred.__all__)
    for method in re.findall(r"history\.(\w+)\(", README):
        assert inspect.isfunction(getattr(History, method))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))
def test_each_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    for link in links:
        if not link.startswith("https://"):
            assert (page.parent / link).exists(), link


def test_the_map_of_the_house_names_every_room() -> None:
    contributing = (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for path in sorted((HOUSE / "src" / "raspred").iterdir()):
        if path.suffix == ".py" and path.stem.startswith("_"):
            continue
        if path.suffix == ".py" or any(path.glob("*.py")):
            room = f"{path.name}/" if path.is_dir() else path.name
            assert f"| `{room}` |" in contributing, room

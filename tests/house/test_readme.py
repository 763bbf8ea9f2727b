"""What the README and the map promise is there; `test_examples.py` runs their blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^make (\w+)", README, re.MULTILINE)
PAGES = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])


@pytest.mark.parametrize("target", TARGETS)
def test_each_make_target_of_the_readme_exists(target: str) -> None:
    rules = (HOUSE / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", rules, re.MULTILINE)


def test_the_readme_names_the_two_commands() -> None:
    assert set(TARGETS) >= {"run", "test"}


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

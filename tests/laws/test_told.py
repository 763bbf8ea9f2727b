"""The page of hard and soft breaches names every law there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
REGISTER = HOUSE / "src" / "raspred" / "register"
HYPHENATED = r"[a-z]+(?:-[a-z]+)+"


def test_the_page_and_the_laws_name_the_same() -> None:
    files = [*(REGISTER / "laws").glob("*.py"), REGISTER / "check.py"]
    stated = {
        name
        for file in files
        for name in re.findall(rf'"({HYPHENATED})"', file.read_text(encoding="utf-8"))
    }
    page = (HOUSE / "docs" / "decisions" / "0011-hard-and-soft.md").read_text(encoding="utf-8")
    told = {
        name
        for line in page.splitlines()
        if line.startswith("| `")
        for name in re.findall(rf"`({HYPHENATED})`", line)
    }
    assert told == stated

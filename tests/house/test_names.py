"""Rooms are named after their subject: names that fit anything say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "raspred"
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "stuff"}


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_no_file_or_folder_has_a_name_that_says_nothing(path: Path) -> None:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    words = {word for part in parts for word in part.strip("_").split("_")}
    assert not words & SAYS_NOTHING

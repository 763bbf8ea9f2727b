"""The contents page says what there is, and costs nothing to open."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import raspred

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_name_on_the_contents_page_is_there() -> None:
    for name in raspred.__all__:
        assert getattr(raspred, name).__name__ == name


def test_the_contents_page_lists_exactly_what_it_fetches() -> None:
    assert raspred.__all__ == sorted(raspred._ROOMS)
    assert set(raspred.__all__) <= set(dir(raspred))


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"raspred has no 'simulat'; it has History, "):
        _ = raspred.simulat


def test_importing_raspred_or_its_command_line_loads_nothing_heavy() -> None:
    look = (
        "import sys, raspred, raspred.cli.app\n"
        "print(*sorted({'numba', 'numpy', 'polars', 'pydantic', 'scipy'} & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []


def test_the_page_on_python_documents_exactly_these_names() -> None:
    text = (DOCS / "python.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\.\. auto(?:function|class):: (\w+)$", text, re.MULTILINE)
    assert sorted(documented) == raspred.__all__

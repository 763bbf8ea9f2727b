"""Every measure has an answer worked by hand, and the tests ask for it by name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from raspred.measures import MEASURES

KNOWN = Path(__file__).resolve().parents[1] / "known"
ASKED = {
    node.value
    for file in KNOWN.glob("test_*.py")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_has_a_known_answer(name: str) -> None:
    assert name in ASKED, f"work its answer out by hand in {KNOWN.name}/"

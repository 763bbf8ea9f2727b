"""The outcome of a run changes on purpose or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.golden.hashes import SEEDS, history

_GOLDEN = json.loads((Path(__file__).parent / "ussr-1920.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_years_come_out_as_they_did(seed: int) -> None:
    found, golden = history(seed), _GOLDEN[str(seed)]
    assert _whole(found) == _whole(golden)
    assert _sums(found) == pytest.approx(_sums(golden), rel=1e-6)


def _whole(history: dict[str, Any]) -> dict[str, Any]:
    return {log: (told["rows"], told["sha256"]) for log, told in history.items() if log != "series"}


def _sums(history: dict[str, Any]) -> dict[str, float]:
    flat = {f"series {name}": value for name, value in history["series"].items()}
    for log, told in history.items():
        flat |= {f"{log} {name}": value for name, value in told.get("sums", {}).items()}
    return flat

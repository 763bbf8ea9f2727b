"""The one file of results: each benchmark adds its figures to out/bench.json."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from raspred.register.writing import whole_file

_OUT = Path(__file__).parents[1] / "out" / "bench.json"


def file_of_results() -> Path:
    """Return where figures are kept: out/bench.json, or where RASPRED_BENCH says."""
    return Path(os.environ.get("RASPRED_BENCH", _OUT))


def known() -> dict[str, Any]:
    """Return the figures kept until now."""
    file = file_of_results()
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def keep(figures: dict[str, Any]) -> None:
    """Add figures, at four digits, to those that stand; what else is kept stays.

    The file is written whole, so that whoever is interrupted keeps what was measured.
    """
    told = {name: _rounded(value) for name, value in figures.items()}
    with whole_file(file_of_results()) as growing:
        text = json.dumps(known() | told, indent=2, sort_keys=True)
        growing.write_text(text + "\n", encoding="utf-8")


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return float(f"{value:.4g}") if isinstance(value, float) else value

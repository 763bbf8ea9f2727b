"""The one file of results: each benchmark adds its figures to out/bench.json."""

from __future__ import annotations

import json
from pathlib import Path

FILE = Path(__file__).parent.parent / "out" / "bench.json"


def keep(figures: dict[str, float]) -> None:
    """Merge figures into the file of results; those of other benchmarks stay."""
    found = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    found |= {name: float(f"{value:.4g}") for name, value in figures.items()}
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")

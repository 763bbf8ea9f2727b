"""Writing the derived files beside what they derive from: schema and resolved forms.

Run `python -m raspred.scenario.publishing` after a change to the parts or the catalog;
the tests compare the files with what would be written.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.scenario.finding import CATALOG
from raspred.scenario.resolved import resolved_text
from raspred.scenario.schema import SCHEMA_FILE, schema_text

if TYPE_CHECKING:
    from pathlib import Path


def published() -> dict[Path, str]:
    """Return what should stand in each derived file."""
    files = {SCHEMA_FILE: schema_text()}
    for name in scenario_names():
        files[CATALOG / name / "resolved.json"] = resolved_text(load_scenario(name))
    return files


def publish() -> None:
    """Write every derived file, each whole or not at all."""
    for path, text in published().items():
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        os.replace(unfinished, path)


if __name__ == "__main__":
    publish()

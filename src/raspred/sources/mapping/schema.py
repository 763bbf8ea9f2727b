"""The JSON Schema of mapping files, published beside the code for editors that check TOML.

Run `python -m raspred.sources.mapping.schema` after a change to the form; a test compares
the file with what would be written.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from raspred.sources.mapping.form import FORMAT, Mapping

SCHEMA_FILE: Final = Path(__file__).with_name("mapping.schema.json")


def schema_text() -> str:
    """Return the schema as it is to stand in its file."""
    described: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
    }
    described |= {
        key: value for key, value in Mapping.model_json_schema().items() if key != "title"
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def publish() -> None:
    """Write the schema, whole or not at all."""
    unfinished = SCHEMA_FILE.with_suffix(".unfinished")
    unfinished.write_text(schema_text(), encoding="utf-8", newline="\n")
    os.replace(unfinished, SCHEMA_FILE)


if __name__ == "__main__":
    publish()

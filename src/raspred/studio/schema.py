"""Writes what the addresses take and give as OpenAPI, from which the pages' types are made.

python -m raspred.studio.schema src/raspred/studio/web/openapi.json
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from raspred.studio.app import application
from raspred.studio.models.packed import PackedHead
from raspred.studio.studio import Studio

_SHAPES = "#/components/schemas/{model}"


def schema() -> dict[str, Any]:
    """Return the schema, with the head of a packed history beside the answers."""
    with tempfile.TemporaryDirectory() as nowhere:
        studio = Studio((), Path(nowhere) / "out")
        found: dict[str, Any] = application(studio).openapi()
        studio.close()
    head = PackedHead.model_json_schema(ref_template=_SHAPES)
    shapes = found["components"]["schemas"]
    shapes |= head.pop("$defs")
    shapes["PackedHead"] = head
    return found


def text() -> str:
    """Return the schema as it stands in the file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text())

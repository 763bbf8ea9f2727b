"""The published JSON Schema of a scenario, derived from its parts.

It describes the resolved form, and with it every file that stands alone (no `base`).
What no schema can say (references, seats, overlaps, real dates) is in `crosschecks`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from raspred.scenario.parts import Scenario

SCHEMA_FILE = Path(__file__).parent / "scenario.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario, draft 2020-12."""
    return {"$schema": DIALECT, **Scenario.model_json_schema()}


def schema_text() -> str:
    """Return the schema as it stands in `SCHEMA_FILE`."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"

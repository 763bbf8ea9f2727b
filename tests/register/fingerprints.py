"""What a version of the schema is: tables, columns, types, references and closed words.

Descriptions are left out: they may be said better without a new version.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from raspred.register.columns import schema_of
from raspred.register.provenance import Provenance
from raspred.register.tables import TABLES

BY_VERSION = {
    2: "b0443b3e1785d7cffe85f47d48384cec47cf1e2f04b0b0ed7bb28a578e255c8b",
}
"""The schema of each version since they are counted. An old line is never changed."""


def shape() -> dict[str, Any]:
    """Return the schema as plain values."""
    tables = {
        table.name: {
            "key": table.key,
            "simulated_only": table.simulated_only,
            "types": {name: str(kind) for name, kind in schema_of(table).items()},
            "columns": [
                [one.name, one.kind.value, one.required, one.refers_to, *one.words]
                for one in table.columns
            ],
        }
        for table in TABLES
    }
    return {"tables": tables, "provenance": sorted(Provenance.model_fields)}


def fingerprint() -> str:
    """Return the SHA-256 of the schema, in hexadecimal."""
    return hashlib.sha256(json.dumps(shape(), sort_keys=True).encode()).hexdigest()

"""Scenarios of every version are read as they were meant; the form never changes unnoticed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from raspred.scenario.catalog import load_scenario
from raspred.scenario.parts import Scenario

SAMPLES = Path(__file__).parent / "versions"
FORMS = {
    "raspred-scenario/1": "ff8f6e589b3aaf09b64f05943738feaa96572e5b2b8415e2dd9bc96c66822b59",
}
"""The fingerprint of each version's form, as it is today."""
WORDS = frozenset({"description", "title"})


def bare(schema: Any) -> Any:
    """Return a JSON Schema without its words, which may be said better at any time."""
    if isinstance(schema, dict):
        named = schema.get("type") == "object" and "properties" in schema
        return {
            key: {name: bare(one) for name, one in value.items()}
            if named and key == "properties"
            else bare(value)
            for key, value in schema.items()
            if key not in WORDS
        }
    return [bare(one) for one in schema] if isinstance(schema, list) else schema


def test_the_first_scenario_is_still_read() -> None:
    written = load_scenario(SAMPLES / "1" / "tiny.toml")
    resolved = load_scenario(SAMPLES / "1" / "resolved.json")
    assert written == resolved
    assert written.scenario_id == "tiny"
    assert written.safeguards == (), "it knew none"


def test_the_form_changes_with_a_thought_for_files_of_before() -> None:
    text = json.dumps(bare(Scenario.model_json_schema()), sort_keys=True)
    version = Scenario.model_json_schema()["properties"]["format"]["const"]
    assert hashlib.sha256(text.encode()).hexdigest() == FORMS[version], (
        "the form of a scenario changed: if files of before still say the same, write the new "
        "fingerprint here; if not, count the format up, bring such files along, and keep a "
        "sample in tests/scenario/versions"
    )


def test_every_version_has_a_sample() -> None:
    kept = sorted(f"raspred-scenario/{one.name}" for one in SAMPLES.iterdir())
    assert kept == sorted(FORMS)

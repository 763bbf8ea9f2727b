"""The derived files beside the catalog are what they derive from."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.scenario.finding import CATALOG
from raspred.scenario.publishing import published
from raspred.scenario.resolved import fingerprint, resolved, resolved_text
from raspred.scenario.schema import schema

TINY = Path(__file__).parent.parent / "cases" / "valid" / "tiny.toml"


@pytest.mark.parametrize("path", published(), ids=lambda path: path.name)
def test_derived_file_is_up_to_date(path: Path) -> None:
    remedy = "run `python -m raspred.scenario.publishing`"
    assert path.read_text(encoding="utf-8") == published()[path], remedy


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", scenario_names())
def test_bundled_resolved_form_loads_as_the_scenario_itself(name: str) -> None:
    assert load_scenario(CATALOG / name / "resolved.json") == load_scenario(name)


def test_resolved_form_loads_as_the_scenario_itself(tmp_path: Path) -> None:
    scenario = load_scenario(TINY)
    file = tmp_path / "resolved.json"
    file.write_text(resolved_text(scenario), encoding="utf-8")
    assert load_scenario(file) == scenario


def test_resolved_text_has_one_row_a_line() -> None:
    lines = resolved_text(load_scenario(TINY)).splitlines()
    assert sum('"person_id": "ben", "name": "Ben"' in line for line in lines) == 1
    assert sum(line.startswith('  {"source"') for line in lines) == 39


def test_fingerprint_tells_scenarios_apart() -> None:
    tiny, other = load_scenario(TINY), load_scenario(TINY.with_name("event-moved.toml"))
    assert fingerprint(tiny) == fingerprint(load_scenario(TINY))
    assert fingerprint(tiny) != fingerprint(other)


def test_resolved_form_fills_in_defaults() -> None:
    document = resolved(load_scenario(TINY))
    assert document["plenum_months"] == 3
    assert document["people"][0]["confidence"] == "medium"
    assert document["people"][0]["natural_death"] is None

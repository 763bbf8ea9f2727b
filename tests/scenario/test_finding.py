"""Finding scenarios by name and path, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from raspred.errors import ScenarioError
from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.scenario.finding import CATALOG, find

CASES = Path(__file__).parent.parent / "cases" / "valid"


def told(name: str | Path) -> str:
    with pytest.raises(ScenarioError) as raised:
        load_scenario(name)
    return str(raised.value)


def test_bundled_names() -> None:
    assert "ussr-1920" in scenario_names()


def test_a_name_a_folder_and_a_file_will_do() -> None:
    assert find("ussr-1920") == CATALOG / "ussr-1920"
    assert find(CASES / "tables-as-csv") == CASES / "tables-as-csv"
    assert find(str(CASES / "tiny.toml")) == CASES / "tiny.toml"


def test_unknown_name_is_told_the_nearest() -> None:
    assert told("ussr-1290") == (
        "ussr-1290: no such scenario. Did you mean 'ussr-1920'? "
        "A folder or a .toml file will do as well."
    )


def test_folder_without_scenario(tmp_path: Path) -> None:
    assert told(tmp_path) == (
        f"{tmp_path}: the folder holds no scenario.toml. Give a folder that does, or a .toml file."
    )


def test_file_of_another_kind(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text("title: no\n", encoding="utf-8")
    assert told(file) == (
        f"{file}: is no scenario file. Give a .toml file, a folder or a resolved .json file."
    )


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000], ids=["null", "long"])
def test_what_can_be_no_path_is_no_scenario(name: str) -> None:
    assert "no such scenario" in told(name)


def test_json_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "resolved.json"
    file.write_text("[1, 2]", encoding="utf-8")
    assert told(file) == f"{file}: holds no table of keys. Write the keys of a scenario."

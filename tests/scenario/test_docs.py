"""The example of the documentation is a scenario, and does what the text says."""

from __future__ import annotations

from pathlib import Path

import pytest

from raspred.errors import ScenarioError
from raspred.scenario.catalog import load_scenario
from raspred.scenario.tables import TABLES

ROOT = Path(__file__).parent.parent.parent


def test_the_example_loads(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")
    example = text.split("```toml mine.toml\n")[1].split("```")[0]
    file = tmp_path / "example.toml"
    file.write_text(example, encoding="utf-8")
    changed, base = load_scenario(file), load_scenario("ussr-1920")
    assert [row.responsible for row in changed.capacity] == [45_000]
    assert len(changed.events) == len(base.events) - 1
    assert changed.people[-1].name == "Yakov Sverdlov"
    twelfth = {meeting.meeting_id: meeting for meeting in changed.meetings}["congress-12"]
    assert (twelfth.committee_full, twelfth.delegates) == (27, 408)


def test_the_example_of_a_mistake_is_told_so(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("mine.toml, [["))
    file = tmp_path / "mine.toml"
    file.write_text(
        'base = "ussr-1920"\nscenario_id = "mine"\n[[positions]]\nissue_id = "right-1928"\n'
        'person_id = "bukarin"\nposition = -1.0\nsource = "our assumption"\n',
        encoding="utf-8",
    )
    with pytest.raises(ScenarioError) as raised:
        load_scenario(file)
    assert str(raised.value) == f"{tmp_path}/{line}"


def test_every_table_is_described() -> None:
    readme = ROOT / "src" / "raspred" / "scenario" / "catalog" / "ussr-1920" / "README.md"
    text = readme.read_text(encoding="utf-8")
    described = {
        name.strip()
        for row in text.splitlines()
        if row.startswith("| ")
        for name in row.split("|")[1].split(",")
    }
    assert set(TABLES) <= described

"""One scenario over another: what changes, what stays, and who is named as the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from raspred.errors import ScenarioError
from raspred.scenario.catalog import changes, load_scenario
from raspred.scenario.layering import read_layers

CASES = Path(__file__).parent.parent / "cases" / "valid"


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_scenario_that_stands_alone_changes_nothing() -> None:
    assert changes(CASES / "tiny.toml") == ()


def test_each_change_tells_before_after_and_where() -> None:
    told = [
        (change.subject, change.field, change.before, change.after, Path(change.origin.file).name)
        for change in changes(CASES / "two-layers.toml")
    ]
    assert told == [
        ("", "scenario_id", "tiny", "weak-clients", "parameter-changed.toml"),
        ("parameters.clienthood", "value", 0.7, 0.4, "parameter-changed.toml"),
        ("", "scenario_id", "weak-clients", "weak-clients-rare-plenums", "two-layers.toml"),
        ("", "plenum_months", None, 6, "two-layers.toml"),
        ("parameters.clienthood", "high", 0.95, 0.8, "two-layers.toml"),
    ]


def test_rows_added_and_taken_away_are_changes() -> None:
    told = {
        (change.subject, change.before is None, change.after is None)
        for change in changes(CASES / "another-man-in-the-office.toml")
        if change.subject
    }
    assert told == {
        ("start_tenures head ann", False, True),
        ("start_tenures head cid", True, False),
    }


def test_inherited_values_keep_their_origin() -> None:
    settings = read_layers(CASES / "two-layers.toml").settings
    assert Path(settings.where("plenum_months")).name == "two-layers.toml, plenum_months"
    assert Path(settings.where("title")).name == "tiny.toml, title"


def test_only_what_is_given_differs() -> None:
    tiny, weak = load_scenario(CASES / "tiny.toml"), load_scenario(CASES / "parameter-changed.toml")
    same = weak.model_copy(update={"scenario_id": "tiny", "parameters": tiny.parameters})
    assert same == tiny


def test_a_circle_of_bases_ends(tmp_path: Path) -> None:
    write(tmp_path, "one.toml", 'base = "two.toml"\nscenario_id = "one"\n')
    two = write(tmp_path, "two.toml", 'base = "one.toml"\nscenario_id = "two"\n')
    with pytest.raises(ScenarioError, match=r"'two\.toml' is based on this scenario itself"):
        load_scenario(two)


def test_a_mistake_in_a_base_is_told_of_the_base(tmp_path: Path) -> None:
    text = (CASES / "tiny.toml").read_text(encoding="utf-8").replace('"1903"', '"1870"')
    base = write(tmp_path, "base.toml", text)
    upper = write(tmp_path, "upper.toml", 'base = "base.toml"\nscenario_id = "upper"\n')
    with pytest.raises(ScenarioError) as raised:
        load_scenario(upper)
    assert str(raised.value).startswith(f"{base}, [[people]] no. 1, joined: 'ann' joined in 1870")

"""The catalog of scenarios, and loading one from there or from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.scenario.finding import find, scenario_names
from raspred.scenario.layering import read_layers
from raspred.scenario.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from raspred.scenario.draft import Change
    from raspred.scenario.parts import Scenario

__all__ = ["changes", "load_scenario", "scenario_names"]


def load_scenario(name_or_path: str | Path) -> Scenario:
    """Load a scenario.

    Args:
        name_or_path: A name of `scenario_names()`, a folder with `scenario.toml` and
            tables beside it, a `.toml` file or a resolved `.json` file.

    Raises:
        ScenarioError: Unknown name, or a scenario with mistakes: all of them, each with
            file, place, what was found, what was expected and the remedy.
    """
    return load(find(name_or_path))


def changes(name_or_path: str | Path) -> tuple[Change, ...]:
    """Return what a scenario changes in those it is based on, lowest layer first.

    Args:
        name_or_path: As for `load_scenario`.

    Raises:
        ScenarioError: There is no such scenario.
    """
    return tuple(read_layers(find(name_or_path)).changes)

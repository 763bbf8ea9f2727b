"""Finding a scenario: by its name in the catalog, or by the path of a file or folder."""

from __future__ import annotations

import os
from pathlib import Path

from raspred.errors import Problem, ScenarioError, nearest

CATALOG = Path(__file__).parent / "catalog"


def scenario_names() -> tuple[str, ...]:
    """Return the names of the bundled scenarios, sorted."""
    return tuple(sorted(path.parent.name for path in CATALOG.glob("*/scenario.toml")))


def find(name_or_path: str | Path, beside: Path | None = None) -> Path:
    """Return the folder or file that a name or path stands for.

    Args:
        name_or_path: A name of the catalog, a folder with `scenario.toml`, a `.toml`
            file or a resolved `.json` file.
        beside: Folder that a relative path starts from; none = the working directory.

    Raises:
        ScenarioError: There is no such scenario; the remedy names the nearest one.
    """
    if str(name_or_path) in scenario_names():
        return CATALOG / str(name_or_path)
    path = Path(name_or_path)
    if beside is not None and not path.is_absolute():
        path = beside / path
    if _is_file(path) and path.suffix in {".toml", ".json"}:
        return path
    if _is_file(path / "scenario.toml"):
        return path
    raise ScenarioError(Problem(str(name_or_path), *_why_not(path, str(name_or_path))))


def _is_file(path: Path) -> bool:
    """Return whether a file stands there; a path that can be none is no file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _why_not(path: Path, given: str) -> tuple[str, str]:
    """Return what is wrong with a path that holds no scenario, and the remedy."""
    if _is_file(path):
        return "is no scenario file", "Give a .toml file, a folder or a resolved .json file."
    if os.path.isdir(path):
        return "the folder holds no scenario.toml", "Give a folder that does, or a .toml file."
    remedy = nearest(given, scenario_names())
    return "no such scenario", f"{remedy} A folder or a .toml file will do as well."

"""Finding a scenario: by its name in the catalog, or by the path of a file or folder."""

from __future__ import annotations

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
    if path.is_file() and path.suffix in {".toml", ".json"}:
        return path
    if (path / "scenario.toml").is_file():
        return path
    raise ScenarioError(Problem(str(name_or_path), *_why_not(path, str(name_or_path))))


def _why_not(path: Path, given: str) -> tuple[str, str]:
    """Return what is wrong with a path that holds no scenario, and the remedy."""
    if path.is_dir():
        return "the folder holds no scenario.toml", "Give a folder that does, or a .toml file."
    if path.is_file():
        return "is no scenario file", "Give a .toml file, a folder or a resolved .json file."
    remedy = nearest(given, scenario_names())
    return "no such scenario", f"{remedy} A folder or a .toml file will do as well."

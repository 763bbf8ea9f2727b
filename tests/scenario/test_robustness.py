"""Whatever is written into a scenario, it loads or a ScenarioError says why not."""

from __future__ import annotations

import copy
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raspred.errors import Problem, ScenarioError
from raspred.scenario.catalog import load_scenario

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario


TINY = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "valid" / "tiny.toml").read_text(encoding="utf-8")
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["ann", "head", "1921", "1921-03", "..", "", "party", "capital"])
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["person_id", "value", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def paths(value: Any, so_far: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value inside a document."""
    found: list[tuple[str | int, ...]] = [so_far] if so_far else []
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in inner:
        found += paths(part, (*so_far, key))
    return found


PATHS = paths(TINY)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(path=st.sampled_from(PATHS), value=anything)
def test_any_value_anywhere(tmp_path: Path, path: tuple[str | int, ...], value: Any) -> None:
    document: Any = copy.deepcopy(TINY)
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    file = tmp_path / "scenario.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    load_or_say_why(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(key=st.sampled_from(["base", "replace", "remove", "parameters"]), value=anything)
def test_any_merging(tmp_path: Path, key: str, value: Any) -> None:
    base = tmp_path / "base.json"
    base.write_text(json.dumps(TINY), encoding="utf-8")
    document = {"base": "base.json", "scenario_id": "upper", key: value}
    file = tmp_path / "upper.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    load_or_say_why(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from('abn,"\n0.-'), max_size=60) | st.binary(max_size=40))
def test_any_csv(tmp_path: Path, text: str | bytes) -> None:
    base = tmp_path / "base.json"
    base.write_text(json.dumps(TINY), encoding="utf-8")
    main = 'base = "base.json"\nscenario_id = "upper"\n'
    (tmp_path / "scenario.toml").write_text(main, encoding="utf-8")
    content = text.encode() if isinstance(text, str) else text
    (tmp_path / "posts.csv").write_bytes(b"post_id,rank,title\n" + content)
    load_or_say_why(tmp_path)


def load_or_say_why(path: Path) -> None:
    try:
        scenario: Scenario | None = load_scenario(path)
        problems: tuple[Problem, ...] = ()
    except ScenarioError as error:
        scenario, problems = None, error.problems
    assert (scenario is None) == bool(problems)
    assert all(problem.where and problem.what and problem.remedy for problem in problems)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "people.csv"
    folder.mkdir()
    (tmp_path / "scenario.toml").write_text('base = "ussr-1920"\nscenario_id = "x"\n')
    with pytest.raises(ScenarioError, match=r"people\.csv: cannot be read"):
        load_scenario(tmp_path)

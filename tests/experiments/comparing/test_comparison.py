"""`compare` as a whole, on the small party: same bytes again, arms added, mistakes told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from raspred.errors import ScenarioError
from raspred.experiments import PARTS, Here, compare
from raspred.experiments.comparing.comparison import FILES
from tests.simulation.small import small

if TYPE_CHECKING:
    from pathlib import Path


def files_of(folder: Path) -> dict[Path, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def test_a_rerun_gives_the_same_bytes_and_a_dose_is_added(tmp_path: Path) -> None:
    live = partial(compare, small(), safeguards=["no-section"], swaps=["c"], runs=3, backend=Here())
    first = live(folder=tmp_path / "a")
    first.save(tmp_path / "a")
    again = live(folder=tmp_path / "b")
    again.save(tmp_path / "b")
    a, b = (files_of(tmp_path / name) for name in "ab")
    assert a == b
    assert {path.parts[0] for path in a} == {*PARTS, *FILES}
    assert set(first.effects["arm"]) == {"no-section", "swap=c"}
    assert first.failures == ()
    more = live(doses=["no-section"], dates=["1921", "1923"], folder=tmp_path / "a")
    assert more.effects.equals(first.effects)
    assert more.doses.filter(more.doses["capture"] == "loop closed by 1934-12-31").select(
        "safeguard", "start", "histories"
    ).rows() == [("no-section", "1921", 3), ("no-section", "1923", 3)]


def test_without_placing_nobody_owes_a_post(tmp_path: Path) -> None:
    lived = compare(small(), safeguards=["no-section"], runs=6, folder=tmp_path, backend=Here())
    found = lived.effects
    assert f"<small>{len(found)} rows</small>" in lived._repr_html_()
    debts = found.filter(found["outcome"].str.starts_with("post debt"))["effect"].to_list()
    assert max(debts) <= 0
    assert min(debts) < 0


def test_nothing_to_compare_is_told() -> None:
    with pytest.raises(ScenarioError) as caught:
        compare(small())
    assert caught.value.problems[0].what == "there is nothing to compare with"

"""A whole analysis on the urn: the lift moves its value, the name of a factor is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.errors import ScenarioError
from raspred.experiments import Factor, Here, factors_of, sensitivity
from raspred.experiments.reopening import reopen
from tests.experiments.toys import Urn
from tests.simulation.small import small

if TYPE_CHECKING:
    from pathlib import Path

FACTORS = (Factor("lift", -2.0, 2.0), Factor("noise", 0.0, 0.01))


@pytest.mark.parametrize(("method", "points"), [("sobol", 16), ("morris", 6)])
def test_the_lift_moves_the_year_and_the_noise_does_not(
    method: str, points: int, tmp_path: Path
) -> None:
    found = sensitivity(
        Urn(),
        FACTORS,
        range(4),
        tmp_path,
        method=method,  # type: ignore[arg-type]
        points=points,
        backend=Here(),
    )
    year = found.indices.filter(found.indices["outcome"] == "loop closed, year")
    index = "total" if method == "sobol" else "mu_star"
    moved = dict(year.filter(year["index"] == index).select("factor", "value").iter_rows())
    assert moved["lift"] > 5 * abs(moved["noise"])
    found.save(tmp_path)
    page = (tmp_path / "report.html").read_bytes()
    reopen(tmp_path).report(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_bytes() == page


def test_factors_are_those_that_are_free_or_named() -> None:
    party = small()
    assert {one.name for one in factors_of(party)} == {
        name for name, one in party.parameters.items() if one.free
    }
    assert [one.name for one in factors_of(party, ["grip", "grip"])] == ["grip"]
    with pytest.raises(ScenarioError) as caught:
        factors_of(party, ["grap", "grip", "clienthod"])
    assert [problem.where for problem in caught.value.problems] == [
        "factor 'grap'",
        "factor 'clienthod'",
    ]

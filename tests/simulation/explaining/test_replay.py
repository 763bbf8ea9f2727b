"""A month taken step by step is the month; what cannot be replayed is told in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from raspred import dates
from raspred.errors import RegisterError, ScenarioError
from raspred.register.provenance import Provenance
from raspred.scenario import catalog
from raspred.simulation.building.world import build_world
from raspred.simulation.explaining import why
from raspred.simulation.explaining.inner import inner_life
from raspred.simulation.explaining.replay import replayed
from raspred.simulation.explaining.stepping import live_before
from raspred.simulation.mechanisms import NAMES
from raspred.simulation.month import live_through
from raspred.simulation.tally import ROW_ORDERS
from raspred.simulation.world import columns
from tests.simulation.small import small

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.simulation.building.world import Built


def differing(one: Built, other: Built) -> list[str]:
    """Return the columns in which two Worlds differ, the month's figures aside."""
    return [
        f"{group}.{name}"
        for group, value in zip(one.world._fields, one.world, strict=True)
        if hasattr(value, "_fields") and group not in ("numbers", "pool", "draws")
        for name, column in columns(value)
        if name != "series"
        and not np.array_equal(
            column, getattr(getattr(other.world, group), name), equal_nan=column.dtype.kind == "f"
        )
    ]


def before(date: str) -> Built:
    """Return the small World as it stood before a month."""
    scenario = small()
    on = np.ones(len(NAMES), dtype=np.uint8)
    built = build_world(scenario, 7, scenario.scale, None, on)
    live_through(built.bound, 0, built.span.of(date, 0), built.heads)
    return built


def test_the_steps_of_a_month_one_by_one_make_the_month() -> None:
    for months in ("1921-02", "1922-11", "1923-09"):
        stepped, at_once = before(months), before(months)
        month = stepped.span.of(months, 0)
        live_before(stepped, month, None)
        live_through(at_once.bound, month, month + 1, at_once.heads)
        assert differing(stepped, at_once) == []


def test_a_replay_stands_where_the_run_stood(register: Register) -> None:
    for step in ("membership", "assignment", "contest", "elections"):
        replay = replayed(register, dates.day(1923, 8), step)
        orders = replay.world.orders
        last = int(replay.world.tally.rows[ROW_ORDERS])
        wanted = register.orders["date_earliest"][:last].to_list()
        assert orders.day[:last].tolist() == wanted


def with_details(register: Register, **details: Any) -> Register:
    changed = {**register.provenance.details, **details}
    kept = {key: value for key, value in changed.items() if value is not None}
    return replace(register, provenance=Provenance.of_run(kept))


def test_a_scenario_that_has_changed_is_refused(register: Register) -> None:
    with pytest.raises(ScenarioError) as caught:
        why(with_details(register, fingerprint="0" * 64), "o1")
    [problem] = caught.value.problems
    assert problem.where == "small"
    assert problem.what.startswith("it is not the scenario of this run: fingerprint ")
    assert problem.what.endswith("the run has 000000000000")
    assert problem.remedy == (
        "Run again with `raspred run`, or name the scenario of then with --scenario."
    )


def test_a_scenario_that_is_not_there_is_asked_for(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(catalog, "load_scenario", _missing)
    with pytest.raises(ScenarioError) as caught:
        why(register, "o1")
    assert str(caught.value).splitlines()[0] == (
        "small: the scenario of this run is not to be had. Say where with --scenario."
    )


def _missing(_: object) -> None:
    raise ScenarioError([])


def test_a_provenance_that_says_too_little_is_refused(register: Register) -> None:
    with pytest.raises(RegisterError, match="does not say the run's seed, scale"):
        why(with_details(register, seed=None, scale=None), "o1")


def test_a_register_that_was_read_is_refused(register: Register) -> None:
    read = replace(register, provenance=Provenance.of_reading("a list"))
    with pytest.raises(RegisterError, match="it was read from records, not simulated"):
        why(read, "o1")


@pytest.mark.parametrize(
    ("asked", "what", "remedy"),
    [
        ("o9999", "the register has no such order or vote", "It has orders o1 to o"),
        ("vote:b99", "the register has no such order or vote", "and votes b1 to b"),
        ("fal:c", "nothing is called 'fal'", "Did you mean 'fall'?"),
        ("fall:cadr", "the register has no such person", "Known: a, b, c"),
        ("arrest:a", "a has no arrest in this history", "`raspred follow DIR a`"),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest(
    register: Register, asked: str, what: str, remedy: str
) -> None:
    with pytest.raises(RegisterError) as caught:
        why(register, asked)
    [problem] = caught.value.problems
    assert problem.what == what
    assert remedy in problem.remedy


def test_an_inner_life_has_a_line_where_something_changed(register: Register) -> None:
    months = inner_life(register, "c")
    assert months[0].month == "1920-04"
    assert {month.voice for month in months} <= {-1, 0, 1}
    assert all(0.0 <= month.fear <= 1.0 for month in months)
    for one, other in pairwise(months):
        assert one._replace(month="", truth=None) != other._replace(month="", truth=None)

"""What a run refuses, all of it at once and in words that mend it."""

from __future__ import annotations

import pytest

from raspred.errors import ScenarioError
from raspred.simulation.mechanisms import NAMES
from raspred.simulation.numbers import Numbers, of_scenario
from raspred.simulation.run import live, simulate
from raspred.simulation.tally import ROW_BALLOTS, ROW_ORDERS
from tests.simulation.small import lived, parameters, small

SCALE = "Give a number from 0.01 to 1."
SEED = "Give a whole number from 0 to 9223372036854775807."
MONTHS = "Give a month from 1920-04 to 1925-03."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"without": ["voise"]},
            "without 'voise': the model has no such mechanism. Did you mean 'voice'?",
        ),
        ({"seed": -1}, f"seed: -1 is out of range. {SEED}"),
        ({"seed": 2**63}, f"seed: 9223372036854775808 is out of range. {SEED}"),
        ({"scale": 0.0}, f"scale: 0.0 is out of range. {SCALE}"),
        ({"scale": 1.5}, f"scale: 1.5 is out of range. {SCALE}"),
        ({"scale": float("nan")}, f"scale: nan is out of range. {SCALE}"),
        ({"until": "1920-03"}, f"until: 1920-03 is before the first month. {MONTHS}"),
        ({"until": ".."}, f"until: .. is before the first month. {MONTHS}"),
        ({"until": ""}, f"until:  is before the first month. {MONTHS}"),
    ],
)
def test_what_cannot_be_run_is_told(options: dict[str, object], message: str) -> None:
    arguments = {"seed": 7, **options}
    with pytest.raises(ScenarioError) as told:
        simulate(small(), **arguments)  # type: ignore[arg-type]
    assert str(told.value) == message


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(ScenarioError) as told:
        simulate(small(), 7, until="soon")
    assert str(told.value).startswith("date 'soon': this is no date of EDTF level 1.")


@pytest.mark.parametrize(
    ("until", "months"), [("1920-04", 1), ("1920", 9), ("1921-04-30", 13), ("1921", 21)]
)
def test_a_run_goes_to_the_end_of_what_until_says(until: str, months: int) -> None:
    assert lived(small(), until=until).span.count == months


def test_everything_is_told_at_once() -> None:
    with pytest.raises(ScenarioError) as told:
        simulate(small(), -1, scale=2.0, until="1890", without=["votes", "voice"])
    assert [problem.where for problem in told.value.problems] == [
        "without 'votes'",
        "seed",
        "scale",
        "until",
    ]


def test_the_numbers_are_the_parameters_and_the_scale() -> None:
    assert set(Numbers._fields) - {"scale"} == set(parameters("value"))
    numbers = of_scenario(small(), 0.25)
    assert numbers.scale == 0.25
    assert {name: getattr(numbers, name) for name in parameters("value")} == {
        name: given.value for name, given in parameters("value").items()
    }


def test_a_parameter_left_out_and_one_too_many_are_told_together() -> None:
    given = dict(parameters("value"))
    given["gripp"] = given.pop("grip")
    with pytest.raises(ScenarioError) as told:
        of_scenario(small().model_copy(update={"parameters": given}), 1.0)
    assert [str(problem) for problem in told.value.problems] == [
        "small / parameters: grip is missing. Add it to parameters.toml with range and source.",
        "small / parameters: 'gripp' is no parameter of the model. Did you mean 'grip'?",
    ]


def test_progress_is_told_a_year_at_a_time_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    live(small(), 7, 0.05, "1922-06", (), lambda done, total: told.append((done, total)))
    assert told == [(12, 27), (24, 27), (27, 27)]


def test_a_run_goes_no_further_than_the_scenario() -> None:
    assert lived(small(), until="1999").span.count == 60


@pytest.mark.parametrize("mechanism", NAMES)
def test_every_mechanism_can_be_left_out(mechanism: str) -> None:
    history = simulate(small(), 7, without=[mechanism])
    assert history.summary["without"] == [mechanism]
    assert history.register.provenance.details["without"] == [mechanism]


def test_with_every_mechanism_off_nothing_happens() -> None:
    world = lived(small(), without=NAMES).world
    assert world.tally.rows[ROW_ORDERS] == world.tally.rows[ROW_BALLOTS] == 0


def test_seats_of_other_names_are_refused_before_anything_is_lived() -> None:
    scenario = small()
    office = scenario.office.model_copy(
        update={"post_id": "first-secretary", "orgburo_post_id": "buro"}
    )
    with pytest.raises(ScenarioError) as caught:
        simulate(scenario.model_copy(update={"office": office}), 1)
    assert [str(problem) for problem in caught.value.problems] == [
        "small / office.orgburo_post_id: the model plays the seat 'orgburo.member', not 'buro'."
        " Keep the id 'orgburo.member'; what people read is the post's title.",
        "small / office.post_id: the model plays the seat 'general-secretary', not"
        " 'first-secretary'."
        " Keep the id 'general-secretary'; what people read is the post's title.",
    ]

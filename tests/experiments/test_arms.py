"""Arms: how they are written, what they change, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from raspred.errors import ScenarioError
from raspred.experiments import BASELINE, Arm, ScenarioLiving, arms_of
from raspred.experiments.arms import changed, dealt_anew, one_arm
from tests.simulation.small import small

if TYPE_CHECKING:
    from raspred.scenario.parts import Scenario


@pytest.fixture(scope="module")
def party() -> Scenario:
    return small()


def test_each_text_is_an_arm_and_plus_joins() -> None:
    arms = arms_of(["no-section", "no-section+open-card@1923"], ["police"], ["grip=0.5"], ["b"])
    assert arms == (
        Arm("no-section", safeguards=("no-section",)),
        Arm("no-section+open-card@1923", safeguards=("no-section", "open-card@1923")),
        Arm("swap=b", safeguards=("swap=b",)),
        Arm("without police", without=("police",)),
        Arm("grip=0.5", numbers=(("grip", 0.5),)),
    )


def test_one_arm_makes_all_changes() -> None:
    assert one_arm() is BASELINE
    arm = one_arm(["no-section"], ["police"], ["grip=0.5"])
    assert arm == Arm(
        "no-section + without police + grip=0.5",
        ("no-section",),
        ("police",),
        (("grip", 0.5),),
    )


def test_keys_tell_changes_apart_and_are_file_names() -> None:
    same_name = [Arm("x"), Arm("x", without=("police",)), Arm("x", numbers=(("grip", 0.1),))]
    assert len({arm.key for arm in same_name}) == 3
    assert "/" not in Arm("a/b\\c: d").key
    assert Arm("x").key == Arm("x").key


def test_an_arm_changes_the_scenario_and_nothing_else(party: Scenario) -> None:
    arm = one_arm(["no-section"], ["police"], ["grip=0.5"])
    new = changed(party, arm)
    assert new.parameters["grip"].value == 0.5
    assert new.without == ("police",)
    assert [one.name for one in new.safeguards] == ["no-section"]
    assert party.parameters["grip"].value != 0.5
    assert changed(party, BASELINE) == party


def test_all_that_is_wrong_in_any_arm_is_told_once(party: Scenario) -> None:
    arms = [
        one_arm(["no-sektion"], (), ["grap=0.5", "grip=7"]),
        one_arm((), ["polise"]),
        one_arm((), ["polise"]),
    ]
    with pytest.raises(ScenarioError) as caught:
        ScenarioLiving(party, scale=2.0).check(arms)
    told = [str(problem) for problem in caught.value.problems]
    assert told == [
        "number 'grap': the model has no such number. Did you mean 'grip'?",
        "number 'grip': the value is out of its range. Give a value from "
        f"{party.parameters['grip'].low:g} to {party.parameters['grip'].high:g}.",
        "safeguard 'no-sektion': there is no safeguard 'no-sektion'. Did you mean 'no-section'?",
        "without 'polise': the model has no such mechanism. Did you mean 'police'?",
        "scale: 2.0 is out of range. Give a number from 0.01 to 1.",
    ]


def test_a_number_must_be_one(party: Scenario) -> None:
    with pytest.raises(ScenarioError) as caught:
        ScenarioLiving(party).check(arms_of(numbers=["grip", "grip=high"]))
    assert list(map(str, caught.value.problems)) == [
        "number 'grip': it is given no value. Write NAME=VALUE, as in clienthood=0.4."
    ]


def test_dealing_anew_keeps_what_is_held_and_changes_who_holds_it(party: Scenario) -> None:
    deals = [dealt_anew(party, seed) for seed in range(6)]
    for deal in deals:
        for issue in party.issues:
            before, after = (
                sorted(one.position for one in s.positions if one.issue_id == issue.issue_id)
                for s in (party, deal)
            )
            assert before == after
    assert len({deal.positions for deal in deals}) > 1
    assert dealt_anew(party, 3) == deals[3]


def test_a_small_party_is_observed_the_same_on_part_of_its_register(party: Scenario) -> None:
    from raspred.experiments import observations
    from raspred.simulation.run import simulate

    whole = simulate(party, 5)
    assert list(ScenarioLiving(party)(BASELINE, 5)) == observations(whole.register, whole.summary)

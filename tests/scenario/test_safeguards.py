"""Safeguards taken into a scenario: spelled, in a file, and all that can be wrong."""

from __future__ import annotations

import pytest

from raspred import dates
from raspred.errors import ScenarioError
from raspred.scenario.catalog import load_scenario
from raspred.scenario.parts import SafeguardInForce
from raspred.scenario.safeguards import SAFEGUARDS, spelling_of, with_safeguards

SCENARIO = load_scenario("ussr-1920")
WANTED = {
    "local-secret-elections",
    "no-accumulation",
    "rotating-secretaryship",
    "three-signatures",
    "independent-control-commission",
    "consent-of-the-moved",
    "open-card",
    "no-placed-delegates",
    "delegates-by-lot",
    "fixed-committee",
    "workers-into-committee",
    "remove-the-secretary",
    "no-section",
    "section-capacity",
    "no-police-representative",
    "swap",
}


def test_every_safeguard_of_the_model_is_there_with_a_source_and_a_date() -> None:
    assert set(SAFEGUARDS) == WANTED
    for name, one in SAFEGUARDS.items():
        assert one.name == name
        assert one.about
        assert one.changes
        assert one.source
        start = dates.parse(one.start)
        assert start.earliest >= dates.parse(SCENARIO.start).earliest
        assert start.latest <= dates.parse(SCENARIO.end).latest


def test_spellings_come_back_with_their_defaults_filled_in() -> None:
    spelled = ["no-section", "three-signatures@1923-04", "section-capacity=2@1922-04"]
    spelled += ["swap=rykov@1922-04", "workers-into-committee"]
    changed = with_safeguards(SCENARIO, spelled)
    assert [spelling_of(one) for one in changed.safeguards] == [
        "no-section@1920-04",
        "three-signatures@1923-04",
        "section-capacity=2@1922-04",
        "swap=rykov@1922-04",
        "workers-into-committee=75@1923-04",
    ]
    assert SCENARIO.safeguards == ()


def test_safeguards_are_added_to_those_there_are() -> None:
    once = with_safeguards(SCENARIO, ["section-capacity=0.5@1921"])
    twice = with_safeguards(once, ["section-capacity=2@1924", "open-card"])
    assert [one.name for one in twice.safeguards] == [
        "section-capacity",
        "section-capacity",
        "open-card",
    ]
    assert twice.safeguards[0] == SafeguardInForce(name="section-capacity", value=0.5, start="1921")


KNOWN = "Known: " + ", ".join(sorted(WANTED)) + "."


@pytest.mark.parametrize(
    ("spelled", "message"),
    [
        ("no-sektion", "there is no safeguard 'no-sektion'. Did you mean 'no-section'?"),
        ("", f"there is no safeguard ''. {KNOWN}"),
        ("swap", "swap needs a value. Write swap=PERSON."),
        ("swap=", "no value stands after '='. Write one, or leave the '=' out."),
        ("no-section@", "no date stands after '@'. Write one, or leave the '@' out."),
        ("swap=rikov", "unknown person 'rikov'. Did you mean 'rykov'?"),
        (
            "swap=3",
            "unknown person '3'. Add it to people, or name one that stands there.",
        ),
        (
            "swap=lenin@1925",
            "lenin died 1924-01-21, before 1925. "
            "Name a person who is alive then, or an earlier date.",
        ),
        ("open-card=1", "open-card takes no value. Leave the value out."),
        ("section-capacity", "section-capacity needs a value. Write section-capacity=TIMES."),
        (
            "section-capacity=11",
            "the value is 11, expected a number from 0 to 10. Correct the number.",
        ),
        (
            "section-capacity=half",
            "the value is 'half', expected a number from 0 to 10. Correct the number.",
        ),
        (
            "section-capacity=nan",
            "the value is nan, expected a finite number. Write a finite number.",
        ),
        (
            "workers-into-committee=60.5",
            "the value is 60.5, expected a whole number from 50 to 100. Correct the number.",
        ),
        (
            "open-card@1941",
            "it is in force from 1941, after the scenario's end 1939-03. "
            "Give a date from 1920-04 to 1939-03.",
        ),
    ],
)
def test_what_cannot_be_taken_is_told(spelled: str, message: str) -> None:
    with pytest.raises(ScenarioError) as told:
        with_safeguards(SCENARIO, [spelled])
    assert str(told.value) == f"safeguard {spelled!r}: {message}"


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(ScenarioError) as told:
        with_safeguards(SCENARIO, ["open-card@soon"])
    start = "safeguard 'open-card@soon': the date is 'soon', no date: "
    assert str(told.value).startswith(start)


def test_everything_wrong_is_told_at_once() -> None:
    given = with_safeguards(SCENARIO, ["open-card"])
    with pytest.raises(ScenarioError) as told:
        with_safeguards(given, ["open-card@1930", "swap", "opencard", "swap=e@1941"])
    assert [problem.what for problem in told.value.problems] == [
        "the same safeguard is given twice",
        "swap needs a value",
        "there is no safeguard 'opencard'",
        "it is in force from 1941, after the scenario's end 1939-03",
        "unknown person 'e'",
    ]

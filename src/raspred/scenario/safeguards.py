"""Safeguards taken into a scenario, each from a date on.

    with_safeguards(scenario, ["no-section", "section-capacity=0.25@1922-04"])

A safeguard is spelled NAME[=VALUE][@DATE]; `SAFEGUARDS` holds those there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from raspred.errors import Problem, ScenarioError, nearest
from raspred.scenario.crosschecks.safeguards import TWICE, contradicts, mistakes
from raspred.scenario.known_safeguards import SAFEGUARDS, Safeguard, spelling_of
from raspred.scenario.mistakes import told
from raspred.scenario.parts import SafeguardInForce

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.scenario.parts import Scenario

__all__ = ["SAFEGUARDS", "Safeguard", "spelling_of", "with_safeguards"]


def with_safeguards(scenario: Scenario, spelled: Iterable[str]) -> Scenario:
    """Return the scenario with further safeguards in force.

    Args:
        scenario: Any; it is not changed.
        spelled: NAME[=VALUE][@DATE] each, the date in EDTF level 1.

    Raises:
        ScenarioError: Unknown names, persons or dates, values missing or out of range, a
            safeguard given twice: all of them.
    """
    problems: list[Problem] = []
    taken = list(scenario.safeguards)
    people = {person.person_id: person for person in scenario.people}
    for text in spelled:
        where = f"safeguard {text!r}"
        one = _parsed(text, where, problems)
        if one is None:
            continue
        found = list(mistakes(one, people, scenario.start, scenario.end))
        if any(contradicts(one, other) for other in taken):
            found.append(TWICE)
        problems += [Problem(where, mistake.what, mistake.remedy) for mistake in found]
        if not found:
            taken.append(one)
    if problems:
        raise ScenarioError(problems)
    return scenario.model_copy(update={"safeguards": tuple(taken)})


def _parsed(text: str, where: str, problems: list[Problem]) -> SafeguardInForce | None:
    """Return what a spelling says, or note why it says nothing."""
    rest, at, start = text.partition("@")
    name, equals, value = rest.partition("=")
    if name not in SAFEGUARDS:
        what = f"there is no safeguard {name!r}"
        problems.append(Problem(where, what, nearest(name, SAFEGUARDS)))
        return None
    for mark, after, word in ((at, start, "date"), (equals, value, "value")):
        if mark and not after:
            remedy = f"Write one, or leave the {mark!r} out."
            problems.append(Problem(where, f"no {word} stands after {mark!r}", remedy))
            return None
    given: dict[str, Any] = {"name": name, "start": start if at else SAFEGUARDS[name].start}
    if equals:
        given["value"] = _number_or_text(value)
    try:
        return SafeguardInForce.model_validate(given, strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            of_number = isinstance(given.get("value"), float)
            if detail["loc"][0] == "start" or (detail["loc"][1] == "float") == of_number:
                what, remedy = told(detail, SafeguardInForce.model_fields)
                word = "date" if detail["loc"][0] == "start" else "value"
                problems.append(Problem(where, f"the {word} {what}", remedy))
        return None


def _number_or_text(value: str) -> float | str:
    try:
        return float(value)
    except ValueError:
        return value

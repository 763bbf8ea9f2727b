"""What can be chosen for a run, and whether a choice can be run at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.errors import Problem, RaspredError, ScenarioError, nearest
from raspred.scenario.catalog import load_scenario, scenario_names
from raspred.scenario.known_safeguards import SAFEGUARDS
from raspred.scenario.safeguards import with_safeguards
from raspred.simulation.mechanisms import MECHANISMS
from raspred.studio.models.runs import MechanismAbout, SafeguardAbout, ScenarioAbout

if TYPE_CHECKING:
    from raspred.studio.models.runs import RunAsked


def scenarios() -> list[ScenarioAbout]:
    """Return the bundled scenarios."""
    found = []
    for name in scenario_names():
        scenario = load_scenario(name)
        found.append(
            ScenarioAbout(
                name=name,
                title=scenario.title,
                start=scenario.start,
                end=scenario.end,
                scale=scenario.scale,
                people=[person.person_id for person in scenario.people],
            )
        )
    return found


def safeguards() -> list[SafeguardAbout]:
    """Return the institutional changes that a run can have."""
    return [
        SafeguardAbout(
            name=one.name,
            about=one.about,
            changes=one.changes,
            source=one.source,
            start=one.start,
            takes="" if one.takes is None else one.takes.kind,
            low=0.0 if one.takes is None else one.takes.low,
            high=0.0 if one.takes is None else one.takes.high,
            default=None if one.takes is None else one.takes.default,
        )
        for one in SAFEGUARDS.values()
    ]


def mechanisms() -> list[MechanismAbout]:
    """Return the mechanisms that a run can leave out."""
    return [MechanismAbout(name=m.name, about=m.about, source=m.source) for m in MECHANISMS]


def refuse_what_cannot_run(asked: RunAsked) -> None:
    """Raise an error that lists all that is wrong with what was asked.

    A page names bundled scenarios alone: a path would let it read any file of the user's.

    Raises:
        ScenarioError: Unknown scenario, safeguard or mechanism, or a date that is none.
    """
    from raspred import dates

    if asked.scenario not in scenario_names():
        what = f"there is no bundled scenario {asked.scenario!r}"
        raise ScenarioError(Problem("scenario", what, nearest(asked.scenario, scenario_names())))
    problems: list[Problem] = []
    scenario = load_scenario(asked.scenario)
    try:
        with_safeguards(scenario, asked.safeguards)
    except ScenarioError as error:
        problems += error.problems
    known = [one.name for one in MECHANISMS]
    problems += [
        Problem("without", f"the model has no mechanism {name!r}", nearest(name, known))
        for name in asked.without
        if name not in known
    ]
    if asked.until is not None:
        try:
            last, first = dates.parse(asked.until).latest, dates.parse(scenario.start).earliest
            if asked.until == ".." or last < first:
                remedy = f"Give a month from {scenario.start} to {scenario.end}."
                problems.append(Problem("until", f"{asked.until} is before the start", remedy))
        except RaspredError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)

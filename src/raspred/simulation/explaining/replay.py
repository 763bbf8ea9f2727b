"""Living a recorded run again, up to a step of a month.

Every draw is a function of (seed, cause, month, subject), so the World of any moment can be
had back from what the provenance holds: nothing beside it needs to be saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from raspred import dates
from raspred.errors import Problem, RegisterError, ScenarioError
from raspred.scenario.cutting import with_cadres
from raspred.simulation import codes
from raspred.simulation.binding import bind
from raspred.simulation.building.months import span_of
from raspred.simulation.building.world import build_world
from raspred.simulation.explaining.stepping import live_before
from raspred.simulation.logs import NO_POST
from raspred.simulation.month import live_through
from raspred.simulation.recording.names import SEATS
from raspred.simulation.run import switches

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.world import Pool, World

    Progress = Callable[[int, int], None]

_NEEDED = ("scenario", "fingerprint", "seed", "scale", "months", "without")


class Replay(NamedTuple):
    """A run as it stood just before one step of one month."""

    scenario: Scenario
    built: Built
    month: int
    pool: Pool  # cadres sorted that month, before posts were filled

    @property
    def world(self) -> World:
        """The columns, to be read."""
        return self.built.world

    @property
    def bound(self) -> World:
        """The same columns, as kernels are handed them."""
        return self.built.bound

    def person_number(self, person_id: str | None) -> int:
        """Return the number of a person of the register, or -1 for none."""
        if person_id is None:
            return codes.NOBODY
        head, _, number = person_id.rpartition("-")
        if head == "cadre" and number.isdecimal():
            return int(number)
        return [person.person_id for person in self.scenario.people].index(person_id)

    def person_id(self, person: int) -> str:
        """Return what the register calls a person."""
        named = self.scenario.people
        return named[person].person_id if person < len(named) else f"cadre-{person}"

    def name(self, person: int) -> str:
        """Return a person's name as a reader sees it."""
        named = self.scenario.people
        if person < 0:
            return "nobody"
        return named[person].name if person < len(named) else f"Cadre {person}"

    def post_number(self, post_id: str | None) -> int:
        """Return the number of a post or seat of the register; NO_POST for none."""
        if post_id is None:
            return NO_POST
        if post_id in SEATS:
            return -(1 + SEATS.index(post_id))
        return self.built.naming.post_id.index(post_id)

    def post(self, post: int) -> str:
        """Return a paid post as a reader sees it: title and place."""
        naming, posts = self.built.naming, self.world.posts
        where = self.scenario.places[int(posts.place[post])].name
        return f"{naming.post_title[post]}, {where}"


def replayed(
    register: Register,
    day: int,
    step: str,
    scenario: str | Path | None = None,
    progress: Progress | None = None,
) -> Replay:
    """Live a run again until just before a step of the month of a day.

    Args:
        register: A simulated one.
        day: Any day of the month, days since 1970-01-01.
        step: A mechanism of the month, by name.
        scenario: Where the scenario is, if not where its name says.
        progress: Called with (months done, months in all).

    Raises:
        RegisterError: The register is no run's, or does not say what repeats it.
        ScenarioError: The scenario is not to be had, or is not the one of the run.
    """
    given, built = prepared(register, scenario)
    month = built.span.of_day(day)
    for first in range(0, month, 12):
        live_through(built.bound, first, min(month, first + 12), built.heads)
        if progress is not None:
            progress(min(month, first + 12), month)
    return Replay(given, built, month, live_before(built, month, step))


def prepared(register: Register, scenario: str | Path | None) -> tuple[Scenario, Built]:
    """Return a run's scenario and its World before the first month.

    Raises:
        RegisterError: The register is no run's, or does not say what repeats it.
        ScenarioError: The scenario is not to be had, or is not the one of the run.
    """
    details = run_details(register)
    given = with_cadres(same_scenario(details, scenario), float(details.get("cadres", 1.0)))
    until = dates.iso(span_of(given).first_day(int(details["months"]) - 1))
    on = switches(tuple(details["without"]))
    return given, build_world(given, int(details["seed"]), float(details["scale"]), until, on)


def run_details(register: Register) -> dict[str, Any]:
    """Return what repeats the run behind a register.

    Raises:
        RegisterError: It was read from records, or its provenance leaves something out.
    """
    provenance = register.provenance
    if provenance.kind != "simulated":
        what = "it was read from records, not simulated, so nothing weighed can be recomputed"
        remedy = "Ask of the folder of a run; `raspred follow` tells a life in any register."
        raise RegisterError(Problem("register", what, remedy))
    missing = [key for key in _NEEDED if key not in provenance.details]
    if missing:
        what = f"provenance.json does not say the run's {', '.join(missing)}"
        raise RegisterError(Problem("register", what, "Run it again with `raspred run`."))
    return dict(provenance.details)


def same_scenario(details: dict[str, Any], where: str | Path | None) -> Scenario:
    """Return the scenario of a run, after a look at its fingerprint.

    Raises:
        ScenarioError: There is none of that name, or it has changed since.
    """
    from raspred.scenario.catalog import load_scenario
    from raspred.scenario.resolved import fingerprint
    from raspred.scenario.safeguards import with_safeguards

    try:
        scenario = load_scenario(where if where is not None else str(details["scenario"]))
    except ScenarioError as error:
        what, remedy = "the scenario of this run is not to be had", "Say where with --scenario."
        problem = Problem(str(where or details["scenario"]), what, remedy)
        raise ScenarioError([problem, *error.problems]) from None
    if not scenario.safeguards:
        scenario = with_safeguards(scenario, details.get("safeguards", ()))
    found, wanted = fingerprint(scenario), str(details["fingerprint"])
    if found != wanted:
        what = (
            f"it is not the scenario of this run: fingerprint {found[:12]}, the run has"
            f" {wanted[:12]}"
        )
        remedy = "Run again with `raspred run`, or name the scenario of then with --scenario."
        raise ScenarioError(Problem(str(where or details["scenario"]), what, remedy))
    return scenario


def supposing(world: World, **groups: Any) -> World:
    """Return a world in which some groups of columns are others, bound for kernels."""
    status = groups.get("people", world.people).status
    return bind(world._replace(**groups, standings=status.view(np.uint64)))

"""One history: a scenario and a seed in, a register and a summary out."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from raspred.errors import DateError, Problem, ScenarioError, nearest
from raspred.simulation.building.world import Built, build_world
from raspred.simulation.crew import Crew
from raspred.simulation.mechanisms import NAMES
from raspred.simulation.month import live_through

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.recording.extent import Record
    from raspred.simulation.world import Bytes

LEAST_SCALE = 0.01
_LARGE = 1 << 20  # rows of persons from which threads save more than they cost


class SimulatedHistory(NamedTuple):
    """What a run leaves: its register and the summary that stands beside it."""

    register: Register
    summary: dict[str, Any]


def simulate(
    scenario: Scenario,
    seed: int,
    *,
    scale: float | None = None,
    cadres: float = 1.0,
    until: str | None = None,
    without: Sequence[str] = (),
    record: Record = "all",
    threads: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> SimulatedHistory:
    """Live through one history of the scenario and record it.

    Args:
        scenario: What is given from outside.
        seed: 0 to 2**63 - 1; the same seed gives the same history.
        scale: Agents per rank-and-file member, 0.01 to 1; None = the scenario's own.
        cadres: Share of the counted posts and of the section's capacity to keep, 0.05 to 1.
        until: Last month, as a date; None = the scenario's own.
        without: Mechanisms to switch off, beside those the scenario leaves out.
        record: "no-cards" leaves the entries in the card index out of the register,
            "electors" all that concerns nobody who ever sat at the centre.
        threads: At most so many share out the persons of a large party; the history is the
            same on any number.
        progress: Called with (months done, months in all).

    Raises:
        ScenarioError: An unknown mechanism, a number out of its range, or parameters that
            are not the model's.
    """
    from raspred.scenario.cutting import with_cadres
    from raspred.scenario.known_safeguards import spelling_of
    from raspred.simulation.recording import recorded
    from raspred.simulation.summary import summarise

    chosen = float(scenario.scale if scale is None else scale)
    off = (*scenario.without, *without)
    refuse(scenario, seed, chosen, until, off)
    whole, scenario = scenario, with_cadres(scenario, cadres)
    built = live(scenario, seed, chosen, until, off, progress, threads)
    details = {
        "scenario": scenario.scenario_id,
        "fingerprint": _fingerprint(whole),
        "seed": seed,
        "scale": chosen,
        "cadres": cadres,
        "months": built.span.count,
        "without": sorted(set(off)),
        "safeguards": [spelling_of(one) for one in scenario.safeguards],
    }
    register = recorded(scenario, built, details, record)
    return SimulatedHistory(register, summarise(scenario, built, register, details, record))


def live(
    scenario: Scenario,
    seed: int,
    scale: float,
    until: str | None,
    without: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
    threads: int = 1,
) -> Built:
    """Build the World and live through its months, a year at a time between reports."""
    built = build_world(scenario, seed, scale, until, switches(without))
    months = built.span.count
    large = len(built.world.people.status) >= _LARGE
    with Crew(threads) if threads > 1 and large else nullcontext() as crew:
        for month in range(0, months, 12):
            live_through(built.bound, month, min(months, month + 12), built.heads, crew)
            if progress is not None:
                progress(min(months, month + 12), months)
    return built


def switches(without: Sequence[str]) -> Bytes:
    """Return 1 for each mechanism that is on, in the order of the month."""
    return np.array([name not in without for name in NAMES], dtype=np.uint8)


def refuse(
    scenario: Scenario, seed: int, scale: float, until: str | None, without: Sequence[str]
) -> None:
    """Raise a ScenarioError that lists everything a run cannot be given."""
    from raspred import dates

    problems = [
        Problem(f"without {name!r}", "the model has no such mechanism", nearest(name, NAMES))
        for name in without
        if name not in NAMES
    ]
    if not 0 <= seed < 2**63:
        remedy = "Give a whole number from 0 to 9223372036854775807."
        problems.append(Problem("seed", f"{seed} is out of range", remedy))
    if not LEAST_SCALE <= scale <= 1.0:
        remedy = f"Give a number from {LEAST_SCALE} to 1."
        problems.append(Problem("scale", f"{scale} is out of range", remedy))
    if until is not None:
        try:
            last, first = dates.parse(until).latest, dates.parse(scenario.start).earliest
        except DateError as error:
            problems += error.problems
        else:
            if last < first or until in ("", ".."):
                remedy = f"Give a month from {scenario.start} to {scenario.end}."
                problems.append(Problem("until", f"{until} is before the first month", remedy))
    if problems:
        raise ScenarioError(problems)


def _fingerprint(scenario: Scenario) -> str:
    from raspred.scenario.resolved import fingerprint

    return fingerprint(scenario)

"""The summary of a run: what `summary.json` holds, read off its register.

Whatever a measure can tell is asked of the measure, so that a run and a real record are
described by the same code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raspred.dates import iso
from raspred.simulation.summary.contests import contests, fallen
from raspred.simulation.summary.hardening import followed_leaders, held_out, sent_away
from raspred.simulation.summary.office import congresses, course
from raspred.simulation.summary.placings import (
    destinations,
    orders_by_period,
    orders_by_structure,
    removals,
)
from raspred.simulation.tally import SERIES

if TYPE_CHECKING:
    from raspred.register.register import Register
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.extent import Record


def summarise(
    scenario: Scenario,
    built: Built,
    register: Register,
    details: dict[str, Any],
    record: Record = "all",
) -> dict[str, Any]:
    """Return the summary of a run as JSON can hold it; names are ids of the scenario.

    Persons and destinations are told only where all of them are on record.
    """
    of_the_office = course(register, scenario.office.post_id)
    months = [iso(int(day)) for day in built.world.calendar.first_day[: built.span.count]]
    whole = record != "electors"
    return {
        "scenario": scenario.scenario_id,
        "seed": details["seed"],
        "scale": details["scale"],
        "months": built.span.count,
        "persons": register.persons.height if whole else None,
        "without": details["without"],
        "safeguards": details["safeguards"],
        **of_the_office,
        "orders_by_period": orders_by_period(scenario, built),
        "orders_by_structure": orders_by_structure(scenario, built),
        "fallen": fallen(register),
        "contests": contests(scenario, built, register),
        "congresses": congresses(scenario, built, register, of_the_office["post_debt"]),
        "removals_by_channel": removals(built),
        "capitulations": _total(built, "capitulated"),
        "sent_away": sent_away(built),
        "held_out": held_out(built),
        "followed_leaders": followed_leaders(built),
        "destinations": destinations(register) if whole else None,
        "membership": _series(built, "members", months),
        "hold": _series(built, "hold", months),
        "voices_against": _series(built, "voices-against", months),
    }


def _total(built: Built, name: str) -> int:
    return int(built.world.tally.series[:, SERIES.index(name)].sum())


def _series(built: Built, name: str, months: list[str]) -> list[dict[str, Any]]:
    values = built.world.tally.series[:, SERIES.index(name)]
    return [
        {"date": month, "value": round(float(value), 4)}
        for month, value in zip(months, values, strict=True)
    ]

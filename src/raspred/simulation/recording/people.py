"""The persons of a run's register: those who held a post, gave or received an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.building.months import first_days
from raspred.simulation.recording.names import called
from raspred.simulation.tally import ROW_ORDERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.register.builder import RegisterBuilder
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.names import Names

_ALIVE, _DIED, _EXECUTED = 0, 1, 2
_MANNERS = pl.Series([None, "died", "executed"], dtype=pl.String)


def add_persons(builder: RegisterBuilder, scenario: Scenario, built: Built, names: Names) -> None:
    """Add the persons, named ones with their names, the invented ones with a number."""
    people, span, seen = built.world.people, built.span, names.seen
    known = seen[seen < len(scenario.people)]
    russian = [scenario.people[person].name_ru or None for person in known]
    death, manner = _deaths(built, len(names.position))
    born, joined = people.born[seen].astype(np.int64), people.joined[seen].astype(np.int64)
    builder.add_frame(
        "persons",
        pl.DataFrame(
            {
                "person_id": names.persons[:-1],
                "name": called([person.name for person in scenario.people], "Cadre ", seen),
                "name_original": pl.Series(russian, dtype=pl.String).extend_constant(
                    None, len(seen) - len(russian)
                ),
                "birth_earliest": first_days(span, born),
                "birth_latest": first_days(span, born + 1) - 1,
                "death_earliest": death[seen],
                "death_latest": death[seen],
                "death_manner": _MANNERS[manner[seen]],
                "joined_earliest": first_days(span, joined),
                "joined_latest": first_days(span, joined + 1) - 1,
                "note": _families(scenario, built, seen),
            }
        ),
    )


def _families(scenario: Scenario, built: Built, seen: NDArray[np.int64]) -> pl.Series:
    """Return each person's family in words, and of the named whether it was drawn."""
    children = built.world.people.children[seen].astype(np.int64)
    counted = ["no children", "1 child"]
    counted += [f"{count} children" for count in range(2, int(children.max(initial=0)) + 1)]
    words = ["unmarried", *(f"married, {count}" for count in counted)]
    number = np.where(built.world.people.married[seen] > 0, children + 1, 0)
    for at in np.flatnonzero(seen < len(scenario.people)):
        if scenario.people[seen[at]].married is None:
            number[at] += len(words)
    words += [f"{one}: drawn, not known" for one in words]
    return pl.Series(words, dtype=pl.String).gather(number)


def _deaths(built: Built, persons: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Return the day of each person's death, open where he lives, and its manner."""
    people, orders = built.world.people, built.world.orders
    rows = int(built.world.tally.rows[ROW_ORDERS])
    day = np.full(persons, dates.FAR_FUTURE, dtype=np.int32)
    manner = np.full(persons, _ALIVE, dtype=np.uint8)
    for kind, word in ((codes.DEATH, _DIED), (codes.EXECUTION, _EXECUTED)):
        fatal = orders.kind[:rows] == kind
        day[orders.person[:rows][fatal]] = orders.day[:rows][fatal]
        manner[orders.person[:rows][fatal]] = word
    gone = (people.status[:persons] == codes.DEAD) & (manner == _ALIVE)
    since = np.clip(people.since[:persons][gone], 0, built.span.count)
    day[gone] = first_days(built.span, since)
    manner[gone] = _DIED
    return day, manner

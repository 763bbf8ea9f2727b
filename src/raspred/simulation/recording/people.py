"""The persons of a run's register: those who held a post, gave or received an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred import dates
from raspred.simulation import codes
from raspred.simulation.recording.names import called
from raspred.simulation.world import ROW_ORDERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from raspred.register.builder import RegisterBuilder
    from raspred.scenario.parts import Scenario
    from raspred.simulation.building.world import Built
    from raspred.simulation.recording.names import Names


def add_persons(builder: RegisterBuilder, scenario: Scenario, built: Built, names: Names) -> None:
    """Add the persons, named ones with their names, the invented ones with a number."""
    people, span, seen = built.world.people, built.span, names.seen
    known = seen[seen < len(scenario.people)]
    russian = [scenario.people[person].name_ru or None for person in known]
    death, manner = _deaths(built, len(names.position))
    first = [span.first_day(month) for month in range(-1200, span.count + 1)]
    days = np.array(first, dtype=np.int32)
    born = people.born[seen].astype(np.int64) + 1200
    joined = people.joined[seen].astype(np.int64) + 1200
    builder.add_frame(
        "persons",
        pl.DataFrame(
            {
                "person_id": names.persons,
                "name": called([person.name for person in scenario.people], "Cadre ", seen),
                "name_original": pl.Series(russian, dtype=pl.String).extend_constant(
                    None, len(seen) - len(russian)
                ),
                "birth_earliest": days[born],
                "birth_latest": days[born + 1] - 1,
                "death_earliest": death[seen],
                "death_latest": death[seen],
                "death_manner": pl.Series(manner[seen]).replace_strict(
                    [0, codes.DEATH, codes.EXECUTION],
                    [None, "died", "executed"],
                    return_dtype=pl.String,
                ),
                "joined_earliest": days[joined],
                "joined_latest": days[joined + 1] - 1,
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
    """Return the day and the kind of order of each person's death; open where he lives."""
    people, orders = built.world.people, built.world.orders
    rows = int(built.world.tally.rows[ROW_ORDERS])
    day = np.full(persons, dates.FAR_FUTURE, dtype=np.int32)
    kind = np.zeros(persons, dtype=np.uint8)
    fatal = np.isin(orders.kind[:rows], (codes.DEATH, codes.EXECUTION))
    day[orders.person[:rows][fatal]] = orders.day[:rows][fatal]
    kind[orders.person[:rows][fatal]] = orders.kind[:rows][fatal]
    gone = (people.status[:persons] == codes.DEAD) & (kind == 0)
    when = np.array([built.span.first_day(m) for m in range(built.span.count + 1)])
    day[gone] = when[np.clip(people.since[:persons][gone], 0, built.span.count)]
    kind[gone] = codes.DEATH
    return day, kind

"""The persons of a run's register: those who held a post, gave or received an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from raspred import dates
from raspred.simulation import codes
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
    called = [person.name for person in scenario.people]
    russian = [person.name_ru or None for person in scenario.people]
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
                "name": [called[i] if i < len(called) else f"Cadre {i}" for i in seen],
                "name_original": [russian[i] if i < len(called) else None for i in seen],
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


def _families(scenario: Scenario, built: Built, seen: NDArray[np.int64]) -> list[str]:
    """Return each person's family in words, and of the named whether it was drawn."""
    people, notes = built.world.people, []
    for person in seen:
        children = int(people.children[person])
        words = ("no children", "1 child")[children] if children < 2 else f"{children} children"
        note = f"married, {words}" if people.married[person] else "unmarried"
        known = person >= len(scenario.people) or scenario.people[person].married is not None
        notes.append(note if known else f"{note}: drawn, not known")
    return notes


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

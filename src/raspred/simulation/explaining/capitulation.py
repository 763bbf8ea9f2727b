"""Why a banished man gave in that month, and what would have let him hold out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.simulation.explaining.card import card_of
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.logistic import logistic
from raspred.simulation.steps import capitulation as step

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import World

STEP = "capitulation"


def explain(replay: Replay, order: Order) -> Explanation:
    """Explain a submission."""
    world, person = replay.world, order.person
    share = float(step.leaders_who_gave_in(replay.bound))
    terms = step.pressure_on(replay.bound, person, share)
    odds = float(step.readiness(replay.bound, person, share))
    chances = float(logistic(odds))
    draw = float(chance.uniform(world.seed, Cause.CAPITULATION, replay.month, person))
    away = replay.month + 1 - int(world.people.banished[person])
    place = replay.scenario.places[int(world.people.place[person])].name
    return Explanation(
        asked=order.order_id,
        kind="capitulation",
        date=order.date,
        person=replay.person_id(person),
        sentence=(
            f"{replay.name(person)} gave in after {away} months away, at {place}: the chance that"
            f" month was {chances:.3f}, and the draw, {draw:.3f}, fell within it."
        ),
        score=odds,
        figures={"chance": chances, "draw": draw, "months away": away, "leaders": share},
        tables=(
            Comparison(
                "What bore on him, in log odds",
                (*step.Pressure._fields, "sum"),
                ((*(float(term) for term in terms), odds),),
            ),
            _leaders(replay),
        ),
        card=card_of(replay, person),
        changes=_changes(replay, person, share, draw),
    )


def _leaders(replay: Replay) -> Comparison:
    """Return the fallen leaders, and which of them had submitted."""
    people = replay.world.people
    fallen = [
        int(person)
        for person in replay.world.notables.person
        if person >= 0 and people.rung[person] >= 2
    ]
    return Comparison(
        "Fallen leaders before him",
        ("leader", "had submitted"),
        tuple(
            (replay.name(one), not people.fighting[one] and not people.banished[one])
            for one in fallen
        ),
    )


def _changes(replay: Replay, person: int, share: float, draw: float) -> tuple[str, ...]:
    """Return what would have let him hold out that month, under the same draw."""
    world = replay.world
    people, minds = world.people, world.minds

    def but(column: NDArray[Any], value: float) -> NDArray[Any]:
        changed = np.array(column)
        changed[person] = value
        return changed

    tried: list[tuple[str, World, float]] = [
        ("Had no leader given in", replay.bound, 0.0),
        ("Rested", supposing(world, minds=minds._replace(fatigue=but(minds.fatigue, 0.0))), share),
        (
            "Without fear",
            supposing(world, minds=minds._replace(fear=but(minds.fear, 0.0))),
            share,
        ),
    ]
    if people.married[person]:
        single = people._replace(married=but(people.married, 0))
        tried.insert(0, ("Unmarried", supposing(world, people=single), share))
    lines = []
    for what, other, leaders in tried:
        chances = float(logistic(step.readiness(other, person, leaders)))
        end = "still have given in" if draw < chances else "have held out"
        lines.append(f"{what} his chance was {chances:.3f}: by the same draw he would {end}.")
    return tuple(lines)

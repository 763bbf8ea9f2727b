"""Why the police took this man that month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.simulation import codes
from raspred.simulation.explaining.bonds import owed
from raspred.simulation.explaining.card import card_of
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.office import holder_of_office
from raspred.simulation.steps import police as step

if TYPE_CHECKING:
    from typing import Any

    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import World

STEP = "police"


def explain(replay: Replay, order: Order, earlier: list[tuple[int, bool]]) -> Explanation:
    """Explain an arrest or an execution.

    Args:
        replay: The World just before the police acts.
        order: What is to be explained.
        earlier: Who was taken before him in the same month, and whether he was shot.
    """
    pressure = step.pressure(replay.bound, replay.month)
    for person, shot in earlier:
        step.arrest(replay.bound, replay.month, person, shot)
    world, person = replay.world, order.person
    draws = chance.uniforms(world.seed, Cause.POLICE, replay.month, person)
    risk = risk_in(replay, replay.bound, person, *pressure)
    rank = rank_of(replay, person)
    shot_share = float(step.shot_share(replay.bound, rank))
    shot = order.reason == codes.SHOT_BY_POLICE
    cover, wave = pressure
    return Explanation(
        asked=order.order_id,
        kind="police",
        date=order.date,
        person=replay.person_id(person),
        sentence=(
            f"{replay.name(person)}, {_standing(replay, person)}, was"
            f" {'shot' if shot else 'arrested'}: his risk that month was {risk:.4f} and the draw,"
            f" {draws[0]:.4f}, fell within it."
        ),
        score=risk,
        figures={
            "risk": risk,
            "draw": float(draws[0]),
            "cover no longer needed": cover,
            "wave": wave,
            "share shot at his rank": shot_share,
            "second draw": float(draws[1]),
        },
        tables=(_marks(replay, person, rank),),
        card=card_of(replay, person),
        changes=_changes(replay, person, pressure, float(draws[0])),
    )


def risk_in(replay: Replay, bound: World, person: int, cover: float, wave: float) -> float:
    """Return a person's risk this month in some world."""
    rank = rank_of(replay, person)
    if replay.world.people.post[person] < 0:
        return float(step.risk_at_most(bound, person, rank, cover, wave))
    holder = int(holder_of_office(replay.bound))
    return float(step.risk_of(bound, holder, person, rank, cover, wave))


def rank_of(replay: Replay, person: int) -> float:
    """Return the rank at which the police sees a person: his post's, or his grade."""
    post = int(replay.world.people.post[person])
    if post < 0:
        return float(replay.world.people.grade[person])
    return float(replay.world.posts.rank[post])


def _standing(replay: Replay, person: int) -> str:
    """Return where a person stood when he was taken, in words."""
    post = int(replay.world.people.post[person])
    if post >= 0:
        return replay.post(post)
    status = int(replay.world.people.status[person])
    words = {codes.EXILED: "in exile", codes.EXPELLED: "expelled from the party"}
    return words.get(status, "without a post")


def _marks(replay: Replay, person: int, rank: float) -> Comparison:
    people = replay.world.people
    holder = int(holder_of_office(replay.bound))
    return Comparison(
        "What marked him",
        ("public record", "sent away as a suspect", "pushed down the ladder", "rank",
         "joined before 1918", "owes the holder"),
        (
            (
                float(people.spoke[person]),
                bool(people.banished[person] > 0),
                bool(people.rung[person] > 0),
                int(rank),
                bool(people.cohort[person] <= codes.YEAR_1917),
                float(owed(replay.bound, person, holder)),
            ),
        ),
    )  # fmt: skip


def _changes(
    replay: Replay, person: int, pressure: tuple[float, float], draw: float
) -> tuple[str, ...]:
    """Return what would have kept him safe that month, under the same draw."""
    people = replay.world.people

    def but(**values: Any) -> World:
        changed = {name: np.array(getattr(people, name)) for name in values}
        for name, value in values.items():
            changed[name][person] = value
        return supposing(replay.world, people=people._replace(**changed))

    cover, wave = pressure
    tried = [("Had he never spoken, been sent away or fallen", but(spoke=0, banished=0, rung=0))]
    if people.cohort[person] <= codes.YEAR_1917:
        tried.append(("Had he joined after 1917", but(cohort=codes.NEP)))
    risks = [(what, risk_in(replay, bound, person, cover, wave)) for what, bound in tried]
    if wave > 0.0:
        risks.append(("Without the wave", risk_in(replay, replay.bound, person, cover, 0.0)))
    return tuple(
        f"{what} his risk would have been {risk:.4f}: by the same draw he would"
        f" {'still have been taken' if draw < risk else 'not have been taken'}."
        for what, risk in risks
    )

"""Why this man was sent away, and why there: suspects and destinations compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.simulation.danger import forbearance, most_dangerous
from raspred.simulation.explaining.bonds import danger_of
from raspred.simulation.explaining.card import card_of, with_right_cards
from raspred.simulation.explaining.explanation import Comparison, Explanation
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.protection import shield
from raspred.simulation.steps import displacement as step
from raspred.simulation.tally import GAUGE_HOLD

if TYPE_CHECKING:
    from raspred.simulation.explaining.order import Order
    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import Longs, World

STEP = "displacement"
_SHOWN = 8


class Suspect(NamedTuple):
    """What made a man dangerous, and what spared him for a while."""

    person: int
    danger: float
    disloyalty: float
    record: float
    weight: float
    threshold: float
    committee: float
    shield: float


def explain(replay: Replay, order: Order) -> Explanation:
    """Explain an order that displaced a suspect."""
    ranking = most_dangerous(replay.bound, replay.month, len(replay.world.posts.holder))
    place = int(np.flatnonzero(ranking == order.person)[0])
    vacant = step.vacant_posts(replay.bound, replay.month)
    shown = [suspect(replay, replay.bound, int(one)) for one in ranking[: max(_SHOWN, place + 2)]]
    him = shown[place]
    for earlier in ranking[:place]:
        step.displace(replay.bound, replay.month, int(earlier), vacant, replay.pool)
    found = destinations(replay, order.person, vacant)
    severity = float(step.severity_for(replay.bound, replay.month, order.person))
    chosen = min(found, key=lambda one: one[1])[0]
    home = replay.post(int(replay.world.people.post[order.person]))
    return Explanation(
        asked=order.order_id,
        kind="displacement",
        date=order.date,
        person=replay.person_id(order.person),
        sentence=(
            f"{replay.name(order.person)}, {home}, was the suspect number {place + 1} of"
            f" {len(ranking)} whose weight and presumed disloyalty passed the threshold; the"
            f" section sent him to be {replay.post(chosen)}."
        ),
        score=severity,
        figures={"suspects": len(ranking), "place": place + 1, "danger": him.danger},
        tables=(_suspects(replay, him, shown), _destinations(replay, found, severity)),
        card=card_of(replay, order.person),
        changes=_changes(replay, him, order),
    )


def suspect(replay: Replay, bound: World, person: int) -> Suspect:
    """Return what makes a person dangerous in some world."""
    posts, people = replay.world.posts, replay.world.people
    hold = float(replay.world.tally.gauge[GAUGE_HOLD])
    post = int(people.post[person])
    rank = int(posts.rank[post])
    value, terms = danger_of(bound, person, rank, hold)
    spared = float(forbearance(bound, person, hold))
    shielded = float(shield(bound, int(posts.region[post])))
    left = float(value) - spared - shielded
    disloyalty, record, weight, threshold = (float(term) for term in terms)
    return Suspect(person, left, disloyalty, record, weight, threshold, spared, shielded)


def destinations(replay: Replay, person: int, vacant: Longs) -> list[tuple[int, float]]:
    """Return the vacancies looked at for him, each with how ill it suits, in their order."""
    bound, month = replay.bound, replay.month
    severity = step.severity_for(bound, month, person)
    rank = int(replay.world.posts.rank[replay.world.people.post[person]])
    found: dict[int, float] = {}
    for look in range(step.LOOKED_AT):
        post = int(step.destination(bound, month, person, vacant, look))
        if post >= 0 and post not in found:
            found[post] = float(step.misfit(bound, post, rank, severity))
    return list(found.items())


def _suspects(replay: Replay, him: Suspect, shown: list[Suspect]) -> Comparison:
    rows = [him, *(one for one in shown if one is not him)]
    return Comparison(
        "Suspects, the most dangerous first after him",
        (
            "person", "danger", "disloyalty on card", "public record", "weight of rank",
            "threshold", "spared as of the committee", "shielded by a protector",
        ),
        tuple((replay.name(one.person), *one[1:]) for one in rows[:_SHOWN]),
    )  # fmt: skip


def _destinations(replay: Replay, found: list[tuple[int, float]], severity: float) -> Comparison:
    world = replay.world
    ranked = sorted(found, key=lambda one: one[1])
    return Comparison(
        f"Vacancies looked at for a severity of {severity:.3f}, the fittest first",
        ("vacancy", "misfit", "hardship", "rank"),
        tuple(
            (
                replay.post(post),
                misfit,
                float(world.places.hardship[world.posts.place[post]]),
                int(world.posts.rank[post]),
            )
            for post, misfit in ranked[:_SHOWN]
        ),
    )


def _changes(replay: Replay, him: Suspect, order: Order) -> tuple[str, ...]:
    """Return what would have left him where he was, each way tried by weighing again."""
    world, person = replay.world, order.person
    right = suspect(replay, with_right_cards(replay, [person]), person)
    spoke = np.array(world.people.spoke)
    spoke[person] = 0.0
    mute = supposing(world, people=world.people._replace(spoke=spoke))
    silent = suspect(replay, mute, person)
    lines = [
        f"Had his card been right his danger would have been {right.danger:.3f}: {_end(right)}.",
    ]
    if him.record > 0.0:
        lines.append(
            f"Had he never spoken in public it would have been {silent.danger:.3f}: {_end(silent)}."
        )
    bare = him.danger + him.threshold - world.numbers.danger_at
    lines.append(
        f"Had the holder no hold on the committee it would have been {bare:.3f}:"
        f" {_end(him._replace(danger=bare))}."
    )
    if him.committee == 0.0:
        hold = float(world.tally.gauge[GAUGE_HOLD])
        seated = him._replace(danger=him.danger - 0.9 * (1.0 - hold))
        lines.append(
            f"With a seat in the committee it would have been {seated.danger:.3f}: {_end(seated)}."
        )
    return tuple(lines)


def _end(one: Suspect) -> str:
    return "he would still have been a suspect" if one.danger > 0.0 else "he would have been let be"

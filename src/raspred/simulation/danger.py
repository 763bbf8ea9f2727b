"""Whom the section holds to be dangerous: by his card and the public record, times rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.local_elections import elected_locally
from raspred.simulation.office import holder_of_office
from raspred.simulation.protection import shields
from raspred.simulation.seats import seat_of
from raspred.simulation.tally import GAUGE_HOLD

if TYPE_CHECKING:
    from raspred.simulation.numbers import Numbers
    from raspred.simulation.world import Cards, Doubles, Longs, People, World

_LEAST_RANK = 4


class Danger(NamedTuple):
    """What makes a man dangerous in the eyes of the section."""

    disloyalty: float  # as his card has it, 0 or more
    record: float  # what he has said in public
    weight: float  # of his rank
    threshold: float  # which falls as the hold grows


@kernel
def danger_terms(
    people: People, cards: Cards, numbers: Numbers, person: int, rank: int, hold: float
) -> Danger:
    """Return what a person's card and public record say of his danger."""
    precision = float(cards.precision[person])
    believed = float(cards.loyalty[person]) * precision / (precision + numbers.card_prior)
    return Danger(
        max(0.0, -believed),
        0.7 * float(people.spoke[person]),
        0.4 + 0.2 * (rank - 3),
        numbers.danger_at - numbers.danger_hold * hold,
    )


@kernel
def danger(
    people: People, cards: Cards, numbers: Numbers, person: int, rank: int, hold: float
) -> float:
    """Return how far a person's presumed disloyalty and weight exceed the threshold.

    Cards and public record only; below 0 he is let be.
    """
    terms = danger_terms(people, cards, numbers, person, rank, hold)
    return (terms.disloyalty + terms.record) * terms.weight - terms.threshold


@kernel
def forbearance(world: World, person: int, hold: float) -> float:
    """Return how much longer a member of the committee is spared than another."""
    seated = seat_of(world.committees, codes.MEMBER, person) >= 0
    return 0.9 * (1.0 - hold) if seated else 0.0


@kernel
def most_dangerous(world: World, month: int, wanted: int) -> Longs:
    """Return up to so many people in post, the most dangerous first."""
    posts, people = world.posts, world.people
    hold = float(world.tally.gauge[GAUGE_HOLD])
    holder = holder_of_office(world)
    protected = shields(world)
    found = np.empty(wanted, dtype=np.int64)
    degree = np.full(wanted, 0.0)  # of each of them, the last the least
    count = 0
    for post in range(len(posts.holder)):
        person = whole(posts.holder[post])
        if person < 0 or person == holder or posts.rank[post] < _LEAST_RANK:
            continue
        if elected_locally(world, month, post):
            continue
        value = danger(people, world.cards, world.numbers, person, whole(posts.rank[post]), hold)
        if value <= degree[-1] or people.post[person] != post or people.since[person] >= month:
            continue  # too little for the list, even before anything speaks for him
        value -= forbearance(world, person, hold)
        region = whole(posts.region[post])
        value -= protected[region] if region >= 0 else 0.0
        if value > degree[-1]:
            count = min(wanted, count + 1)
            _insert(found, degree, count - 1, person, value)
    return found[:count]


@kernel
def _insert(found: Longs, degree: Doubles, last: int, person: int, value: float) -> None:
    """Put a person after those who are as dangerous; who stood on the last place goes."""
    place = last
    while place > 0 and degree[place - 1] < value:
        found[place] = found[place - 1]
        degree[place] = degree[place - 1]
        place -= 1
    found[place] = person
    degree[place] = value

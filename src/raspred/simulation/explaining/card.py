"""A person's card against the truth, and a world in which cards tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.simulation.explaining.explanation import Card
from raspred.simulation.explaining.replay import supposing
from raspred.simulation.following import live_issue
from raspred.simulation.office import holder_of_office
from raspred.simulation.steps.card_index import loyalty_of
from raspred.simulation.tally import ROW_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raspred.simulation.explaining.replay import Replay
    from raspred.simulation.world import World

_CERTAIN = 1e9  # precision beside which the prior is nothing


def card_of(replay: Replay, person: int) -> Card:
    """Return what the card of a person says this month beside what is true."""
    world = replay.world
    made = int(world.tally.rows[ROW_ENTRIES])
    his = world.entries.person[:made] == person
    precision = float(world.cards.precision[person])
    believed = float(world.cards.loyalty[person]) * precision
    return Card(
        believed_loyalty=believed / (precision + world.numbers.card_prior),
        true_loyalty=true_loyalty(replay, person),
        believed_ability=float(world.cards.quality[person]),
        true_ability=float(world.minds.ability[person]),
        entries=int(his.sum()),
        false_entries=int((his & (world.entries.truthful[:made] == 0)).sum()),
    )


def true_loyalty(replay: Replay, person: int) -> float | None:
    """Return how a person really stands to the holder of the office, -1 to 1, or None."""
    holder = int(holder_of_office(replay.bound))
    if holder < 0:
        return None
    issue = live_issue(replay.bound, replay.month)
    return float(loyalty_of(replay.bound, issue, person, holder))


def with_right_cards(replay: Replay, persons: Iterable[int]) -> World:
    """Return the world as it would be if the cards of these persons told the truth."""
    world = replay.world
    cards = type(world.cards)(*(np.array(column) for column in world.cards))
    for person in persons:
        loyalty = true_loyalty(replay, person)
        cards.quality[person] = world.minds.ability[person]
        if loyalty is not None:
            cards.loyalty[person], cards.precision[person] = loyalty, _CERTAIN
    return supposing(world, cards=cards)

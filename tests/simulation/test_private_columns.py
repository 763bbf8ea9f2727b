"""The section acts on cards: no kernel that chooses for it sees into a mind.

Twice over. From the source: nothing that the two steps reach on the way to a decision
mentions a private column, draws what made one, or asks a private opinion. From behaviour:
with everybody's mind exchanged the same people are sent to the same places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from raspred.simulation.pools import sort_cadres
from raspred.simulation.steps import assignment as placing
from raspred.simulation.steps import capitulation as submission
from raspred.simulation.steps import displacement as sending
from raspred.simulation.steps import voice as speaking
from raspred.simulation.tally import (
    GAUGE_DISPLACED,
    GAUGE_HOLD,
    GAUGE_OWED,
    ROW_ORDERS,
    ROW_PERSONS,
)
from raspred.simulation.world import columns
from tests.simulation.reached import Body, Kernel, named_in, reached
from tests.simulation.small import USUAL, lived, month, small

if TYPE_CHECKING:
    from raspred.simulation.building.world import Built

ASSIGNMENT = (placing.__name__, "assignment")
DISPLACEMENT = (sending.__name__, "displacement")
# What follows a choice: the man chosen leaves the rank and file, and feels what he owes.
AFTER = frozenset({"split_off_cadre", "become_client"})
# Private: the columns (a kernel comes by them through `minds` alone), the draws that made
# them, and the kernels that compute from them.
PRIVATE = frozenset({"minds", "Minds", "leanings", "Leanings", "TRAITS", "OPINION"})
PRIVATE_ASKED = frozenset(
    {"opinion", "opinion_under", "leaning", "liking", "loyalty_of", "inclination"}
)
DECIDES = {
    "assignment",
    "vacancies",
    "fill",
    "compare",
    "believed_loyalty",
    "promote_docile",
    "most_docile",
    "candidate_at",
    "draw_candidate",
    "is_eligible",
    "weigh",
    "refuses",
    "displacement",
    "danger",
    "most_dangerous",
    "severity_for",
    "send_away",
    "misfit",
    "protector",
}


def peeping(bodies: dict[Kernel, Body]) -> dict[str, set[str]]:
    """Return, by kernel, what it mentions that is nobody's business but one man's."""
    found = {
        name: named_in(body.tree) & (PRIVATE | PRIVATE_ASKED) for (_, name), body in bodies.items()
    }
    return {name: words for name, words in found.items() if words}


def test_nothing_on_the_way_to_a_choice_mentions_a_private_column() -> None:
    bodies = reached([ASSIGNMENT, DISPLACEMENT], stop=AFTER)
    assert peeping(bodies) == {}
    assert {name for _, name in bodies} >= DECIDES


def test_what_follows_a_choice_stands_behind_it() -> None:
    for (_, name), body in reached([ASSIGNMENT, DISPLACEMENT], stop=AFTER).items():
        lines = {called: at for (_, called), at in body.calls.items()}
        if "become_client" in lines:
            assert min(lines["become_client"]) > max(lines["place_in_post"]), name
        if "split_off_cadre" in lines:
            assert "compare" not in lines, name


@pytest.mark.parametrize(
    ("step", "seen"),
    [
        ((submission.__name__, "capitulation"), {"give_in"}),
        ((speaking.__name__, "voice"), {"inclination", "opinion", "leaning", "keep_leanings"}),
        (ASSIGNMENT, {"become_client", "give_traits"}),
    ],
)
def test_a_kernel_that_sees_into_minds_is_noticed(step: Kernel, seen: set[str]) -> None:
    assert seen <= set(peeping(reached([step])))


def on_the_eve(until: int = 40) -> Built:
    """Live three years, then let there be vacancies, suspects and capacity for both steps."""
    shape = USUAL._replace(responsible=400, office_month=12)
    built = lived(small(shape), until=month(until - 1), without=("local-appointment",))
    world = built.world
    persons = int(world.tally.rows[ROW_PERSONS])
    chance = np.random.default_rng(1917)
    world.cards.loyalty[:persons] = chance.uniform(-1.0, 1.0, persons)
    world.cards.precision[:persons] = chance.uniform(0.0, 8.0, persons)
    world.people.spoke[:persons] = chance.uniform(0.0, 1.0, persons) ** 4
    world.people.since[:persons] = np.minimum(world.people.since[:persons], until - 3)
    world.tally.gauge[GAUGE_HOLD] = 0.6
    world.tally.gauge[GAUGE_DISPLACED] = 12.0
    world.tally.gauge[GAUGE_OWED] = 30.0
    return built


def exchange(built: Built, group: str) -> None:
    """Give everybody somebody else's columns of this group."""
    persons = int(built.world.tally.rows[ROW_PERSONS])
    chance = np.random.default_rng(1937)
    for _, column in columns(getattr(built.world, group)):
        column[:persons] = chance.permutation(column[:persons])


def orders_of(step: str, exchanged: str | None) -> list[tuple[int, ...]]:
    """Return whom one call of a step sends where, over whom, and how it scored them."""
    built = on_the_eve()
    if exchanged is not None:
        exchange(built, exchanged)
    log, first = built.world.orders, int(built.world.tally.rows[ROW_ORDERS])
    at = len(built.world.tally.series) - 1
    sort_cadres(built.bound)
    if step == "assignment":
        placing.assignment(built.bound, at, built.world.pool)
    else:
        sending.displacement(built.bound, at, built.world.pool)
    last = int(built.world.tally.rows[ROW_ORDERS])
    told = ("person", "to_post", "kind", "score", "runner_up", "runner_up_score")
    return [tuple(getattr(log, name)[row].item() for name in told) for row in range(first, last)]


@pytest.mark.parametrize("step", ["assignment", "displacement"])
def test_with_minds_exchanged_the_section_orders_the_same(step: str) -> None:
    orders = orders_of(step, None)
    assert len(orders) >= 3
    assert orders_of(step, "minds") == orders


@pytest.mark.parametrize("step", ["assignment", "displacement"])
def test_with_cards_exchanged_it_orders_something_else(step: str) -> None:
    assert orders_of(step, "cards") != orders_of(step, None)

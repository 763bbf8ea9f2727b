"""The section's hand: what it makes of a card, an order carried out, and whom it raises.

The posts of those it sends away it fills at once with the docile: of ten candidates the one
whose card looks most loyal, whatever he is able to do ("promotions for docile mediocrities",
Souvarine 1978). Number of candidates and the score: our assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import place_in_post
from raspred.simulation.choosing import (
    ANYWHERE,
    draw_candidate,
    is_eligible,
    weigh,
)
from raspred.simulation.entering import split_off_cadre
from raspred.simulation.logs import NO_CHOICE, Act, Choice
from raspred.simulation.office import mover_of_orders, readiness_to_owe
from raspred.simulation.patronage import become_client
from raspred.simulation.protests import refuses_to_go
from raspred.simulation.tally import GAUGE_OWED, IN_RESPONSIBLE_PLACEMENTS

if TYPE_CHECKING:
    from raspred.simulation.numbers import Numbers
    from raspred.simulation.world import Cards, People, Pool, World

_FIRST_LANE, _LAST_LANE = 20, 30  # of draws, beyond those of assignment
DOCILE_LANES = range(_FIRST_LANE, _LAST_LANE)
_HIGHEST_RANKS = 9  # from here on the Politburo decides


@kernel
def believed_loyalty(people: People, cards: Cards, numbers: Numbers, person: int) -> float:
    """Return what the section makes of a card: the estimate shrunk by what it rests on.

    A card without entries says nothing; public opposition is known without a card.
    """
    precision = float(cards.precision[person])
    shrunk = float(cards.loyalty[person]) * precision / (precision + numbers.card_prior)
    return shrunk - float(people.spoke[person])


@kernel
def carry_out(world: World, month: int, post: int, choice: Choice, reason: int) -> None:
    """Give the order, and let the man feel what he owes and to whom."""
    person = choice.person
    if world.people.status[person] == codes.RANK_AND_FILE:
        person = split_off_cadre(world, month, person)
    step_up = whole(world.posts.rank[post]) - whole(world.people.grade[person])
    mover = mover_of_orders(world, month, person)
    place_in_post(
        world,
        month,
        whole(world.calendar.first_day[month]),
        person,
        post,
        Act(codes.APPOINTMENT, codes.SECTION, mover, reason),
        choice,
    )
    become_client(world, month, person, mover, step_up, readiness_to_owe(world, month))
    world.tally.series[month, IN_RESPONSIBLE_PLACEMENTS] += 1.0


@kernel
def promote_docile(world: World, month: int, post: int, pool: Pool) -> bool:
    """Fill the post of a man sent away with the most docile, if the capacity allows.

    Returns whether an order was given.
    """
    rank = whole(world.posts.rank[post])
    if rank >= _HIGHEST_RANKS or world.posts.holder[post] >= 0:
        return False
    if world.tally.gauge[GAUGE_OWED] < 1.0:
        return False
    choice = most_docile(world, month, post, rank, pool)
    if choice.person < 0 or refuses_to_go(world, month, choice.person, post):
        return False
    carry_out(world, month, post, choice, codes.DOCILE)
    world.tally.gauge[GAUGE_OWED] -= 1.0
    return True


@kernel
def most_docile(world: World, month: int, post: int, rank: int, pool: Pool) -> Choice:
    """Compare candidates by what their cards say of their loyalty, and a draw."""
    choice = NO_CHOICE
    for lane in range(_FIRST_LANE, _LAST_LANE):
        person = drawn(world, month, post, lane, pool, rank)
        if person >= 0:
            choice = weigh(choice, person, docility(world, month, post, lane, person))
    return choice


@kernel
def drawn(world: World, month: int, post: int, lane: int, pool: Pool, rank: int) -> int:
    """Return who is looked at in a lane for a post of this rank, or -1."""
    person = draw_candidate(world.seed, month, post, lane, pool, rank, ANYWHERE)
    if person < 0 or not is_eligible(world.people, person, month, rank):
        return codes.NOBODY
    return person


@kernel
def docility(world: World, month: int, post: int, lane: int, person: int) -> float:
    """Return a candidate's score: what his card says of his loyalty, and a draw."""
    numbers = world.numbers
    draw = numbers.placing_noise * chance.normal(world.seed, Cause.PLACING, month, post, lane)
    trust = believed_loyalty(world.people, world.cards, numbers, person)
    return numbers.docility_weight * trust + draw

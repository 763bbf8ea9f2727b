"""Slates: how candidates for the committee and its bureaux are weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.following import players
from raspred.simulation.office import holder_of_office
from raspred.simulation.patronage import counts, owes
from raspred.simulation.quarrels import feud
from raspred.simulation.seats import seat_of
from raspred.simulation.sorting import ascending
from raspred.simulation.tally import GAUGE_DELEGATE_DEBT, ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import Doubles, Ints, World

LEAST_RANK = 6
_ILL_WILL = 0.1  # weight of a quarrel when a leader's wishes are heard, our assumption


@kernel
def committee_candidates(world: World) -> Ints:
    """Return who can be elected to the committee: high cadres, members, notables."""
    people, posts = world.people, world.posts
    found = np.empty(whole(world.tally.rows[ROW_PERSONS]), dtype=np.int32)
    count = 0
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        if not counts(whole(people.status[person])):
            continue
        post = whole(people.post[person])
        high = post >= 0 and posts.rank[post] >= LEAST_RANK
        known = people.slot[person] >= 0 or people.prestige[person] > 0.0
        if high or known or seat_of(world.committees, codes.MEMBER, person) >= 0:
            found[count] = person
            count += 1
    return found[:count]


class Standing(NamedTuple):
    """The terms of a candidate's standing, in the order in which they are added up."""

    rank: float
    ability: float
    incumbent: float
    prestige: float
    slate: float  # the Secretariat's list
    minority: float  # below 0: he has spoken against the line
    rungs: float  # below 0: he has been pushed down
    draw: float


@kernel
def sum_of(terms: Standing) -> float:
    """Return a candidate's standing, the sum of its terms."""
    value = terms.rank + terms.ability + terms.incumbent + terms.prestige + terms.slate
    return value + terms.minority + terms.rungs + terms.draw


@kernel
def standing_before_congress(world: World, month: int, person: int) -> float:
    """Return a candidate's standing before the delegates."""
    return sum_of(terms_before_congress(world, month, person))


@kernel
def terms_before_congress(world: World, month: int, person: int) -> Standing:
    """Return what a candidate stands on before the delegates, term by term.

    Rank, ability shown, being in the committee already, prestige, the Secretariat's slate
    (who it believes loyal, as far as the delegates are of its placing), the weight of
    having been in the minority, rungs fallen, and a draw. Weights are parameters.
    """
    people, numbers = world.people, world.numbers
    post = whole(people.post[person])
    rank = float(world.posts.rank[post]) if post >= 0 else float(people.grade[person]) - 1.0
    incumbent = 0.0
    if seat_of(world.committees, codes.MEMBER, person) >= 0:
        incumbent = numbers.elect_incumbent
    elif seat_of(world.committees, codes.CANDIDATE, person) >= 0:
        incumbent = 0.5 * numbers.elect_incumbent
    draw = chance.normal(world.seed, Cause.COMMITTEE, month, person)
    return Standing(
        numbers.elect_rank * (rank - LEAST_RANK),
        0.25 * float(world.cards.quality[person]),
        incumbent,
        numbers.elect_prestige * float(people.prestige[person]),
        slate_term(world, person),
        -(numbers.elect_minority * float(people.spoke[person])),
        -(0.5 * float(people.rung[person])),
        numbers.elect_noise * draw,
    )


@kernel
def slate_term(world: World, person: int) -> float:
    """Return what the Secretariat's list is worth to a candidate.

    The list favours those whose cards look loyal and whom the section placed; how much a
    congress heeds it grows with the share of delegates who are of its placing.
    """
    numbers, cards = world.numbers, world.cards
    holder = holder_of_office(world)
    heed = numbers.slate_base
    heed += numbers.slate_debt * float(world.tally.gauge[GAUGE_DELEGATE_DEBT])
    precision = float(cards.precision[person])
    trust = float(cards.loyalty[person]) * precision / (precision + numbers.card_prior)
    post = whole(world.people.post[person])
    if post >= 0 and holder >= 0 and world.posts.mover[post] == holder:
        trust += 0.5
    return heed * trust


@kernel
def sponsored(world: World, person: int) -> float:
    """Return how far the notables with followings want a person beside them.

    Each notable weighs by his share of the committee's following; he wants those who owe
    him and not those he has quarrelled with.
    """
    total, wanted = 0.0, 0.0
    for leader in players(world):
        power = float(world.notables.power[world.people.slot[leader]])
        total += power
        if leader == person:
            wanted += power
            continue
        wanted += power * owes(world.people, world.ties, person, whole(leader))
        wanted -= _ILL_WILL * power * feud(world, whole(leader), person)
    return wanted / total if total > 0.0 else 0.0


class Backing(NamedTuple):
    """The terms of a member's standing in the committee, in the order they are added up."""

    sponsors: float
    incumbent: float
    standing: float  # prestige, with grade or a party post
    minority: float  # below 0: he has spoken against the line
    rungs: float  # below 0: he has been pushed down
    draw: float


@kernel
def standing_in_committee(world: World, month: int, seat: int, person: int) -> float:
    """Return a member's standing when the committee elects its bureaux."""
    terms = terms_in_committee(world, month, seat, person)
    known = terms.sponsors + terms.incumbent + terms.standing
    return known + terms.minority + terms.rungs + terms.draw


@kernel
def terms_in_committee(world: World, month: int, seat: int, person: int) -> Backing:
    """Return what a member stands on when the committee elects this bureau, term by term."""
    people, numbers = world.people, world.numbers
    prestige = numbers.bureau_prestige * float(people.prestige[person])
    post = whole(people.post[person])
    in_party = post >= 0 and world.posts.structure[post] == codes.PARTY
    if seat in (codes.POLITBURO_MEMBER, codes.POLITBURO_CANDIDATE):
        standing = prestige + 0.2 * (float(people.grade[person]) - LEAST_RANK)
    else:
        standing = 0.3 * prestige + (numbers.bureau_party if in_party else 0.0)
    sits = seat_of(world.committees, seat, person) >= 0
    draw = chance.normal(world.seed, Cause.BUREAU, month, person, seat)
    return Backing(
        numbers.bureau_sponsor * sponsored(world, person),
        numbers.bureau_incumbent if sits else 0.0,
        standing,
        -(numbers.bureau_minority * float(people.spoke[person])),
        -(0.25 * float(people.rung[person])),
        numbers.bureau_noise * draw,
    )


@kernel
def best_of(candidates: Ints, standing: Doubles, seats: int) -> Ints:
    """Return the candidates of highest standing, in order, at most `seats` of them."""
    falling = np.empty(len(standing))
    for index in range(len(standing)):
        falling[index] = -standing[index]
    order = ascending(falling)
    best = np.empty(max(0, min(seats, len(candidates))), dtype=np.int32)
    for place in range(len(best)):
        best[place] = candidates[order[place]]
    return best


@kernel
def contains(persons: Ints, person: int) -> bool:
    """Whether a person is among several."""
    for other in persons:
        if other == person:
            return True
    return False

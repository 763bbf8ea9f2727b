"""Card index: the section learns of people, right and wrong, one entry at a time.

Order: after membership, before the section acts on its cards.
Reads: minds and ties through `loyalty_of` (this step is the eye that looks; the steps that
act see cards only), posts. Writes: cards, entries. Draws: CARD.
Rule: instructors, control commissions, police and jealous colleagues make entries, so many
a month for a thousand posts, more on the high than on the low. An entry shows the man's
loyalty to the holder with an error; some are malice. The estimate moves by its precision
(a Kalman step), and no card is ever certain. Souvarine 1978 for what was entered; the
numbers are our assumption. Safeguard open-card: malice is struck off before it counts, and
the error of the rest is halved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.following import NO_ISSUE, live_issue
from raspred.simulation.office import holder_of_office
from raspred.simulation.opinions import opinion
from raspred.simulation.patronage import owes
from raspred.simulation.rules import OPEN_CARD
from raspred.simulation.tally import IN_POSTS_FILLED, ROW_ENTRIES

if TYPE_CHECKING:
    from raspred.simulation.world import World

_ENTRY_VARIANCE = 0.49
_KINDS = 6
_MALICE = -0.6


@kernel
def card_index(world: World, month: int) -> None:
    """Make this month's entries."""
    holder = holder_of_office(world)
    if holder < 0:
        return
    issue = live_issue(world, month)
    posts = len(world.posts.holder)
    wanted = whole(
        world.numbers.card_entries * world.tally.series[max(0, month - 1), IN_POSTS_FILLED]
    )
    made = 0
    for attempt in range(8 * wanted):
        draws = chance.uniforms(world.seed, Cause.CARD, month, attempt)
        post = chance.below(posts, draws[0])
        person = whole(world.posts.holder[post])
        rank = float(world.posts.rank[post])
        if person < 0 or person == holder or draws[1] > (rank / 8.0) ** 2:
            continue
        enter(world, month, issue, holder, person, attempt, draws[2], draws[3])
        made += 1
        if made >= wanted:
            break


@kernel
def loyalty_of(world: World, issue: int, person: int, holder: int) -> float:
    """Return how a person really stands to the holder of the office, -1 to 1.

    What he owes him, less what he owes others, what he has said and, as far as he has
    convictions, how far they stand apart on the issue of the day.
    """
    tie = owes(world.people, world.ties, person, holder)
    loyalty = tie
    if tie == 0.0 and world.ties.patron[person] >= 0:
        loyalty -= 0.3 * float(world.ties.debt[person])
    loyalty -= 0.4 * float(world.people.spoke[person])
    if issue != NO_ISSUE:
        gap = abs(opinion(world, issue, person) - opinion(world, issue, holder))
        loyalty += 0.6 * float(world.minds.conviction[person]) * (0.7 - gap)
    if world.people.banished[person] > 0:
        loyalty -= 0.3
    return min(1.0, max(-1.0, loyalty))


@kernel
def enter(
    world: World,
    month: int,
    issue: int,
    holder: int,
    person: int,
    attempt: int,
    who: float,
    what: float,
) -> None:
    """Make one entry on a person's card and let the estimate follow it."""
    cards, numbers = world.cards, world.numbers
    error = chance.normal(world.seed, Cause.CARD, month, attempt, 1)
    contested = world.calendar.rules[month, OPEN_CARD] > 0.0
    spread = 0.5 * numbers.card_error if contested else numbers.card_error
    value = loyalty_of(world, issue, person, holder) + spread * error
    malicious = who < numbers.card_malice
    if malicious and contested:
        return
    if malicious:
        value += _MALICE
    old = float(cards.precision[person])
    weight = 1.0 / _ENTRY_VARIANCE
    cards.loyalty[person] = (old * cards.loyalty[person] + weight * value) / (old + weight)
    cards.precision[person] = min(numbers.card_limit, old + weight)
    row = whole(world.tally.rows[ROW_ENTRIES])
    if row >= len(world.entries.person):
        return
    world.tally.rows[ROW_ENTRIES] = row + 1
    entries = world.entries
    entries.person[row] = person
    entries.day[row] = world.calendar.first_day[month]
    entries.kind[row] = codes.DENUNCIATION if malicious else chance.below(_KINDS, what)
    entries.author[row] = codes.COLLEAGUE if malicious else chance.below(3, what * 7.0 % 1.0)
    entries.value[row] = value
    entries.truthful[row] = 0 if malicious else 1

"""Privileges: rank buys comfort, comfort is something to lose, and rivals envy it.

Order: before elections. Reads: posts.rank, places.hardship. Writes:
people.comfort, cards and entries (denunciations). Draws: PRIVILEGES.
Rule: comfort follows the rank of the post (housing, rations, car, special shop) and the
ease of the place. Who has it speaks up less (`voice_comfort`). The more
comfort, the more envy: somebody, no one in particular, denounces the man, which enters
his card as malice.
Souvarine 1978; numbers: our assumption. Safeguard open-card: denunciations are struck off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.office import holder_of_office
from raspred.simulation.rules import OPEN_CARD
from raspred.simulation.tally import ROW_ENTRIES

if TYPE_CHECKING:
    from raspred.simulation.world import World

_MALICE = -0.6
_ENTRY_PRECISION = 2.0
_LEAST_RANK = 4


@kernel
def privileges(world: World, month: int) -> None:
    """Set what each has to lose, and let the envious write."""
    for start in range(0, len(world.posts.holder), chance.BLOCK):
        stop = min(start + chance.BLOCK, len(world.posts.holder))
        chance.draw_words(world.draws, world.seed, Cause.PRIVILEGES, month, start, stop)
        enjoy(world, month, start, stop)


@kernel
def enjoy(world: World, month: int, start: int, stop: int) -> None:
    """Set the comfort of the holders of the posts in [start, stop); some are denounced."""
    posts, people, draws = world.posts, world.people, world.draws
    kept = holder_of_office(world) >= 0  # a card index, that is: denunciations need a reader
    read = kept and world.calendar.rules[month, OPEN_CARD] == 0.0
    for post in range(start, stop):
        person = whole(posts.holder[post])
        if person < 0 or people.post[person] != post:
            continue
        ease = 1.0 - float(world.places.hardship[people.place[person]])
        people.comfort[person] = 0.1 * float(posts.rank[post]) * ease
        if posts.rank[post] < _LEAST_RANK or not read:
            continue
        draw = chance.as_draw(draws.word[post - start])
        if draw < world.numbers.denunciations * float(people.comfort[person]):
            denounce(world, month, person)


@kernel
def denounce(world: World, month: int, person: int) -> None:
    """Enter a colleague's denunciation on a man's card."""
    cards = world.cards
    old = float(cards.precision[person])
    kept = old * float(cards.loyalty[person])
    cards.loyalty[person] = (kept + _ENTRY_PRECISION * _MALICE) / (old + _ENTRY_PRECISION)
    cards.precision[person] = min(world.numbers.card_limit, old + _ENTRY_PRECISION)
    row = whole(world.tally.rows[ROW_ENTRIES])
    entries = world.entries
    if row >= len(entries.person):
        return
    world.tally.rows[ROW_ENTRIES] = row + 1
    entries.person[row] = person
    entries.day[row] = world.calendar.first_day[month]
    entries.kind[row] = codes.DENUNCIATION
    entries.author[row] = codes.COLLEAGUE
    entries.value[row] = _MALICE
    entries.truthful[row] = 0

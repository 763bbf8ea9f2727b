"""Cards: what the section learns of people, right and wrong, and what it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.mesa_party.leaders import dividing_issue

if TYPE_CHECKING:
    from benchmarks.peers.mesa_party.party import Party
    from benchmarks.peers.mesa_party.person import Person

ENTRY_PRECISION = 1.0 / 0.49
MALICE = -0.6


def believed(person: Person) -> float:
    """Return the loyalty on a card, shrunk by what it rests on."""
    precision = person.card_precision
    if precision == 0.0:
        return 0.0
    return person.loyalty_on_card * precision / (precision + person.model.numbers.card_prior)


def trusted(person: Person) -> float:
    """Return what the section makes of card and public record together."""
    return believed(person) - person.spoke


def card_index(party: Party) -> None:
    """Make this month's entries, more on the high than on the low."""
    holder = party.holder
    filled = party.series[-2]["posts-filled"] if len(party.series) > 1 else 0.0
    wanted = int(party.numbers.card_entries * filled)
    if holder is None or wanted == 0:
        return
    issue = dividing_issue(party)
    posts = list(party.posts)
    made = 0
    for _ in range(8 * wanted):
        post = party.random.choice(posts)
        person = post.holder
        if person is None or person is holder or party.random.random() > (post.rank / 8.0) ** 2:
            continue
        observe(party, issue, holder, person)
        made += 1
        if made >= wanted:
            break


def observe(party: Party, issue: int | None, holder: Person, person: Person) -> None:
    """Enter what somebody saw of a person, with an error, or made up about him."""
    numbers = party.numbers
    value = loyalty_of(issue, person, holder) + party.random.gauss(0.0, numbers.card_error)
    if party.random.random() < numbers.card_malice:
        value += MALICE
    enter(person, value, ENTRY_PRECISION)


def enter(person: Person, value: float, precision: float) -> None:
    """Write an entry and let the estimate follow it."""
    old = person.card_precision
    person.loyalty_on_card = (old * person.loyalty_on_card + precision * value) / (old + precision)
    person.card_precision = min(person.model.numbers.card_limit, old + precision)
    person.model.entries.append((person.model.month, person.unique_id, value))


def loyalty_of(issue: int | None, person: Person, holder: Person) -> float:
    """Return how a person really stands to the holder of the office, -1 to 1."""
    loyalty = person.owes(holder)
    if loyalty == 0.0 and person.patron is not None:
        loyalty -= 0.3 * person.debt
    loyalty -= 0.4 * person.spoke
    if issue is not None:
        gap = abs(person.opinion(issue) - holder.opinion(issue))
        loyalty += 0.6 * person.conviction * (0.7 - gap)
    if person.banished:
        loyalty -= 0.3
    return min(1.0, max(-1.0, loyalty))
